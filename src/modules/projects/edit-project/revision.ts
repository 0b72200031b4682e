import { allow, type Decision, type Refused, refuse } from '#kit/decision.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { identifiersRefusal, needsMending } from '../identifiers.ts';
import { freeTextsOf } from '../project.form.ts';
import type { Project } from '../project.queries.ts';
import { changedParts, type ProjectText } from '../project.rules.ts';
import { reviseProject } from '../project-writing.queries.ts';

export const revisionRefusals = {
  'changed-meanwhile':
    'Somebody else saved this project while you wrote. Compare both texts below, then save what you want to keep.',
  'nothing-changed': 'Nothing was changed. Change the text, or go back to the project.',
  identifiers: identifiersRefusal,
} as const;

interface DecidedRevision {
  readonly projectId: string;
  readonly versionRead: number;
  readonly text: ProjectText;
  readonly changed: readonly (keyof ProjectText)[];
  readonly identifiersJustified: string | null;
}

/** A new text in place of the version that its writer read. */
export function decideRevision(
  project: Project,
  asked: { text: ProjectText; version: number; identifiersJustified: string },
  now: Date,
): Decision<DecidedRevision, keyof typeof revisionRefusals> {
  if (asked.version !== project.version) return refuse('changed-meanwhile');
  if (needsMending(freeTextsOf({ ...asked.text }), asked.identifiersJustified, now))
    return refuse('identifiers');
  const changed = changedParts(project.text, asked.text);
  const identifiersJustified = asked.identifiersJustified || null;
  if (changed.length === 0 && identifiersJustified === project.identifiersJustified)
    return refuse('nothing-changed');
  return allow({
    projectId: project.projectId,
    versionRead: asked.version,
    text: asked.text,
    changed,
    identifiersJustified,
  });
}

export async function saveRevision(
  tx: Tx,
  act: Act,
  revision: DecidedRevision,
  writtenBy: string,
): Promise<{ version: number } | Refused<'changed-meanwhile'>> {
  const { changed, ...written } = revision;
  if (!(await reviseProject(tx, { ...written, writtenBy, now: act.at }))) return refuse('changed-meanwhile');
  const version = revision.versionRead + 1;
  await append(tx, act, {
    verb: 'project.edited',
    subjectKind: 'project',
    subject: revision.projectId,
    payload: { version, parts: changed.map((part) => partTokens[part]) },
  });
  return { version };
}

/** Payloads hold tokens; the names of fields in code have capitals. */
const partTokens: Readonly<Record<keyof ProjectText, string>> = {
  title: 'title',
  summary: 'summary',
  problem: 'problem',
  whatWasDone: 'what-was-done',
  results: 'results',
  topics: 'topics',
  setting: 'setting',
  stage: 'stage',
};
