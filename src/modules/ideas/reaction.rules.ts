import { allow, type Decision, refuse } from '#kit/decision.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { IdeaState } from './idea.rules.ts';

/** A person backs an idea once, whatever it was merged from (product.md, 'support'). */
export function support(
  idea: { state: IdeaState; authorId: string },
  supporterId: string,
): Decision<undefined, 'idea-closed' | 'own-idea'> {
  if (idea.state !== 'open') return refuse('idea-closed');
  if (idea.authorId === supporterId) return refuse('own-idea');
  return allow(undefined);
}

const openness: Readonly<Record<Visibility, number>> = { organisation: 0, staff: 1, everyone: 2 };

export interface Mergeable {
  readonly ideaId: string;
  readonly organisationId: string;
  readonly visibility: Visibility;
  readonly state: IdeaState;
}

export type MergeRefusal = 'same-idea' | 'merged-already' | 'would-widen';

/**
 * The words of what is merged are shown no wider than their author chose: an idea may go into one that is as open or less,
 * and into another organisation's only when both are open to more than one organisation.
 */
export function merge(
  from: Mergeable,
  into: Mergeable,
): Decision<{ from: Mergeable; into: Mergeable }, MergeRefusal> {
  if (from.ideaId === into.ideaId) return refuse('same-idea');
  if (from.state === 'merged' || into.state === 'merged') return refuse('merged-already');
  if (openness[into.visibility] > openness[from.visibility]) return refuse('would-widen');
  if (into.visibility === 'organisation' && from.organisationId !== into.organisationId)
    return refuse('would-widen');
  return allow({ from, into });
}
