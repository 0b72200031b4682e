import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { InterestState } from '../request.rules.ts';

export interface Interest {
  readonly interestId: string;
  readonly requestId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companySector: string;
  readonly message: string;
  readonly expressedAt: Date;
  readonly state: InterestState;
  readonly answer: string | null;
  readonly replyDueOn: string;
  /** Who owes the answer, by name. */
  readonly holderName: string | null;
  readonly identifiersJustified: string | null;
  readonly answerIdentifiersJustified: string | null;
}

function selectInterests(db: Db) {
  return db
    .selectFrom('expression_of_interest as e')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .leftJoin('answer_duty as d', (join) =>
      join.onRef('d.subject_id', '=', 'e.id').on('d.subject_kind', '=', 'expression-of-interest'),
    )
    .leftJoin('person as h', 'h.id', 'd.holder_id')
    .select([
      'h.name as holder_name',
      'e.identifiers_justified',
      'e.answer_identifiers_justified',
      'e.id',
      'e.request_id',
      'e.company_id',
      'c.name',
      'c.sector',
      'e.message',
      'e.expressed_at',
      'e.state',
      'e.answer',
      'e.reply_due_on',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectInterests>['executeTakeFirstOrThrow']>>;

function toInterest(row: Row): Interest {
  return {
    interestId: row.id,
    requestId: row.request_id,
    companyId: row.company_id,
    companyName: row.name,
    companySector: row.sector,
    message: row.message,
    expressedAt: row.expressed_at,
    state: row.state as InterestState,
    answer: row.answer,
    replyDueOn: row.reply_due_on,
    holderName: row.holder_name,
    identifiersJustified: row.identifiers_justified,
    answerIdentifiersJustified: row.answer_identifiers_justified,
  };
}

/** For the team: every interest in its request, the oldest first, whoever spoke loudest. */
export async function findInterestsIn(db: Db, requestId: string): Promise<Interest[]> {
  const rows = await selectInterests(db)
    .where('e.request_id', '=', requestId)
    .orderBy('e.expressed_at')
    .execute();
  return rows.map(toInterest);
}

/** For a company's user: the interests of these companies, and nobody else's. */
export async function findInterestsBy(
  db: Db,
  requestId: string,
  companyIds: readonly string[],
): Promise<Interest[]> {
  if (companyIds.length === 0) return [];
  const rows = await selectInterests(db)
    .where('e.request_id', '=', requestId)
    .where('e.company_id', 'in', [...companyIds])
    .execute();
  return rows.map(toInterest);
}

export async function findInterest(db: Db, interestId: string): Promise<Interest | undefined> {
  const row = await selectInterests(db).where('e.id', '=', interestId).executeTakeFirst();
  return row && toInterest(row);
}

export interface CompanyInterest {
  readonly requestId: string;
  /** Undefined where moderators have hidden the project. */
  readonly requestTitle: string | undefined;
  readonly state: InterestState;
  readonly expressedAt: Date;
  readonly replyDueOn: string;
}

const dealingsShown = 200;

/** A company's dealings, the newest first. The caller has found the viewer to be one of its users. */
export async function findInterestsOfCompany(db: Db, companyId: string): Promise<CompanyInterest[]> {
  const rows = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .where('e.company_id', '=', companyId)
    .orderBy('e.expressed_at', 'desc')
    .limit(dealingsShown)
    .select(['r.id', 'r.title', 'p.hidden_at', 'e.state', 'e.expressed_at', 'e.reply_due_on'])
    .execute();
  return rows.map((row) => ({
    requestId: row.id,
    requestTitle: row.hidden_at === null ? row.title : undefined,
    state: row.state as InterestState,
    expressedAt: row.expressed_at,
    replyDueOn: row.reply_due_on,
  }));
}

export interface NewInterest {
  readonly requestId: string;
  readonly projectId: string;
  readonly organisationId: string;
  readonly companyId: string;
  readonly expressedBy: string;
  readonly message: string;
  readonly identifiersJustified: string;
  readonly replyDueOn: string;
}

/** With whom the answer is due from, by name. @returns undefined where the company spoke already */
export async function insertInterest(tx: Tx, act: Act, interest: NewInterest): Promise<string | undefined> {
  const interestId = newId();
  const inserted = await tx
    .insertInto('expression_of_interest')
    .values({
      id: interestId,
      request_id: interest.requestId,
      company_id: interest.companyId,
      expressed_by: interest.expressedBy,
      message: interest.message,
      identifiers_justified: interest.identifiersJustified === '' ? null : interest.identifiersJustified,
      expressed_at: act.at,
      reply_due_on: interest.replyDueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  const holderId = await findHolder(tx, interest, londonToday(act.at));
  await tx
    .insertInto('answer_duty')
    .values({
      id: newId(),
      subject_kind: 'expression-of-interest',
      subject_id: interestId,
      organisation_id: interest.organisationId,
      holder_id: holderId ?? null,
      held_for: holderId ? 'organisation' : 'programme',
      due_on: interest.replyDueOn,
    })
    .execute();
  await append(tx, act, {
    verb: 'interest.expressed',
    subjectKind: 'expression-of-interest',
    subject: interestId,
    concerns: [interest.requestId],
    payload: { companyId: interest.companyId },
  });
  return interestId;
}

/**
 * The project's owner, else its longest member, else who answers for its organisation; of these, nobody who acts for a
 * company, since they may not answer. Where there is none, the programme holds it.
 */
async function findHolder(tx: Tx, interest: NewInterest, today: string): Promise<string | undefined> {
  const { rows } = await sql<{ person_id: string }>`
    select held.person_id from (
      select m.person_id, case m.role when 'owner' then 1 else 2 end as rank, m.joined_at as since
      from project_member m where m.project_id = ${interest.projectId}
      union all
      select w.person_id, case w.role when 'lead' then 3 else 4 end, w.started_at
      from membership w where w.organisation_id = ${interest.organisationId} and w.state = 'confirmed' and w.role in ('lead', 'deputy')
    ) held
    where not exists (select 1 from company_user u join company c on c.id = u.company_id
      where u.person_id = held.person_id and c.state = 'verified' and u.ended_at is null and u.expires_on >= ${today})
    order by held.rank, held.since, held.person_id limit 1`.execute(tx);
  return rows[0]?.person_id;
}

/** @returns false where it no longer stands as it was read */
export async function moveInterest(
  tx: Tx,
  act: Act,
  interest: Interest,
  to:
    | { state: 'shortlisted' | 'declined'; answer: string; identifiersJustified: string; by: string }
    | { state: 'withdrawn' },
): Promise<boolean> {
  const moved = await tx
    .updateTable('expression_of_interest')
    .set(
      to.state === 'withdrawn'
        ? { state: to.state }
        : {
            state: to.state,
            answer: to.answer,
            answer_identifiers_justified: to.identifiersJustified === '' ? null : to.identifiersJustified,
            answered_by: to.by,
            answered_at: act.at,
          },
    )
    .where('id', '=', interest.interestId)
    .where('state', '=', interest.state)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('answer_duty')
    .set({ done_at: act.at })
    .where('subject_kind', '=', 'expression-of-interest')
    .where('subject_id', '=', interest.interestId)
    .where('done_at', 'is', null)
    .execute();
  await append(tx, act, {
    verb: `interest.${to.state}`,
    subjectKind: 'expression-of-interest',
    subject: interest.interestId,
    concerns: [interest.requestId],
    payload: { companyId: interest.companyId },
  });
  return true;
}
