import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import { visibleIdeas } from '#modules/ideas/public.ts';
import type { Db } from '#platform/db/database.ts';
import { type ReadableColumns, visibleTo } from '#platform/db/visible-to.queries.ts';

/** How the table `need as n` answers the predicate of who may read. A need is shown from the moment it is posted. */
const readableNeed: ReadableColumns = {
  visibility: (value) => sql<SqlBool>`n.visibility = ${sql.lit(value)}`,
  organisationIn: (ids) => sql<SqlBool>`n.organisation_id = any(${ids})`,
  ownedBy: (personId) => sql<SqlBool>`n.author_id = ${personId}`,
  stateIn: (states) => sql<SqlBool>`${sql.lit(states.includes('shown'))}`,
  hidden: (value) => sql<SqlBool>`n.hidden_at is ${sql.raw(value ? 'not null' : 'null')}`,
};
const linksShownMax = 20;

export interface Link {
  readonly id: string;
  readonly title: string;
}

/** The idea that a project came from, and the ideas that it was said to do already: those that the viewer may read. */
export async function findIdeasOf(
  db: Db,
  viewer: Viewer,
  projectId: string,
): Promise<{ origin: Link | undefined; doneBy: Link[] }> {
  const rows = await db
    .selectFrom('idea as i')
    .where(visibleIdeas(viewer))
    .where('i.state', '<>', 'merged')
    .where(
      sql<SqlBool>`(i.id in (select idea_id from idea_done_by where project_id = ${projectId})
        or i.id = (select idea_id from project where id = ${projectId}))`,
    )
    .orderBy('i.posted_at', 'desc')
    .limit(linksShownMax)
    .select([
      'i.id',
      'i.title',
      sql<boolean>`i.id = (select idea_id from project where id = ${projectId})`.as('is_origin'),
    ])
    .execute();
  const origin = rows.find((row) => row.is_origin);
  return {
    origin: origin && { id: origin.id, title: origin.title },
    doneBy: rows.filter((row) => !row.is_origin).map(({ id, title }) => ({ id, title })),
  };
}

/** Needs of which somebody said that this project met them. */
export async function findNeedsMet(db: Db, viewer: Viewer, projectId: string): Promise<Link[]> {
  return db
    .selectFrom('need as n')
    .where('n.met_by_project_id', '=', projectId)
    .where('n.state', '=', 'met')
    .where(visibleTo(viewer, readableNeed))
    .orderBy('n.posted_at', 'desc')
    .limit(linksShownMax)
    .select(['n.id', 'n.title'])
    .execute();
}

export interface IdeaToBeginFrom {
  readonly ideaId: string;
  readonly authorId: string;
  readonly organisationId: string;
  readonly title: string;
  readonly problem: string;
  readonly proposal: string;
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly visibility: Visibility;
  readonly anonymous: boolean;
  readonly state: string;
}

export async function findIdeaToBeginFrom(
  db: Db,
  viewer: Viewer,
  ideaId: string,
): Promise<IdeaToBeginFrom | undefined> {
  const row = await db
    .selectFrom('idea as i')
    .where('i.id', '=', ideaId)
    .where(visibleIdeas(viewer))
    .select([
      'i.author_id',
      'i.organisation_id',
      'i.title',
      'i.problem',
      'i.proposal',
      'i.topics',
      'i.setting',
      'i.visibility',
      'i.anonymous',
      'i.state',
    ])
    .executeTakeFirst();
  return (
    row && {
      ideaId,
      authorId: row.author_id,
      organisationId: row.organisation_id,
      title: row.title,
      problem: row.problem,
      proposal: row.proposal,
      topics: row.topics,
      setting: row.setting,
      visibility: row.visibility as Visibility,
      anonymous: row.anonymous,
      state: row.state,
    }
  );
}
