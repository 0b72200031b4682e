import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type ReadableColumns, visibleTo } from '#platform/db/visible-to.queries.ts';
import { type ProjectFacts, readableState } from './project.policy.ts';
import type { Patentable, ProjectState, ProjectText, VisibilityChoice } from './project.rules.ts';

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

export interface NewProject {
  readonly projectId: string;
  readonly organisationId: string;
  readonly ideaId: string | null;
  readonly ownerId: string;
  readonly text: ProjectText;
  readonly choice: VisibilityChoice;
  readonly identifiersJustified: string | null;
  readonly now: Date;
}

/** @returns false where the idea has a project already: an idea becomes one project at a time */
export async function insertProject(tx: Tx, project: NewProject): Promise<boolean> {
  const inserted = await tx
    .insertInto('project')
    .values({
      id: project.projectId,
      organisation_id: project.organisationId,
      idea_id: project.ideaId,
      ...columnsOf(project.text),
      visibility: project.choice.visibility,
      patentable: project.choice.patentable,
      identifiers_justified: project.identifiersJustified,
      created_at: project.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await tx
    .insertInto('project_member')
    .values({
      project_id: project.projectId,
      person_id: project.ownerId,
      role: 'owner',
      joined_at: project.now,
    })
    .execute();
  await insertVersion(tx, {
    projectId: project.projectId,
    version: 1,
    text: project.text,
    writtenBy: project.ownerId,
    now: project.now,
  });
  return true;
}

function columnsOf(text: ProjectText) {
  return {
    title: text.title,
    summary: text.summary,
    problem: text.problem,
    what_was_done: text.whatWasDone,
    results: text.results,
    topics: [...text.topics],
    setting: text.setting,
    stage: text.stage,
  };
}

export interface Revision {
  readonly projectId: string;
  readonly versionRead: number;
  readonly text: ProjectText;
  readonly identifiersJustified: string | null;
  readonly writtenBy: string;
  readonly now: Date;
}

/** @returns false where somebody else saved since this text was read */
export async function reviseProject(tx: Tx, revision: Revision): Promise<boolean> {
  const updated = await tx
    .updateTable('project')
    .set({
      ...columnsOf(revision.text),
      identifiers_justified: revision.identifiersJustified,
      version: revision.versionRead + 1,
    })
    .where('id', '=', revision.projectId)
    .where('version', '=', revision.versionRead)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  await insertVersion(tx, { ...revision, version: revision.versionRead + 1 });
  return true;
}

async function insertVersion(
  tx: Tx,
  version: { projectId: string; version: number; text: ProjectText; writtenBy: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('project_version')
    .values({
      project_id: version.projectId,
      version: version.version,
      fields: JSON.stringify(version.text),
      written_by: version.writtenBy,
      written_at: version.now,
    })
    .execute();
}

export interface ProjectVersion {
  readonly version: number;
  readonly text: ProjectText;
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
}

const versionsShownMax = 50;

/** The newest versions, newest first. */
export async function findVersions(db: Db, projectId: string): Promise<ProjectVersion[]> {
  const rows = await db
    .selectFrom('project_version as v')
    .innerJoin('person', 'person.id', 'v.written_by')
    .where('v.project_id', '=', projectId)
    .orderBy('v.version', 'desc')
    .limit(versionsShownMax)
    .select(['v.version', 'v.fields', 'person.name', 'v.written_at'])
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: row.fields as unknown as ProjectText,
    writtenBy: row.name,
    writtenAt: row.written_at,
  }));
}

/** Moves a project from one state to another. @returns false where it was no longer in the state, or the version, that was judged */
export async function moveProject(
  tx: Tx,
  move: {
    projectId: string;
    from: readonly ProjectState[];
    to: ProjectState;
    version?: number;
    approved?: { by: string; at: Date };
    returnedReason?: string | null;
  },
): Promise<boolean> {
  const { approved } = move;
  const moved = await tx
    .updateTable('project')
    .set((eb) => ({
      state: move.to,
      ...(approved
        ? { approved_by: approved.by, published_at: eb.fn.coalesce('published_at', eb.val(approved.at)) }
        : {}),
      ...(move.returnedReason === undefined ? {} : { returned_reason: move.returnedReason }),
    }))
    .where('id', '=', move.projectId)
    .where('state', 'in', [...move.from])
    .$if(move.version !== undefined, (query) => query.where('version', '=', move.version ?? 0))
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** @returns whether another project of the same idea has taken this one's place */
export async function ideaHasAnotherProject(db: Db, projectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('project as mine')
    .innerJoin('project as other', 'other.idea_id', 'mine.idea_id')
    .where('mine.id', '=', projectId)
    .whereRef('other.id', '<>', 'mine.id')
    .where('other.state', '<>', 'withdrawn')
    .select('other.id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where the project is no longer in the state for which this was decided */
export async function setVisibility(
  tx: Tx,
  projectId: string,
  state: ProjectState,
  choice: VisibilityChoice,
): Promise<boolean> {
  const updated = await tx
    .updateTable('project')
    .set({ visibility: choice.visibility, patentable: choice.patentable })
    .where('id', '=', projectId)
    .where('state', '=', state)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** @returns false where nothing changed: it was followed, or not followed, already */
export async function setFollowing(
  tx: Tx,
  projectId: string,
  personId: string,
  following: boolean,
  now: Date,
): Promise<boolean> {
  if (following) {
    const inserted = await tx
      .insertInto('follow')
      .values({ person_id: personId, subject_kind: 'project', subject_id: projectId, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const deleted = await tx
    .deleteFrom('follow')
    .where('person_id', '=', personId)
    .where('subject_id', '=', projectId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

export async function isFollowing(db: Db, projectId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('follow')
    .where('person_id', '=', personId)
    .where('subject_id', '=', projectId)
    .select('since')
    .executeTakeFirst();
  return row !== undefined;
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
