import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { InvitationStep } from './invitation.rules.ts';

/** Only the team that asks a question sees and invites people for it. */
function asksQuestion(viewer: Viewer, questionId: string): RawBuilder<SqlBool> {
  const me = viewer.kind === 'person' ? viewer.personId : null;
  return sql<SqlBool>`exists (select 1 from views_question q join project_member m on m.project_id = q.project_id
    where q.id = ${questionId} and m.person_id = ${me})`;
}

export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly follows: boolean;
  /** They said that teams may ask them; without it they are known only as a follower. */
  readonly agreed: boolean;
}

const candidatesMax = 200;

/** Whom this team may invite: who agreed to be asked, and who follows the project; nobody of the team, nobody twice. */
export async function findCandidates(db: Db, viewer: Viewer, questionId: string): Promise<Candidate[]> {
  const { rows } = await sql<{ id: string; name: string | null; follows: boolean; agreed: boolean }>`
    select p.id, p.name, (f.person_id is not null) as follows, (w.person_id is not null) as agreed
    from views_question q
    join person p on p.erased_at is null
    left join views_willing w on w.person_id = p.id
    left join follow f on f.person_id = p.id and f.subject_id = q.project_id
    where q.id = ${questionId} and (w.person_id is not null or f.person_id is not null)
      and ${asksQuestion(viewer, questionId)}
      and not exists (select 1 from project_member m where m.project_id = q.project_id and m.person_id = p.id)
      and not exists (select 1 from views_invitation i where i.question_id = q.id and i.person_id = p.id)
      and not exists (select 1 from views_answer a where a.question_id = q.id and a.person_id = p.id)
    order by (f.person_id is null), p.name, p.id limit ${candidatesMax}`.execute(db);
  return rows.map((row) => ({
    personId: row.id,
    name: row.name ?? '',
    follows: row.follows,
    agreed: row.agreed,
  }));
}

export interface SentInvitation {
  readonly personId: string;
  readonly name: string;
  readonly invitedAt: Date;
  readonly remindedAt: Date | null;
  readonly openedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly answered: boolean;
}

/** Whom this team has invited, the first first. */
export async function findInvitations(db: Db, viewer: Viewer, questionId: string): Promise<SentInvitation[]> {
  const rows = await db
    .selectFrom('views_invitation as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .where('i.question_id', '=', questionId)
    .where(asksQuestion(viewer, questionId))
    .orderBy('i.invited_at')
    .orderBy('i.id')
    .limit(candidatesMax)
    .select([
      'i.person_id',
      'p.name',
      'i.invited_at',
      'i.reminded_at',
      'i.opened_at',
      'i.declined_at',
      sql<boolean>`exists (select 1 from views_answer a where a.question_id = i.question_id and a.person_id = i.person_id)`.as(
        'answered',
      ),
    ])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name ?? '',
    invitedAt: row.invited_at,
    remindedAt: row.reminded_at,
    openedAt: row.opened_at,
    declinedAt: row.declined_at,
    answered: row.answered,
  }));
}

export interface Sending {
  readonly questionId: string;
  readonly projectId: string;
  readonly personId: string;
  readonly by: string;
}

/** @returns the invitation's id; undefined where a colleague was quicker */
export async function insertInvitation(tx: Tx, act: Act, sending: Sending): Promise<string | undefined> {
  const invitationId = newId();
  const inserted = await tx
    .insertInto('views_invitation')
    .values({
      id: invitationId,
      question_id: sending.questionId,
      person_id: sending.personId,
      invited_by: sending.by,
      invited_at: act.at,
    })
    .onConflict((conflict) => conflict.columns(['question_id', 'person_id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await appendSent(tx, act, 'invitation', invitationId, sending);
  return invitationId;
}

/** @returns the invitation's id; undefined where it was reminded of, answered or declined already */
export async function markReminded(tx: Tx, act: Act, sending: Sending): Promise<string | undefined> {
  const row = await tx
    .updateTable('views_invitation as i')
    .set({ reminded_at: act.at, reminded_by: sending.by })
    .where('i.question_id', '=', sending.questionId)
    .where('i.person_id', '=', sending.personId)
    .where('i.reminded_at', 'is', null)
    .where('i.declined_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select 1 from views_answer a where a.question_id = i.question_id and a.person_id = i.person_id)`,
    )
    .returning('i.id')
    .executeTakeFirst();
  if (!row) return undefined;
  await appendSent(tx, act, 'reminder', row.id, sending);
  return row.id;
}

async function appendSent(
  tx: Tx,
  act: Act,
  step: InvitationStep,
  invitationId: string,
  sending: Sending,
): Promise<void> {
  await append(tx, act, {
    verb: step === 'invitation' ? 'views.invited' : 'views.reminded',
    subjectKind: 'views-invitation',
    subject: invitationId,
    concerns: [sending.questionId, sending.projectId],
  });
}

export interface Invited {
  readonly invitationId: string;
  readonly personId: string;
  readonly openedAt: Date | null;
  readonly declinedAt: Date | null;
}

/** The caller has made sure that it acts for this person. */
export async function findInvited(
  db: Db,
  questionId: string,
  personId: string,
): Promise<Invited | undefined> {
  const row = await db
    .selectFrom('views_invitation')
    .where('question_id', '=', questionId)
    .where('person_id', '=', personId)
    .select(['id', 'person_id', 'opened_at', 'declined_at'])
    .executeTakeFirst();
  return (
    row && {
      invitationId: row.id,
      personId: row.person_id,
      openedAt: row.opened_at,
      declinedAt: row.declined_at,
    }
  );
}

/** @returns false where the same was pressed before */
export async function answerInvitation(
  tx: Tx,
  act: Act,
  answered: { invitationId: string; questionId: string; by: string; how: 'opened' | 'declined' },
): Promise<boolean> {
  const changed = await tx
    .updateTable('views_invitation')
    .set(
      answered.how === 'opened'
        ? { opened_at: act.at, opened_by: answered.by, declined_at: null }
        : { declined_at: act.at },
    )
    .where('id', '=', answered.invitationId)
    .where(answered.how === 'opened' ? 'opened_at' : 'declined_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: answered.how === 'opened' ? 'views.invitation-opened' : 'views.invitation-declined',
    subjectKind: 'views-invitation',
    subject: answered.invitationId,
    concerns: [answered.questionId],
  });
  return true;
}

export interface WaitingInvitation {
  readonly questionId: string;
  readonly personId: string;
  readonly question: string;
  readonly projectTitle: string;
  readonly closesOn: string;
}

/** Invitations of these people that wait for an answer; the caller acts for each of them. */
export async function findWaiting(
  db: Db,
  personIds: readonly string[],
  today: string,
): Promise<WaitingInvitation[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('views_invitation as i')
    .innerJoin('views_question as q', 'q.id', 'i.question_id')
    .innerJoin('project as p', 'p.id', 'q.project_id')
    .where('i.person_id', 'in', [...personIds])
    .where('i.declined_at', 'is', null)
    .where('q.closed_at', 'is', null)
    .where('q.closes_on', '>=', today)
    .where('p.state', '=', 'published')
    .where('p.visibility', '=', 'everyone')
    .where('p.hidden_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select 1 from views_answer a where a.question_id = i.question_id and a.person_id = i.person_id)`,
    )
    .orderBy('q.closes_on')
    .orderBy('i.id')
    .limit(candidatesMax)
    .select(['i.question_id', 'i.person_id', 'q.question', 'p.title', 'q.closes_on'])
    .execute();
  return rows.map((row) => ({
    questionId: row.question_id,
    personId: row.person_id,
    question: row.question,
    projectTitle: row.title,
    closesOn: row.closes_on,
  }));
}

/** The words and the person of an invitation, for its notice. */
export async function findInvitationFacts(
  db: Db,
  invitationId: string,
): Promise<{ personId: string; questionId: string; projectTitle: string; closesOn: string } | undefined> {
  const row = await db
    .selectFrom('views_invitation as i')
    .innerJoin('views_question as q', 'q.id', 'i.question_id')
    .innerJoin('project as p', 'p.id', 'q.project_id')
    .where('i.id', '=', invitationId)
    .where('p.visibility', '=', 'everyone')
    .where('p.hidden_at', 'is', null)
    .select(['i.person_id', 'i.question_id', 'p.title', 'q.closes_on'])
    .executeTakeFirst();
  return (
    row && {
      personId: row.person_id,
      questionId: row.question_id,
      projectTitle: row.title,
      closesOn: row.closes_on,
    }
  );
}

export async function isWilling(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('views_willing')
    .where('person_id', '=', personId)
    .select('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where it was so already */
export async function setWilling(tx: Tx, act: Act, personId: string, willing: boolean): Promise<boolean> {
  const changed = willing
    ? await tx
        .insertInto('views_willing')
        .values({ person_id: personId, since: act.at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
    : await tx.deleteFrom('views_willing').where('person_id', '=', personId).executeTakeFirst();
  const count = 'numDeletedRows' in changed ? changed.numDeletedRows : changed.numInsertedOrUpdatedRows;
  if (count !== 1n) return false;
  await append(tx, act, {
    verb: willing ? 'views.willing' : 'views.no-longer-willing',
    subjectKind: 'person',
    subject: personId,
  });
  return true;
}
