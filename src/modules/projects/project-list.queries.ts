import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import { readableProject } from './project.queries.ts';
import { countedMax, type ProjectState } from './project.rules.ts';

export interface ProjectFilter {
  readonly topic?: string | undefined;
  readonly setting?: string | undefined;
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  /** By its ODS code. */
  readonly organisation?: string | undefined;
  readonly hasKit?: boolean | undefined;
  readonly seeksSponsor?: boolean | undefined;
  readonly near?:
    | { readonly latitude: number; readonly longitude: number; readonly withinKm: number }
    | undefined;
}

export type ProjectOrder = 'newest' | 'most-adopted';

/** The last row of the page before: its microseconds since 1970, or its adoptions; and its id. */
export type ProjectPlace = readonly [number, string];

export interface ProjectCard {
  readonly projectId: string;
  readonly title: string;
  readonly summary: string;
  readonly organisation: { readonly name: string; readonly odsCode: string };
  readonly stage: string;
  readonly setting: string | null;
  readonly topics: readonly string[];
  readonly adoptionCount: number;
  readonly spreadCount: number;
  readonly hasKit: boolean;
  readonly seeksSponsor: boolean;
  readonly seeksViews: boolean;
  readonly publishedAt: Date;
}

export const projectsPerPage = 20;
const earthRadiusKm = 6_371;

function published(db: Db, viewer: Viewer, filter: ProjectFilter) {
  return (
    db
      .selectFrom('project as p')
      .where(sql<SqlBool>`p.state = 'published'`)
      .where('p.hidden_at', 'is', null)
      .where(visibleTo(viewer, readableProject))
      // The topic stands in the statement, so that a kept plan is made for it: topics differ much in how common they are.
      .$if(filter.topic !== undefined, (q) =>
        q.where(sql<SqlBool>`p.topics @> array[${sql.lit(filter.topic ?? '')}]`),
      )
      .$if(filter.setting !== undefined, (q) => q.where('p.setting', '=', filter.setting ?? ''))
      .$if(filter.stage !== undefined, (q) => q.where('p.stage', '=', filter.stage ?? ''))
      .$if(filter.hasKit === true, (q) => q.where('p.kit_number', 'is not', null))
      .$if(filter.seeksSponsor === true, (q) => q.where('p.seeks_sponsor', '=', true))
  );
}

function publishedFrom(db: Db, viewer: Viewer, filter: ProjectFilter) {
  const { near } = filter;
  return published(db, viewer, filter)
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .$if(filter.region !== undefined, (q) => q.where('o.region', '=', filter.region ?? ''))
    .$if(filter.organisation !== undefined, (q) => q.where('o.ods_code', '=', filter.organisation ?? ''))
    .$if(near !== undefined, (q) =>
      q.where(sql<SqlBool>`o.latitude is not null and ${near?.withinKm ?? 0} >= ${earthRadiusKm} * 2 * asin(least(1, sqrt(
        power(sin(radians(o.latitude - ${near?.latitude ?? 0}) / 2), 2)
        + cos(radians(o.latitude)) * cos(radians(${near?.latitude ?? 0})) * power(sin(radians(o.longitude - ${near?.longitude ?? 0}) / 2), 2))))`),
    );
}

/** Whether organisations must be looked at to know which projects fit. */
function asksForPlace(filter: ProjectFilter): boolean {
  return filter.region !== undefined || filter.organisation !== undefined || filter.near !== undefined;
}

/**
 * One page of published projects that the viewer may read, and the place after which the next begins.
 * @returns `count` only where asked for: how many fit in all, up to one more than `countedMax`
 */
export async function listProjects(
  db: Db,
  viewer: Viewer,
  filter: ProjectFilter,
  order: ProjectOrder,
  after: ProjectPlace | undefined,
  counted = false,
): Promise<{ projects: ProjectCard[]; next: string | undefined; count: number | undefined }> {
  const counting = asksForPlace(filter)
    ? publishedFrom(db, viewer, filter).select('p.id')
    : published(db, viewer, filter).select('p.id');
  const fitting = sql<number>`(select count(*)::int from (${counting.limit(countedMax + 1)}) fitting)`;
  const rows = await publishedFrom(db, viewer, filter)
    .$if(after !== undefined && order === 'newest', (q) =>
      q.where(
        sql<SqlBool>`(p.published_at, p.id) < ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .$if(after !== undefined && order === 'most-adopted', (q) =>
      q.where(
        sql<SqlBool>`(p.adoption_count, p.id) < (${after?.[0] ?? 0}::integer, ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy(order === 'newest' ? 'p.published_at' : 'p.adoption_count', 'desc')
    .orderBy('p.id', 'desc')
    .limit(projectsPerPage + 1)
    .select([
      'p.id',
      'p.title',
      'p.summary',
      'o.name as organisation_name',
      'o.ods_code',
      'p.stage',
      'p.setting',
      'p.topics',
      'p.adoption_count',
      'p.spread_count',
      'p.kit_number',
      'p.seeks_sponsor',
      'p.seeks_views',
      'p.published_at',
      // A Date drops the microseconds, and with them rows of the same millisecond.
      sql<number>`(extract(epoch from p.published_at) * 1000000)::bigint`.as('published_microseconds'),
    ])
    .$if(counted, (q) => q.select(fitting.as('fitting')))
    .$narrowType<{ published_at: Date }>()
    .execute();
  const shown = rows.slice(0, projectsPerPage);
  const last = shown.at(-1);
  const next =
    rows.length > projectsPerPage && last
      ? encodeCursor([order === 'newest' ? last.published_microseconds : last.adoption_count, last.id])
      : undefined;
  return { projects: shown.map(toCard), next, count: counted ? (rows[0]?.fitting ?? 0) : undefined };
}

type CardRow = {
  id: string;
  title: string;
  summary: string;
  organisation_name: string;
  ods_code: string;
  stage: string;
  setting: string | null;
  topics: string[];
  adoption_count: number;
  spread_count: number;
  kit_number: number | null;
  seeks_sponsor: boolean;
  seeks_views: boolean;
  published_at: Date;
};

function toCard(row: CardRow): ProjectCard {
  return {
    projectId: row.id,
    title: row.title,
    summary: row.summary,
    organisation: { name: row.organisation_name, odsCode: row.ods_code },
    stage: row.stage,
    setting: row.setting,
    topics: row.topics,
    adoptionCount: row.adoption_count,
    spreadCount: row.spread_count,
    hasKit: row.kit_number !== null,
    seeksSponsor: row.seeks_sponsor,
    seeksViews: row.seeks_views,
    publishedAt: row.published_at,
  };
}

/** The name of an organisation and the regions there are, for the words of the filter. */
export async function findOrganisationName(db: Db, odsCode: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .where('ods_code', '=', odsCode)
    .select('name')
    .executeTakeFirst();
  return row?.name;
}

export interface OwnProject {
  readonly projectId: string;
  readonly title: string;
  readonly state: ProjectState;
  readonly organisationName: string;
  readonly createdAt: Date;
}

const ownProjectsMax = 200;

/** The projects on whose team a person is, newest first. */
export async function findOwnProjects(db: Db, personId: string): Promise<OwnProject[]> {
  const rows = await db
    .selectFrom('project_member as m')
    .innerJoin('project as p', 'p.id', 'm.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .where('m.person_id', '=', personId)
    .orderBy('p.id', 'desc')
    .limit(ownProjectsMax)
    .select(['p.id', 'p.title', 'p.state', 'p.created_at', 'o.name as organisation_name'])
    .execute();
  return rows.map(toOwn);
}

/** What waits for the approval of the people who answer for these organisations; `orphans`: of those that have nobody. */
export async function findAwaitingProjects(
  db: Db,
  organisationIds: readonly string[],
  orphans: boolean,
): Promise<OwnProject[]> {
  if (organisationIds.length === 0 && !orphans) return [];
  const rows = await db
    .selectFrom('project as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .where('p.state', '=', 'awaiting-approval')
    .where((eb) =>
      eb.or([
        sql<SqlBool>`p.organisation_id = any(${[...organisationIds]})`,
        ...(orphans
          ? [
              sql<SqlBool>`not exists (select 1 from membership w where w.organisation_id = p.organisation_id
                and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`,
            ]
          : []),
      ]),
    )
    .orderBy('p.id')
    .limit(ownProjectsMax)
    .select(['p.id', 'p.title', 'p.state', 'p.created_at', 'o.name as organisation_name'])
    .execute();
  return rows.map(toOwn);
}

function toOwn(row: {
  id: string;
  title: string;
  state: string;
  created_at: Date;
  organisation_name: string;
}): OwnProject {
  return {
    projectId: row.id,
    title: row.title,
    state: row.state as ProjectState,
    organisationName: row.organisation_name,
    createdAt: row.created_at,
  };
}
