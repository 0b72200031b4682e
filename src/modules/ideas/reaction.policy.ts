import { answersFor, hasProgrammeRole, permission, type Viewer } from '#kit/viewer.ts';
import { type IdeaFacts, mayReadIdea } from './idea.policy.ts';

interface OfIdea {
  readonly idea: IdeaFacts;
}

/** Staff who may read it. The author backs it already; companies and the public do not rank. */
export const maySupport = permission<OfIdea>('staff', (viewer, { idea }) => mayReadIdea(viewer, idea));
export const mayFollow = permission<OfIdea>('signed-in', (viewer, { idea }) => mayReadIdea(viewer, idea));
export const mayComment = permission<OfIdea>('staff', (viewer, { idea }) => mayReadIdea(viewer, idea));

/** Its organisation's lead or deputy; programme staff where there is neither. */
export const mayAnswer = permission<OfIdea & { hasLead: boolean }>(
  'signed-in',
  (viewer, { idea, hasLead }) =>
    answersFor(viewer, idea.organisationId) || (!hasLead && isProgrammeStaff(viewer)),
);

export function isProgrammeStaff(viewer: Viewer): boolean {
  return (
    hasProgrammeRole(viewer, 'reviewer') ||
    hasProgrammeRole(viewer, 'moderator') ||
    hasProgrammeRole(viewer, 'admin')
  );
}

/** Moderators, and leads for ideas of their own organisation. */
export const mayMerge = permission<OfIdea>(
  'signed-in',
  (viewer, { idea }) => hasProgrammeRole(viewer, 'moderator') || answersFor(viewer, idea.organisationId),
);

/** Staff comment on needs; whoever wrote the need answers there too. */
export const mayCommentNeed = permission<{ need: { authorId: string } }>(
  'signed-in',
  (viewer, { need }) => viewer.kind === 'person' && (viewer.staff || viewer.personId === need.authorId),
);
