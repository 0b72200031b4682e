import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { encodeCursor } from '#kit/key-page.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type ReadableColumns, visibleTo } from '#platform/db/visible-to.queries.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

/** How the table `need as n` answers the predicate of who may read. */
export const readableNeed: ReadableColumns = {
  visibility: (value) => sql<SqlBool>`n.visibility = ${sql.lit(value)}`,
  organisationIn: (ids) => sql<SqlBool>`n.organisation_id = any(${ids})`,
  ownedBy: (personId) => sql<SqlBool>`n.author_id = ${personId}`,
  stateIn: (states) => sql<SqlBool>`${sql.raw(states.includes('shown') ? 'true' : 'false')}`,
  hidden: (value) => sql<SqlBool>`n.hidden_at is ${sql.raw(value ? 'not null' : 'null')}`,
};

export interface Need {
  readonly needId: string;
  readonly authorId: string;
  readonly authorName: string | undefined;
  readonly organisation: { readonly id: string; readonly name: string; readonly odsCode: string } | undefined;
  readonly idea: { readonly ideaId: string; readonly title: string } | undefined;
  readonly title: string;
  readonly detail: string;
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly visibility: Visibility;
  readonly state: 'open' | 'met' | 'withdrawn';
  readonly metBy: { readonly projectId: string; readonly title: string } | undefined;
  readonly commentCount: number;
  readonly postedAt: Date;
}

function selectNeeds(db: Db, viewer: Viewer) {
  return db
    .selectFrom('need as n')
    .innerJoin('person as p', 'p.id', 'n.author_id')
    .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
    .leftJoin('project as met', (join) =>
      join
        .onRef('met.id', '=', 'n.met_by_project_id')
        .on('met.visibility', '=', 'everyone')
        .on('met.hidden_at', 'is', null),
    )
    .leftJoin('idea as i', (join) =>
      join.onRef('i.id', '=', 'n.idea_id').on('i.visibility', '=', 'everyone').on('i.hidden_at', 'is', null),
    )
    .where(visibleTo(viewer, readableNeed))
    .select([
      'n.id',
      'n.author_id',
      'p.name',
      'n.organisation_id',
      'o.name as organisation_name',
      'o.ods_code',
      'i.id as idea_id',
      'i.title as idea_title',
      'n.title',
      'n.detail',
      'n.topics',
      'n.setting',
      'n.visibility',
      'n.state',
      'met.id as project_id',
      'met.title as project_title',
      'n.comment_count',
      'n.posted_at',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNeeds>['executeTakeFirstOrThrow']>>;

function toNeed(row: Row): Need {
  return {
    needId: row.id,
    authorId: row.author_id,
    authorName: row.name ?? undefined,
    organisation:
      row.organisation_id === null
        ? undefined
        : { id: row.organisation_id, name: row.organisation_name ?? '', odsCode: row.ods_code ?? '' },
    idea: row.idea_id === null ? undefined : { ideaId: row.idea_id, title: row.idea_title ?? '' },
    title: row.title,
    detail: row.detail,
    topics: row.topics,
    setting: row.setting,
    visibility: row.visibility as Visibility,
    state: row.state as Need['state'],
    metBy:
      row.project_id === null ? undefined : { projectId: row.project_id, title: row.project_title ?? '' },
    commentCount: row.comment_count,
    postedAt: row.posted_at,
  };
}

/** @returns undefined where the need is absent or hidden from the viewer: the caller cannot tell which */
export async function findNeed(db: Db, viewer: Viewer, needId: string): Promise<Need | undefined> {
  const row = await selectNeeds(db, viewer).where('n.id', '=', needId).executeTakeFirst();
  return row && toNeed(row);
}

export async function findNeedsOfIdea(db: Db, viewer: Viewer, ideaId: string): Promise<Need[]> {
  const rows = await selectNeeds(db, viewer)
    .where('n.idea_id', '=', ideaId)
    .where('n.state', '<>', 'withdrawn')
    .where('n.hidden_at', 'is', null)
    .orderBy('n.posted_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toNeed);
}

export const needsPerPage = 20;

export async function listNeeds(
  db: Db,
  viewer: Viewer,
  filter: {
    topic?: string | undefined;
    state?: 'open' | 'met' | undefined;
    organisation?: string | undefined;
  },
  after: readonly [string, string] | undefined,
): Promise<{ needs: Need[]; next: string | undefined }> {
  const rows = await selectNeeds(db, viewer)
    .where('n.hidden_at', 'is', null)
    .where('n.state', '<>', 'withdrawn')
    .$if(filter.topic !== undefined, (q) => q.where(sql<SqlBool>`n.topics @> ${[filter.topic]}::text[]`))
    .$if(filter.state !== undefined, (q) => q.where('n.state', '=', filter.state ?? ''))
    .$if(filter.organisation !== undefined, (q) => q.where('o.ods_code', '=', filter.organisation ?? ''))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(n.posted_at, n.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('n.posted_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(needsPerPage + 1)
    .execute();
  const shown = rows.slice(0, needsPerPage).map(toNeed);
  const last = rows.length > needsPerPage ? shown.at(-1) : undefined;
  return { needs: shown, next: last && encodeCursor([last.postedAt.toISOString(), last.needId]) };
}

export interface NewNeed {
  readonly authorId: string;
  readonly organisationId: string | null;
  readonly ideaId: string | null;
  readonly title: string;
  readonly detail: string;
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly visibility: Visibility;
  readonly justification: string;
}

/** @returns undefined where this person said so of this idea already */
export async function insertNeed(tx: Tx, act: Act, need: NewNeed): Promise<string | undefined> {
  const needId = newId();
  const inserted = await tx
    .insertInto('need')
    .values({
      id: needId,
      organisation_id: need.organisationId,
      author_id: need.authorId,
      idea_id: need.ideaId,
      title: need.title,
      detail: need.detail,
      topics: [...need.topics],
      setting: need.setting,
      visibility: need.visibility,
      identifiers_justified: need.justification === '' ? null : need.justification,
      posted_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await append(tx, act, {
    verb: 'need.posted',
    subjectKind: 'need',
    subject: needId,
    concerns: [
      ...(need.organisationId === null ? [] : [need.organisationId]),
      ...(need.ideaId === null ? [] : [need.ideaId]),
    ],
    payload: { visibility: need.visibility },
  });
  return needId;
}

/** @returns false where it was no longer open */
export async function closeNeed(
  tx: Tx,
  act: Act,
  needId: string,
  how: { state: 'met'; projectId: string } | { state: 'withdrawn' },
): Promise<boolean> {
  const closed = await tx
    .updateTable('need')
    .set({ state: how.state, met_by_project_id: how.state === 'met' ? how.projectId : null })
    .where('id', '=', needId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (closed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: how.state === 'met' ? 'need.met' : 'need.withdrawn',
    subjectKind: 'need',
    subject: needId,
    concerns: how.state === 'met' ? [how.projectId] : [],
  });
  return true;
}

/** Published projects that the viewer's own organisation tells everyone of: those it may point to. */
export async function findOwnProjects(
  db: Db,
  organisationId: string,
): Promise<{ projectId: string; title: string }[]> {
  const rows = await db
    .selectFrom('project')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'published')
    .where('visibility', '=', 'everyone')
    .where('hidden_at', 'is', null)
    .orderBy('published_at', 'desc')
    .limit(100)
    .select(['id', 'title'])
    .execute();
  return rows.map((row) => ({ projectId: row.id, title: row.title }));
}

export async function isOpenProject(db: Db, projectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('project')
    .where('id', '=', projectId)
    .where('state', '=', 'published')
    .where('visibility', '=', 'everyone')
    .where('hidden_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
