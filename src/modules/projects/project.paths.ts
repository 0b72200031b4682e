import { path } from '#kit/paths.ts';

export const projectPaths = {
  list: path('/projects'),
  mine: path('/projects/mine'),
  begin: path('/projects/new'),
  post: path('/projects'),
  beginFromIdea: path('/ideas/:ideaId/project'),
  show: path('/projects/:projectId'),
  edit: path('/projects/:projectId/edit'),
  revision: path('/projects/:projectId/revisions'),
  history: path('/projects/:projectId/history'),
  visibility: path('/projects/:projectId/visibility'),
  askApproval: path('/projects/:projectId/approval-requests'),
  approval: path('/projects/:projectId/approval'),
  return: path('/projects/:projectId/approval/return'),
  withdrawal: path('/projects/:projectId/withdrawal'),
  follow: path('/projects/:projectId/follow'),
  unfollow: path('/projects/:projectId/follow/withdrawal'),
};

export const kitPaths = {
  edit: path('/projects/:projectId/kit/edit'),
  draft: path('/projects/:projectId/kit/draft'),
  publish: path('/projects/:projectId/kit/versions'),
  show: path('/projects/:projectId/kit/versions/:number'),
  compare: path('/projects/:projectId/kit/comparison'),
  upload: path('/projects/:projectId/kit/files'),
  removeFile: path('/projects/:projectId/kit/files/:fileId/removal'),
};

export const filePaths = {
  download: path('/files/:fileId'),
};

export const teamPaths = {
  show: path('/projects/:projectId/team'),
  invite: path('/projects/:projectId/invitations'),
  withdrawInvitation: path('/projects/:projectId/invitations/:invitationId/withdrawal'),
  /** The key is the secret of the e-mailed link, or the invitation's id for the person whose address it names. */
  invitation: path('/invitations/:key'),
  accept: path('/invitations/:key/acceptance'),
  decline: path('/invitations/:key/refusal'),
  remove: path('/projects/:projectId/team/:personId/removal'),
  makeOwner: path('/projects/:projectId/team/:personId/ownership'),
  leave: path('/projects/:projectId/team/leaving'),
  name: path('/projects/:projectId/team/name'),
};

export const adoptionPaths = {
  mine: path('/adoptions'),
  list: path('/projects/:projectId/adoptions'),
  begin: path('/projects/:projectId/adoptions/new'),
  claim: path('/projects/:projectId/adoptions'),
  show: path('/adoptions/:adoptionId'),
  edit: path('/adoptions/:adoptionId/edit'),
  revision: path('/adoptions/:adoptionId/revisions'),
  state: path('/adoptions/:adoptionId/state'),
  confirmation: path('/adoptions/:adoptionId/confirmation'),
  check: path('/adoptions/:adoptionId/twelve-month-check'),
};

export const viewsPaths = {
  list: path('/views'),
  begin: path('/projects/:projectId/views/new'),
  ask: path('/projects/:projectId/views'),
  show: path('/views/:questionId'),
  answer: path('/views/:questionId/answers'),
  close: path('/views/:questionId/closing'),
  invitations: path('/views/:questionId/invitations'),
  checkInvitations: path('/views/:questionId/invitations/check'),
  invitation: path('/views/:questionId/invitations/:personId'),
  openInvitation: path('/views/:questionId/invitations/:personId/acceptance'),
  declineInvitation: path('/views/:questionId/invitations/:personId/refusal'),
  answerFor: path('/views/:questionId/for/:personId'),
  willing: path('/account/asked-for-views'),
  notWilling: path('/account/asked-for-views/withdrawal'),
};
