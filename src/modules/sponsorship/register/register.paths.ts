import { path } from '#kit/paths.ts';

/** Permanent addresses: an entry keeps its own whatever becomes of its project, request or parties. */
export const registerPaths = {
  list: path('/register'),
  csv: path('/register.csv'),
  requests: path('/register/requests'),
  request: path('/register/requests/:requestId'),
  show: path('/register/:agreementId'),
  summary: path('/register/:agreementId/summary'),
};
