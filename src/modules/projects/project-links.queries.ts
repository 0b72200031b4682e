import { type RawBuilder, type SqlBool, sql } from 'kysely';
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

/** The idea that a project came from, the ideas that it was said to do already, and the needs that it met. */
export interface Links {
  readonly origin: Link | null;
  readonly doneBy: readonly Link[];
  readonly needs: readonly Link[];
}

/** Those links that the viewer may read, as one column of a larger statement. */
export function linksAsJson(viewer: Viewer, projectId: string, ideaId: string | null): RawBuilder<Links> {
  const link = (alias: string) =>
    sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'title', ${sql.ref(`${alias}.title`)})`;
  return sql`jsonb_build_object(
    'origin', (select ${link('i')} from idea i where i.id = ${ideaId} and i.state <> 'merged' and ${visibleIdeas(viewer)}),
    'doneBy', coalesce((select jsonb_agg(${link('i')}) from (
      select i.id, i.title from idea_done_by d join idea i on i.id = d.idea_id
      where d.project_id = ${projectId} and i.id is distinct from ${ideaId} and i.state <> 'merged' and ${visibleIdeas(viewer)}
      order by i.posted_at desc limit ${linksShownMax}) i), '[]'),
    'needs', coalesce((select jsonb_agg(${link('n')}) from (
      select n.id, n.title from need n
      where n.met_by_project_id = ${projectId} and n.state = 'met' and ${visibleTo(viewer, readableNeed)}
      order by n.posted_at desc limit ${linksShownMax}) n), '[]'))`;
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
