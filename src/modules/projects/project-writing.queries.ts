import { z } from 'zod';
import type { Db, Tx } from '#platform/db/database.ts';
import type { ProjectState, ProjectText, VisibilityChoice } from './project.rules.ts';

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

/** A version's text, as it stands in the database. */
const ProjectFields: z.ZodType<ProjectText> = z.object({
  title: z.string(),
  summary: z.string(),
  problem: z.string(),
  whatWasDone: z.string(),
  results: z.string(),
  topics: z.array(z.string()),
  setting: z.string().nullable(),
  stage: z.string(),
});

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
    text: ProjectFields.parse(row.fields),
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
