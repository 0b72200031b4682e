import { hasProgrammeRole, permission, type Viewer } from '#kit/viewer.ts';

export const mayShowYear = permission('anyone');
export const mayPlanYear = permission('admin');

/** Reviewers decide who takes part, and admins where there is no reviewer at hand. */
export function decidesOnYears(viewer: Viewer): boolean {
  return hasProgrammeRole(viewer, 'reviewer') || hasProgrammeRole(viewer, 'admin');
}
export const mayDecideParticipation = permission('programme-staff', decidesOnYears);

/** Only a project's own team speaks for it; the query of the route finds no other's. */
export const mayApply = permission('signed-in');
