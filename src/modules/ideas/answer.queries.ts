import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { type Act, newAct } from '#platform/events/event.ts';

export type AnswerKind = 'planned' | 'under-way' | 'done' | 'not-now';

export interface Answer {
  readonly kind: AnswerKind;
  readonly reason: string;
  readonly answeredAt: Date;
  readonly answeredBy: string | undefined;
}

/** Newest first: the first stands, the others are its history. */
export async function findAnswers(db: Db, ideaId: string): Promise<Answer[]> {
  const rows = await db
    .selectFrom('idea_answer as a')
    .innerJoin('person as p', 'p.id', 'a.answered_by')
    .where('a.idea_id', '=', ideaId)
    .orderBy('a.answered_at', 'desc')
    .orderBy('a.id', 'desc')
    .select(['a.kind', 'a.reason', 'a.answered_at', 'p.name'])
    .execute();
  return rows.map((row) => ({
    kind: row.kind as AnswerKind,
    reason: row.reason,
    answeredAt: row.answered_at,
    answeredBy: row.name ?? undefined,
  }));
}

export async function insertAnswer(
  tx: Tx,
  act: Act,
  answer: { ideaId: string; organisationId: string; kind: AnswerKind; reason: string },
): Promise<void> {
  await tx
    .insertInto('idea_answer')
    .values({
      id: newId(),
      idea_id: answer.ideaId,
      kind: answer.kind,
      reason: answer.reason,
      answered_by: act.actor ?? '',
      answered_at: act.at,
    })
    .execute();
  await tx
    .updateTable('answer_duty')
    .set({ done_at: act.at })
    .where('subject_id', '=', answer.ideaId)
    .where('done_at', 'is', null)
    .execute();
  await append(tx, act, {
    verb: 'idea.answered',
    subjectKind: 'idea',
    subject: answer.ideaId,
    concerns: [answer.organisationId],
    payload: { answer: answer.kind },
  });
}

export interface Duty {
  readonly holderName?: string;
  readonly heldFor: 'organisation' | 'programme';
  readonly dueOn: string;
  readonly done: boolean;
  readonly escalated: boolean;
}

const answerDueDays = 28;

/**
 * Who owes each of these ideas its answer, and by when: the longest-serving lead, else a deputy; where there is neither,
 * programme staff hold it. Ideas that are no longer open get none.
 */
export async function openDutiesOf(tx: Tx, ideaIds: readonly string[]): Promise<void> {
  if (ideaIds.length === 0) return;
  const posted = await tx
    .selectFrom('idea as i')
    .where('i.id', 'in', [...ideaIds])
    .where('i.state', '=', 'open')
    .select([
      'i.id',
      'i.organisation_id',
      'i.posted_at',
      sql<string | null>`(select m.person_id from membership m where m.organisation_id = i.organisation_id
        and m.state = 'confirmed' and m.role in ('lead', 'deputy') order by m.role = 'lead' desc, m.started_at limit 1)`.as(
        'holder_id',
      ),
    ])
    .execute();
  if (posted.length === 0) return;
  await tx
    .insertInto('answer_duty')
    .values(
      posted.map((idea) => ({
        id: newId(),
        subject_kind: 'idea',
        subject_id: idea.id,
        organisation_id: idea.organisation_id,
        holder_id: idea.holder_id,
        held_for: idea.holder_id === null ? 'programme' : 'organisation',
        due_on: addDays(londonToday(idea.posted_at), answerDueDays),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns undefined where nobody owes an answer to this idea */
export async function findDuty(db: Db, ideaId: string): Promise<Duty | undefined> {
  const row = await db
    .selectFrom('answer_duty as d')
    .leftJoin('person as h', 'h.id', 'd.holder_id')
    .where('d.subject_kind', '=', 'idea')
    .where('d.subject_id', '=', ideaId)
    .select(['h.name', 'd.held_for', 'd.due_on', 'd.done_at', 'd.escalated_at'])
    .executeTakeFirst();
  return (
    row && {
      ...(row.name === null ? {} : { holderName: row.name }),
      heldFor: row.held_for as Duty['heldFor'],
      dueOn: row.due_on,
      done: row.done_at !== null,
      escalated: row.escalated_at !== null,
    }
  );
}

export type DutyKind = 'idea' | 'adoption' | 'expression-of-interest';

export interface OpenDuty {
  readonly subjectKind: DutyKind;
  /** The record on whose page it is answered: for a company's interest, the request. */
  readonly answeredAt: string;
  readonly title: string;
  readonly dueOn: string;
  readonly overdue: boolean;
}

const dutiesShown = 100;

/**
 * What waits for somebody: what they hold, what their organisation owes, and for programme staff what nobody else holds or
 * let lie. What companies offer is between them and the organisation that asked: programme staff do not answer it.
 */
export async function findDuties(
  db: Db,
  person: { personId: string; leads: readonly string[]; programmeStaff: boolean },
  today: string,
): Promise<OpenDuty[]> {
  const { rows } = await sql<{
    subject_kind: DutyKind;
    answered_at: string;
    title: string;
    due_on: string;
  }>`
    select d.subject_kind, coalesce(r.id, d.subject_id) as answered_at, d.due_on,
      coalesce(i.title, p.title || ', ' || a.organisation_name_then, r.title) as title
    from answer_duty d
      left join idea i on d.subject_kind = 'idea' and i.id = d.subject_id and i.hidden_at is null and i.state <> 'merged'
      left join adoption a on d.subject_kind = 'adoption' and a.id = d.subject_id and a.hidden_at is null
      left join expression_of_interest e on d.subject_kind = 'expression-of-interest' and e.id = d.subject_id
      left join sponsorship_request r on r.id = e.request_id
      left join project p on p.id = coalesce(a.project_id, r.project_id)
    where d.done_at is null and (i.id is not null or a.id is not null or (r.id is not null and p.hidden_at is null))
      and (d.holder_id = ${person.personId} or d.organisation_id = any(${person.leads})
        or (${person.programmeStaff} and r.id is null and (d.held_for = 'programme' or d.escalated_at is not null)))
    order by d.due_on, d.id limit ${dutiesShown}`.execute(db);
  return rows.map((row) => ({
    subjectKind: row.subject_kind,
    answeredAt: row.answered_at,
    title: row.title,
    dueOn: row.due_on,
    overdue: row.due_on < today,
  }));
}

const overdueVerbs = {
  idea: 'idea.answer-overdue',
  adoption: 'adoption.answer-overdue',
  'expression-of-interest': 'interest.answer-overdue',
} as const satisfies Readonly<Record<DutyKind, string>>;

const escalatedAtOnce = 500;

/** What is overdue goes to the deputies and to programme staff, once. @returns how many */
export async function escalateOverdue(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('answer_duty')
      .where('done_at', 'is', null)
      .where('escalated_at', 'is', null)
      .where('subject_kind', 'in', Object.keys(overdueVerbs))
      .where('due_on', '<', londonToday(now))
      .limit(escalatedAtOnce)
      .forUpdate()
      .skipLocked()
      .select(['id', 'subject_kind', 'subject_id', 'organisation_id'])
      .execute();
    const act = newAct({ actor: null, organisation: null, at: now });
    for (const row of rows) {
      await tx.updateTable('answer_duty').set({ escalated_at: now }).where('id', '=', row.id).execute();
      await append(tx, act, {
        verb: overdueVerbs[row.subject_kind as DutyKind],
        subjectKind: row.subject_kind,
        subject: row.subject_id,
        concerns: row.organisation_id === null ? [] : [row.organisation_id],
      });
    }
    return rows.length;
  });
}

export async function hasLead(db: Db, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .where('role', 'in', ['lead', 'deputy'])
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
