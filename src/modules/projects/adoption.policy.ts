import { answersFor, isMemberOf, permission, type Viewer } from '#kit/viewer.ts';
import { isOnTeam, type ProjectFacts } from './project.policy.ts';

export interface AdoptionFacts {
  readonly organisation: { readonly id: string };
  readonly claimedBy: string;
  readonly leadId: string | null;
}

/** Whoever claimed it, who leads it, and who answers for the adopting organisation. */
export function ownsAdoption(viewer: Viewer, adoption: AdoptionFacts): boolean {
  if (viewer.kind === 'visitor') return false;
  const { personId } = viewer;
  return (
    (isMemberOf(viewer, adoption.organisation.id) &&
      (adoption.claimedBy === personId || adoption.leadId === personId)) ||
    answersFor(viewer, adoption.organisation.id)
  );
}

/** The source says whether a claim is true: the project's team, or who answers for its organisation. */
export function isSource(viewer: Viewer, project: ProjectFacts): boolean {
  return isOnTeam(viewer, project) || answersFor(viewer, project.organisationId);
}

/** Staff who act for an organisation adopt in its name. The source's own people do it already. */
export const mayClaim = permission<{ project: ProjectFacts }>(
  'staff',
  (viewer, { project }) =>
    viewer.kind === 'person' && viewer.actingFor !== null && project.state === 'published',
);

export const mayShowAdoption = permission('anyone');
export const mayProgress = permission<{ adoption: AdoptionFacts }>('staff', (viewer, { adoption }) =>
  ownsAdoption(viewer, adoption),
);
export const mayConfirm = permission<{ project: ProjectFacts }>('signed-in', (viewer, { project }) =>
  isSource(viewer, project),
);
