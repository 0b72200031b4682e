/**
 * The projects room: what staff did, told so that others can do the same; who does it elsewhere; what they think of it.
 * Invariants: a published kit version never changes; a project is published only by a lead's approval (an admin's, where
 * the organisation has no lead); nobody widens a project beyond what was approved; a team always keeps its owner.
 */
import type { Module } from '#platform/module.ts';
import { adoptionsApi } from './adoptions.api.ts';
import { approveProject, askForApproval, returnProject, showApproval } from './approval/approval.routes.ts';
import { viewsRoutes } from './ask-views/ask-views.routes.ts';
import { viewsDestination } from './ask-views/views-destination.ts';
import { viewsNotices } from './ask-views/views-notices.ts';
import {
  beginFromIdea,
  beginProject,
  showBegin,
  showBeginFromIdea,
} from './begin-project/begin-project.routes.ts';
import { changeVisibility, showVisibility } from './choose-visibility/choose-visibility.routes.ts';
import { adoptionNotices } from './claim-adoption/adoption-notices.ts';
import { claimAdoptionRoutes } from './claim-adoption/claim-adoption.routes.ts';
import { markStaleAdoptions, staleAdoptionsQueue } from './claim-adoption/mark-stale.ts';
import { compareKits } from './compare-kits/compare-kits.routes.ts';
import { editKit, showEditKit } from './edit-kit/edit-kit.routes.ts';
import { editProject, showEdit, showHistory } from './edit-project/edit-project.routes.ts';
import { followProject, unfollowProject } from './follow-project/follow-project.routes.ts';
import { acceptInvitation, declineInvitation, showInvitation } from './invitation/invitation.routes.ts';
import { invitationNotices } from './invite-to-views/invitation-notices.ts';
import { inviteRoutes } from './invite-to-views/invite.routes.ts';
import { invitedRoutes } from './invite-to-views/invited.routes.ts';
import { willingRoutes } from './invite-to-views/willing.routes.ts';
import { downloadFile, takeFileAway, uploadKitFile } from './kit-files/kit-files.routes.ts';
import { showMyProjects, showProjectList } from './list-projects/list-projects.routes.ts';
import { adoptionPaths, projectPaths, viewsPaths } from './project.paths.ts';
import { projectsApi } from './projects.api.ts';
import { publishKitVersion, showKitVersion } from './publish-kit/publish-kit.routes.ts';
import { adoptionRoutes } from './show-adoption/show-adoption.routes.ts';
import { showProject } from './show-project/show-project.routes.ts';
import {
  chooseName,
  inviteMember,
  leaveTeam,
  makeOwner,
  removeMember,
  showTeam,
  withdrawInvitation,
} from './team/team.routes.ts';
import { projectNotices } from './tell-people/project-notices.ts';
import { projectDocuments } from './tell-people/search-document.queries.ts';
import { withdrawProject } from './withdraw-project/withdraw-project.routes.ts';

export const projects: Module = {
  name: 'projects',
  symbolDestinations: [viewsDestination],
  routes: [
    showProjectList,
    showMyProjects,
    showBegin,
    beginProject,
    showBeginFromIdea,
    beginFromIdea,
    showProject,
    showEdit,
    editProject,
    showHistory,
    showVisibility,
    changeVisibility,
    askForApproval,
    showApproval,
    approveProject,
    returnProject,
    withdrawProject,
    followProject,
    unfollowProject,
    showEditKit,
    editKit,
    publishKitVersion,
    showKitVersion,
    compareKits,
    uploadKitFile,
    takeFileAway,
    downloadFile,
    showTeam,
    inviteMember,
    withdrawInvitation,
    removeMember,
    makeOwner,
    leaveTeam,
    chooseName,
    showInvitation,
    acceptInvitation,
    declineInvitation,
    ...claimAdoptionRoutes,
    ...adoptionRoutes,
    ...viewsRoutes,
    ...inviteRoutes,
    ...invitedRoutes,
    ...willingRoutes,
  ],
  api: [...projectsApi, ...adoptionsApi],
  navigation: [{ text: 'Projects', href: projectPaths.list(), order: 10, showTo: () => true }],
  ownPages: [
    { text: 'Being asked what you think', href: viewsPaths.willing(), order: 8, showTo: () => true },
    { text: 'Your projects', href: projectPaths.mine(), order: 30, showTo: () => true },
    {
      text: 'What your organisation adopts',
      href: adoptionPaths.mine(),
      order: 40,
      showTo: (viewer) => viewer.kind === 'person' && viewer.staff,
    },
  ],
  queues: [staleAdoptionsQueue],
  jobs: (platform) => [
    { name: staleAdoptionsQueue, schedule: '10 4 * * *', run: () => markStaleAdoptions(platform) },
  ],
  searchDocuments: [projectDocuments],
  notices: [projectNotices, adoptionNotices, viewsNotices, invitationNotices],
};
