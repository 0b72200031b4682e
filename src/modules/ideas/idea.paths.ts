import { path } from '#kit/paths.ts';

export const ideaPaths = {
  list: path('/ideas'),
  begin: path('/ideas/new'),
  preview: path('/ideas/preview'),
  post: path('/ideas'),
  similar: path('/ideas/similar'),
  show: path('/ideas/:ideaId'),
  edit: path('/ideas/:ideaId/edit'),
  revision: path('/ideas/:ideaId/revisions'),
  history: path('/ideas/:ideaId/history'),
  support: path('/ideas/:ideaId/support'),
  supportWithdrawal: path('/ideas/:ideaId/support/withdrawal'),
  follow: path('/ideas/:ideaId/follow'),
  unfollow: path('/ideas/:ideaId/follow/withdrawal'),
  comment: path('/ideas/:ideaId/comments'),
  stuckToo: path('/ideas/:ideaId/needs'),
  doneBy: path('/ideas/:ideaId/projects-that-do-this'),
  answer: path('/ideas/:ideaId/answers'),
  merge: path('/ideas/:ideaId/merge'),
};

export const draftPaths = {
  keep: path('/drafts/ideas'),
  keepQuietly: path('/drafts/kept'),
  list: path('/drafts'),
  discard: path('/drafts/:draftId/discard'),
  join: path('/drafts/:draftId/join'),
};

export const needPaths = {
  list: path('/needs'),
  begin: path('/needs/new'),
  post: path('/needs'),
  show: path('/needs/:needId'),
  met: path('/needs/:needId/met'),
  askForHelp: path('/needs/:needId/help'),
  comment: path('/needs/:needId/comments'),
  follow: path('/needs/:needId/follow'),
  unfollow: path('/needs/:needId/follow/withdrawal'),
};

export const commentPaths = {
  withdraw: path('/comments/:commentId/withdrawal'),
};

export const dutyPaths = {
  list: path('/duties'),
};
