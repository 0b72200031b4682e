import { permission, type Viewer } from '#kit/viewer.ts';
import { mayRead, type Visibility } from '#kit/visibility.ts';

/** What policies ask of an idea. */
export interface IdeaFacts {
  readonly organisationId: string;
  readonly authorId: string;
  readonly visibility: Visibility;
  readonly hidden: boolean;
}

export function mayReadIdea(viewer: Viewer, idea: IdeaFacts): boolean {
  return mayRead(viewer, {
    visibility: idea.visibility,
    organisationId: idea.organisationId,
    ownerIds: [idea.authorId],
    state: 'shown',
    hidden: idea.hidden,
  });
}

export function wroteIdea(viewer: Viewer, idea: IdeaFacts): boolean {
  return viewer.kind === 'person' && viewer.personId === idea.authorId;
}

interface OfIdea {
  readonly idea: IdeaFacts;
}

export const mayShowIdea = permission<OfIdea>('anyone', (viewer, { idea }) => mayReadIdea(viewer, idea));
export const mayEditIdea = permission<OfIdea>('signed-in', (viewer, { idea }) => wroteIdea(viewer, idea));
export const mayPostIdea = permission('staff');
