import { answersFor, hasProgrammeRole, permission, type Viewer } from '#kit/viewer.ts';
import { mayRead, type Visibility } from '#kit/visibility.ts';
import type { ProjectState } from './project.rules.ts';

/** What policies ask of a project. */
export interface ProjectFacts {
  readonly organisationId: string;
  readonly visibility: Visibility;
  readonly state: ProjectState;
  readonly hidden: boolean;
  readonly teamIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** A withdrawn project is its team's again, as a draft is. */
export const readableState = {
  draft: 'draft',
  'awaiting-approval': 'awaiting',
  published: 'shown',
  withdrawn: 'draft',
} as const satisfies Record<ProjectState, 'draft' | 'awaiting' | 'shown'>;

export function mayReadProject(viewer: Viewer, project: ProjectFacts): boolean {
  return mayRead(viewer, {
    visibility: project.visibility,
    organisationId: project.organisationId,
    ownerIds: project.teamIds,
    state: readableState[project.state],
    hidden: project.hidden,
  });
}

export function isOnTeam(viewer: Viewer, project: ProjectFacts): boolean {
  return viewer.kind === 'person' && project.teamIds.includes(viewer.personId);
}

export function ownsProject(viewer: Viewer, project: ProjectFacts): boolean {
  return viewer.kind === 'person' && project.ownerIds.includes(viewer.personId);
}

interface OfProject {
  readonly project: ProjectFacts;
}

export const mayShow = permission<OfProject>('anyone', (viewer, { project }) =>
  mayReadProject(viewer, project),
);
export const mayBegin = permission('staff');
export const mayEdit = permission<OfProject>('signed-in', (viewer, { project }) => isOnTeam(viewer, project));
export const mayOwn = permission<OfProject>('signed-in', (viewer, { project }) =>
  ownsProject(viewer, project),
);

/** The author of an idea takes it on, or whoever answers for its organisation. */
export const mayBeginFromIdea = permission<{ idea: { authorId: string; organisationId: string } }>(
  'staff',
  (viewer, { idea }) =>
    (viewer.kind === 'person' && viewer.personId === idea.authorId) ||
    answersFor(viewer, idea.organisationId),
);

/** Old texts may hold what had to be mended: they are for the team, and for those who approve. */
export const mayReadHistory = permission<OfProject>(
  'signed-in',
  (viewer, { project }) => isOnTeam(viewer, project) || answersFor(viewer, project.organisationId),
);

/** Where a team has lost its owner (an account was erased), a lead names another, so that nothing is stuck. */
export const mayNameOwner = permission<OfProject>(
  'signed-in',
  (viewer, { project }) =>
    ownsProject(viewer, project) ||
    (project.ownerIds.length === 0 && answersFor(viewer, project.organisationId)),
);

/**
 * A lead or deputy approves; programme admins where the organisation has neither.
 * Whoever wrote the project is not its only approver while another lead exists.
 */
export const mayApprove = permission<OfProject & { leadIds: readonly string[] }>(
  'signed-in',
  (viewer, { project, leadIds }) => {
    if (leadIds.length === 0) return hasProgrammeRole(viewer, 'admin');
    if (!answersFor(viewer, project.organisationId)) return false;
    return !isOnTeam(viewer, project) || leadIds.every((leadId) => project.teamIds.includes(leadId));
  },
);

export const mayFollow = permission<OfProject>('signed-in', (viewer, { project }) =>
  mayReadProject(viewer, project),
);
