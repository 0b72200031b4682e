import { path } from '#kit/paths.ts';

export const sponsorshipPaths = {
  show: path('/sponsorship'),
};

export const companyPaths = {
  list: path('/companies'),
  begin: path('/companies/new'),
  apply: path('/companies'),
  show: path('/companies/:companyId'),
  decide: path('/companies/:companyId/decision'),
  nameUser: path('/companies/:companyId/users'),
  endUser: path('/companies/:companyId/users/:personId/end'),
};

export const requestPaths = {
  list: path('/sponsorship-requests'),
  begin: path('/projects/:projectId/sponsorship-requests/new'),
  write: path('/projects/:projectId/sponsorship-requests'),
  show: path('/sponsorship-requests/:requestId'),
  authorise: path('/sponsorship-requests/:requestId/authorisation'),
  withdraw: path('/sponsorship-requests/:requestId/withdrawal'),
  express: path('/sponsorship-requests/:requestId/interests'),
};

export const interestPaths = {
  answer: path('/interests/:interestId/answer'),
  withdraw: path('/interests/:interestId/withdrawal'),
};
