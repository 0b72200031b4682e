import { type Expression, type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type ReadableColumns, visibleTo } from '#platform/db/visible-to.queries.ts';
import { append } from '#platform/events/event.queries.ts';
import { type Act, newAct } from '#platform/events/event.ts';
import type { IdeaFacts } from './idea.policy.ts';
import type { IdeaState, IdeaText, Posting } from './idea.rules.ts';

/** How the table `idea as i` answers the predicate of who may read. An idea is shown from the moment it is posted. */
export const readableIdea: ReadableColumns = {
  visibility: (value) => sql<SqlBool>`i.visibility = ${sql.lit(value)}`,
  organisationIn: (ids) => sql<SqlBool>`i.organisation_id = any(${ids})`,
  ownedBy: (personId) => sql<SqlBool>`i.author_id = ${personId}`,
  stateIn: (states) => sql<SqlBool>`${sql.raw(states.includes('shown') ? 'true' : 'false')}`,
  hidden: (value) => sql<SqlBool>`i.hidden_at is ${sql.raw(value ? 'not null' : 'null')}`,
};

export function visibleIdeas(viewer: Viewer): Expression<SqlBool> {
  return visibleTo(viewer, readableIdea);
}

export interface Idea extends IdeaFacts {
  readonly ideaId: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly odsCode: string };
  /** Undefined where the author chose not to be named, or is erased. */
  readonly authorName: string | undefined;
  readonly anonymous: boolean;
  readonly text: IdeaText;
  readonly state: IdeaState;
  readonly mergedInto: string | null;
  readonly version: number;
  readonly supporterCount: number;
  readonly commentCount: number;
  readonly postedAt: Date;
  readonly hiddenReason: string | null;
}

/** @returns undefined where the idea is absent or hidden from the viewer: the caller cannot tell which */
export async function findIdea(db: Db, viewer: Viewer, ideaId: string): Promise<Idea | undefined> {
  const row = await db
    .selectFrom('idea as i')
    .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
    .innerJoin('person as p', 'p.id', 'i.author_id')
    .where('i.id', '=', ideaId)
    .where(visibleIdeas(viewer))
    .select([
      'i.id',
      'i.organisation_id',
      'o.name as organisation_name',
      'o.ods_code',
      'i.author_id',
      'p.name as author_name',
      'i.anonymous',
      'i.title',
      'i.problem',
      'i.proposal',
      'i.helps',
      'i.topics',
      'i.setting',
      'i.visibility',
      'i.state',
      'i.merged_into',
      'i.version',
      'i.supporter_count',
      'i.comment_count',
      'i.posted_at',
      'i.hidden_at',
      'i.hidden_reason',
    ])
    .executeTakeFirst();
  return (
    row && {
      ideaId: row.id,
      organisationId: row.organisation_id,
      organisation: { id: row.organisation_id, name: row.organisation_name, odsCode: row.ods_code },
      authorId: row.author_id,
      authorName: row.anonymous ? undefined : (row.author_name ?? undefined),
      anonymous: row.anonymous,
      text: {
        title: row.title,
        problem: row.problem,
        proposal: row.proposal,
        helps: row.helps,
        topics: row.topics,
        setting: row.setting,
      },
      visibility: row.visibility as Visibility,
      state: row.state as IdeaState,
      mergedInto: row.merged_into,
      version: row.version,
      supporterCount: row.supporter_count,
      commentCount: row.comment_count,
      postedAt: row.posted_at,
      hidden: row.hidden_at !== null,
      hiddenReason: row.hidden_reason,
    }
  );
}

/** An anonymous idea's event names nobody: only the idea itself knows its author. */
export async function insertIdea(
  tx: Tx,
  act: Act,
  idea: Posting & { organisationId: string; authorId: string },
): Promise<string> {
  const ideaId = newId();
  const { text } = idea;
  const written = {
    title: text.title,
    problem: text.problem,
    proposal: text.proposal,
    helps: text.helps,
    topics: [...text.topics],
    setting: text.setting,
  };
  // The idea and its first version, one statement: a posting waits for the database once less.
  await tx
    .with('posted', (one) =>
      one.insertInto('idea').values({
        id: ideaId,
        organisation_id: idea.organisationId,
        author_id: idea.authorId,
        anonymous: idea.anonymous,
        visibility: idea.visibility,
        patentable: idea.visibility === 'organisation' ? 'not-asked' : idea.patentable,
        identifiers_justified: idea.justification === '' ? null : idea.justification,
        posted_at: act.at,
        ...written,
      }),
    )
    .insertInto('idea_version')
    .values({ idea_id: ideaId, version: 1, written_by: idea.authorId, written_at: act.at, ...written })
    .execute();
  await append(tx, asAuthor(act, idea), {
    verb: 'idea.posted',
    subjectKind: 'idea',
    subject: ideaId,
    concerns: [idea.organisationId],
    payload: { visibility: idea.visibility, anonymous: idea.anonymous },
  });
  return ideaId;
}

/** @returns false where somebody saved meanwhile */
export async function replaceIdea(
  tx: Tx,
  act: Act,
  idea: Pick<Idea, 'ideaId' | 'organisationId' | 'anonymous' | 'authorId' | 'version'>,
  change: { text: IdeaText; justification: string },
): Promise<boolean> {
  const { text } = change;
  const written = {
    title: text.title,
    problem: text.problem,
    proposal: text.proposal,
    helps: text.helps,
    topics: [...text.topics],
    setting: text.setting,
  };
  const version = idea.version + 1;
  const saved = await tx
    .updateTable('idea')
    .set({
      ...written,
      version,
      identifiers_justified: change.justification === '' ? null : change.justification,
    })
    .where('id', '=', idea.ideaId)
    .where('version', '=', idea.version)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await tx
    .insertInto('idea_version')
    .values({ idea_id: idea.ideaId, version, written_by: idea.authorId, written_at: act.at, ...written })
    .execute();
  await append(tx, asAuthor(act, idea), {
    verb: 'idea.edited',
    subjectKind: 'idea',
    subject: idea.ideaId,
    concerns: [idea.organisationId],
    payload: { version },
  });
  return true;
}

/** The act as the log may tell it: an anonymous author is left out of it. `recorded` stays that of the act. */
export function asAuthor(act: Act, idea: { anonymous: boolean }): Act {
  return idea.anonymous ? { ...newAct({ ...act, actor: null }), recorded: act.recorded } : act;
}

export interface IdeaVersion extends IdeaText {
  readonly version: number;
  readonly writtenAt: Date;
}

/** Newest first. */
export async function findVersions(db: Db, ideaId: string): Promise<IdeaVersion[]> {
  const rows = await db
    .selectFrom('idea_version')
    .where('idea_id', '=', ideaId)
    .orderBy('version', 'desc')
    .select(['version', 'title', 'problem', 'proposal', 'helps', 'topics', 'setting', 'written_at'])
    .execute();
  return rows.map(({ written_at, ...row }) => ({ ...row, writtenAt: written_at }));
}

/** The idea became a project: it takes no more support, and leads to the project. @returns false where it is no longer open */
export async function markBecameProject(
  tx: Tx,
  act: Act,
  ideaId: string,
  projectId: string,
): Promise<boolean> {
  const marked = await tx
    .updateTable('idea')
    .set({ state: 'became-project' })
    .where('id', '=', ideaId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (marked.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'idea.became-project',
    subjectKind: 'idea',
    subject: ideaId,
    concerns: [projectId],
    payload: { projectId },
  });
  return true;
}
