/**
 * Words: a project belongs to an organisation and is written by its team. It is a draft until the organisation's lead
 * approves it; then it is published to those whom the team chose. A kit tells others how to do the same.
 * Who decides: the team writes, a lead or deputy approves; where there is none, programme admins.
 */
import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { Visibility } from '#kit/visibility.ts';

export type ProjectState = 'draft' | 'awaiting-approval' | 'published' | 'withdrawn';
export type Patentable = 'not-asked' | 'no' | 'unsure' | 'yes-cleared';

export interface ProjectText {
  readonly title: string;
  readonly summary: string;
  readonly problem: string;
  readonly whatWasDone: string;
  readonly results: string;
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly stage: string;
}

/** Limits, in characters; the database holds the same. */
export const projectLimits = {
  title: 200,
  summary: 1_200,
  problem: 5_000,
  whatWasDone: 10_000,
  results: 10_000,
  reason: 2_000,
  topics: 5,
} as const;

export const projectLabels: Readonly<Record<keyof ProjectText, string>> = {
  title: 'Title',
  summary: 'Summary',
  problem: 'The problem',
  whatWasDone: 'What was done',
  results: 'Results',
  topics: 'Topics',
  setting: 'Setting',
  stage: 'Stage',
};

/** The parts that a lead needs in order to judge. Results may be missing while there are none yet. */
export function missingForApproval(text: ProjectText): (keyof ProjectText)[] {
  const needed: (keyof ProjectText)[] = ['summary', 'problem'];
  if (text.stage !== 'planning') needed.push('whatWasDone');
  if (text.stage === 'established' || text.stage === 'spreading' || text.stage === 'stopped')
    needed.push('results');
  const missing = needed.filter((part) => text[part] === '');
  return text.topics.length === 0 ? [...missing, 'topics'] : missing;
}

export function askApproval(project: {
  state: ProjectState;
  text: ProjectText;
}): Decision<'awaiting-approval', 'already-asked' | 'already-published' | 'unfinished'> {
  if (project.state === 'awaiting-approval') return refuse('already-asked');
  if (project.state === 'published') return refuse('already-published');
  return missingForApproval(project.text).length > 0 ? refuse('unfinished') : allow('awaiting-approval');
}

/** Approval is of one text: what changed since it was read must be read again. */
export function decideApproval(
  project: { state: ProjectState; version: number },
  versionRead: number,
): Decision<{ version: number }, 'not-awaiting' | 'changed-since'> {
  if (project.state !== 'awaiting-approval') return refuse('not-awaiting');
  return project.version === versionRead ? allow({ version: project.version }) : refuse('changed-since');
}

export function withdraw(state: ProjectState): Decision<'draft' | 'withdrawn', 'nothing-to-withdraw'> {
  if (state === 'awaiting-approval') return allow('draft');
  return state === 'published' ? allow('withdrawn') : refuse('nothing-to-withdraw');
}

const breadth: Readonly<Record<Visibility, number>> = { organisation: 0, staff: 1, everyone: 2 };

export interface VisibilityChoice {
  readonly visibility: Visibility;
  readonly patentable: Patentable;
}

export type VisibilityRefusal = 'patent-not-answered' | 'ask-before-sharing' | 'wider-needs-approval';

/**
 * Telling others before a patent is applied for may lose it (Patents Act 1977, section 2(2): an invention is new only
 * if it was not made available to the public). So wider than the organisation the question must be answered first.
 * A published project is not opened wider than its lead approved.
 */
export function chooseVisibility(
  project: { state: ProjectState; visibility: Visibility } | undefined,
  asked: { visibility: Visibility; patentable?: Patentable | undefined },
): Decision<VisibilityChoice, VisibilityRefusal> {
  const approved = project?.state === 'published' || project?.state === 'awaiting-approval';
  if (project && approved && breadth[asked.visibility] > breadth[project.visibility])
    return refuse('wider-needs-approval');
  if (asked.visibility === 'organisation')
    return allow({ visibility: asked.visibility, patentable: asked.patentable ?? 'not-asked' });
  if (asked.patentable === undefined || asked.patentable === 'not-asked')
    return refuse('patent-not-answered');
  if (asked.patentable === 'unsure') return refuse('ask-before-sharing');
  return allow({ visibility: asked.visibility, patentable: asked.patentable });
}

export const visibilityWords: Readonly<Record<Visibility, string>> = {
  organisation: 'People in the organisation',
  staff: 'All staff',
  everyone: 'Everyone',
};

export const visibilityRefusals: Readonly<Record<VisibilityRefusal, string>> = {
  'patent-not-answered': 'Say whether this could be patented or sold. Telling others may lose that.',
  'ask-before-sharing':
    'Ask your organisation’s innovation or research office before you share this more widely. Until then choose people in your organisation.',
  'wider-needs-approval':
    'A lead approved this project for fewer people. To open it wider, withdraw it, choose who may see it, and ask for approval again.',
};

/** Which parts differ between two texts, in the order of the form. */
export function changedParts(before: ProjectText, after: ProjectText): (keyof ProjectText)[] {
  return (Object.keys(projectLabels) as (keyof ProjectText)[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}

/** The heading of a part, for messages about it. */
export function labelOf(part: string): string {
  return (projectLabels as Readonly<Record<string, string>>)[part] ?? part;
}

/** A list says how many fit up to here: counting every one of thousands would cost more than the list itself. */
export const countedMax = 100;
