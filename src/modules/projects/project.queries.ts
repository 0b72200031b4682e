import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Db } from '#platform/db/database.ts';
import { type ReadableColumns, visibleTo } from '#platform/db/visible-to.queries.ts';
import { type ProjectFacts, readableState } from './project.policy.ts';
import type { Patentable, ProjectState, ProjectText } from './project.rules.ts';

const states = Object.entries(readableState) as [ProjectState, (typeof readableState)[ProjectState]][];

/** How the table `project as p` answers the predicate of who may read. Constants stay constants, for the partial indexes. */
export const readableProject: ReadableColumns = {
  visibility: (value) => sql<SqlBool>`p.visibility = ${sql.lit(value)}`,
  organisationIn: (ids) => sql<SqlBool>`p.organisation_id = any(${ids})`,
  ownedBy: (personId) =>
    sql<SqlBool>`exists (select 1 from project_member own where own.project_id = p.id and own.person_id = ${personId})`,
  stateIn(readable) {
    const these = states.filter(([, as]) => readable.includes(as)).map(([state]) => sql.lit(state));
    return sql<SqlBool>`p.state in (${sql.join(these)})`;
  },
  hidden: (value) => sql<SqlBool>`p.hidden_at is ${sql.raw(value ? 'not null' : 'null')}`,
};

export interface Project extends ProjectFacts {
  readonly projectId: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly odsCode: string };
  readonly ideaId: string | null;
  readonly text: ProjectText;
  readonly patentable: Patentable;
  readonly identifiersJustified: string | null;
  readonly returnedReason: string | null;
  readonly approvedBy: string | null;
  readonly publishedAt: Date | null;
  readonly kitNumber: number | null;
  readonly version: number;
  readonly adoptionCount: number;
  readonly spreadCount: number;
  readonly seeksSponsor: boolean;
  readonly seeksViews: boolean;
  readonly hiddenReason: string | null;
}

function selectProjects(db: Db) {
  return db
    .selectFrom('project as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'p.id',
      'p.organisation_id',
      'o.name as organisation_name',
      'o.ods_code',
      'p.idea_id',
      'p.title',
      'p.summary',
      'p.problem',
      'p.what_was_done',
      'p.results',
      'p.topics',
      'p.setting',
      'p.stage',
      'p.visibility',
      'p.patentable',
      'p.identifiers_justified',
      'p.state',
      'p.returned_reason',
      'p.approved_by',
      'p.published_at',
      'p.kit_number',
      'p.version',
      'p.adoption_count',
      'p.spread_count',
      'p.seeks_sponsor',
      'p.seeks_views',
      'p.hidden_at',
      'p.hidden_reason',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team_ids'),
      sql<
        string[]
      >`array(select m.person_id from project_member m where m.project_id = p.id and m.role = 'owner')`.as(
        'owner_ids',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectProjects>['executeTakeFirstOrThrow']>>;

function toProject(row: Row): Project {
  return {
    projectId: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name, odsCode: row.ods_code },
    ideaId: row.idea_id,
    text: {
      title: row.title,
      summary: row.summary,
      problem: row.problem,
      whatWasDone: row.what_was_done,
      results: row.results,
      topics: row.topics,
      setting: row.setting,
      stage: row.stage,
    },
    patentable: row.patentable as Patentable,
    identifiersJustified: row.identifiers_justified,
    returnedReason: row.returned_reason,
    approvedBy: row.approved_by,
    publishedAt: row.published_at,
    kitNumber: row.kit_number,
    version: row.version,
    adoptionCount: row.adoption_count,
    spreadCount: row.spread_count,
    seeksSponsor: row.seeks_sponsor,
    seeksViews: row.seeks_views,
    hiddenReason: row.hidden_reason,
    organisationId: row.organisation_id,
    visibility: row.visibility as Visibility,
    state: row.state as ProjectState,
    hidden: row.hidden_at !== null,
    teamIds: row.team_ids,
    ownerIds: row.owner_ids,
  };
}

/** @returns undefined where the project is absent or hidden from the viewer: the caller cannot tell which */
export async function findProject(db: Db, viewer: Viewer, projectId: string): Promise<Project | undefined> {
  const row = await selectProjects(db)
    .where('p.id', '=', projectId)
    .where(visibleTo(viewer, readableProject))
    .executeTakeFirst();
  return row && toProject(row);
}

/** What awaits approval, whoever looks: the permission of the route decides, since admins stand in where there is no lead. */
export async function findProjectToApprove(db: Db, projectId: string): Promise<Project | undefined> {
  const row = await selectProjects(db)
    .where('p.id', '=', projectId)
    .where('p.state', '=', 'awaiting-approval')
    .executeTakeFirst();
  return row && toProject(row);
}

/** The people who answer for an organisation: its leads and their deputies. */
export async function findLeadIds(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .where('role', 'in', ['lead', 'deputy'])
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

/** The organisations for which a person may begin a project. */
export async function findOrganisations(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisation')
    .where('id', 'in', [...ids])
    .orderBy('name')
    .select(['id', 'name'])
    .execute();
}
