import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { visibleIdeas } from './idea.queries.ts';
import { readableNeed } from './need.queries.ts';

/** The author, and whoever follows or backs an idea. */
export async function findConcerned(
  db: Db,
  ideaId: string,
): Promise<{ authorId: string | undefined; others: string[] }> {
  const { rows } = await sql<{ person_id: string; author: boolean }>`
    select author_id as person_id, true as author from idea where id = ${ideaId}
    union select person_id, false from follow where subject_id = ${ideaId}
    union select person_id, false from idea_support where idea_id = ${ideaId}`.execute(db);
  return {
    authorId: rows.find((row) => row.author)?.person_id,
    others: [...new Set(rows.filter((row) => !row.author).map((row) => row.person_id))],
  };
}

/** Who wrote a need, and who follows it. */
export async function findNeedConcerned(db: Db, needId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select author_id as person_id from need where id = ${needId} union select person_id from follow where subject_id = ${needId}`.execute(
    db,
  );
  return rows.map((row) => row.person_id);
}

export async function findOrganisationFollowers(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('follow')
    .where('subject_id', '=', organisationId)
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function findHolders(db: Db, subjectId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select d.holder_id as person_id from answer_duty d where d.subject_id = ${subjectId} and d.holder_id is not null
    union select m.person_id from answer_duty d join membership m on m.organisation_id = d.organisation_id
      where d.subject_id = ${subjectId} and m.state = 'confirmed' and m.role in ('lead', 'deputy')
    union select r.person_id from answer_duty d, programme_role r
      where d.subject_id = ${subjectId} and (d.escalated_at is not null or d.held_for = 'programme') and r.role in ('reviewer', 'moderator')`.execute(
    db,
  );
  return rows.map((row) => row.person_id);
}

/** The title of an idea for one reader; undefined where they may no longer read it. */
export async function findTitleFor(
  db: Db,
  personId: string,
  ideaId: string,
  now: Date,
): Promise<string | undefined> {
  const viewer = await findPersonAsViewer(db, personId, now);
  if (!viewer) return undefined;
  const row = await db
    .selectFrom('idea as i')
    .where('i.id', '=', ideaId)
    .where(visibleIdeas(viewer))
    .select('i.title')
    .executeTakeFirst();
  return row?.title;
}

/** The title of a need for one reader; undefined where they may no longer read it. */
export async function findNeedTitleFor(
  db: Db,
  personId: string,
  needId: string,
  now: Date,
): Promise<string | undefined> {
  const viewer = await findPersonAsViewer(db, personId, now);
  if (!viewer) return undefined;
  const row = await db
    .selectFrom('need as n')
    .where('n.id', '=', needId)
    .where('n.hidden_at', 'is', null)
    .where(visibleTo(viewer, readableNeed))
    .select('n.title')
    .executeTakeFirst();
  return row?.title;
}

export async function findCommentSubject(
  db: Db,
  commentId: string,
): Promise<{ kind: 'idea' | 'need'; subjectId: string; authorId: string } | undefined> {
  const row = await db
    .selectFrom('comment')
    .where('id', '=', commentId)
    .where('hidden_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('subject_kind', 'in', ['idea', 'need'])
    .select(['subject_kind', 'subject_id', 'author_id'])
    .executeTakeFirst();
  return (
    row && { kind: row.subject_kind as 'idea' | 'need', subjectId: row.subject_id, authorId: row.author_id }
  );
}
