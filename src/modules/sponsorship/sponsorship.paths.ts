import { path } from '#kit/paths.ts';

export const sponsorshipPaths = {
  show: path('/sponsorship'),
};

export const companyPaths = {
  list: path('/companies'),
  begin: path('/companies/new'),
  apply: path('/companies'),
  show: path('/companies/:companyId'),
  edit: path('/companies/:companyId/edit'),
  decide: path('/companies/:companyId/decision'),
  nameUser: path('/companies/:companyId/users'),
  endUser: path('/companies/:companyId/users/:personId/end'),
  bids: path('/companies/:companyId/bids'),
  endBid: path('/companies/:companyId/bids/:bidId/end'),
};

export const codePaths = {
  show: path('/code-of-conduct'),
  publish: path('/code-of-conduct'),
  accept: path('/companies/:companyId/code-acceptance'),
};

export const sectorPaths = {
  list: path('/sensitive-sectors'),
  add: path('/sensitive-sectors'),
  bar: path('/sensitive-sectors/:sector/bar'),
  admit: path('/sensitive-sectors/:sector/admission'),
};

export const requestPaths = {
  list: path('/sponsorship-requests'),
  begin: path('/projects/:projectId/sponsorship-requests/new'),
  write: path('/projects/:projectId/sponsorship-requests'),
  show: path('/sponsorship-requests/:requestId'),
  edit: path('/sponsorship-requests/:requestId/edit'),
  preview: path('/sponsorship-requests/:requestId/preview'),
  authorise: path('/sponsorship-requests/:requestId/authorisation'),
  prolong: path('/sponsorship-requests/:requestId/listing'),
  withdraw: path('/sponsorship-requests/:requestId/withdrawal'),
  express: path('/sponsorship-requests/:requestId/interests'),
  declare: path('/sponsorship-requests/:requestId/declaration'),
  ask: path('/sponsorship-requests/:requestId/questions'),
  documents: path('/sponsorship-requests/:requestId/documents'),
  removeDocument: path('/sponsorship-requests/:requestId/documents/:fileId/removal'),
  readings: path('/sponsorship-requests/:requestId/readings'),
};

export const questionPaths = {
  answer: path('/sponsorship-questions/:questionId/answer'),
};

export const documentPaths = {
  open: path('/sponsorship-documents/:fileId'),
};

export const interestPaths = {
  show: path('/interests/:interestId'),
  screen: path('/interests/:interestId/screening'),
  answer: path('/interests/:interestId/answer'),
  askReview: path('/interests/:interestId/review-request'),
  review: path('/interests/:interestId/review'),
  acceptMitigation: path('/interests/:interestId/mitigation'),
  approve: path('/interests/:interestId/approval'),
  declareBid: path('/interests/:interestId/bids'),
  endBid: path('/interests/:interestId/bid-ending'),
  waive: path('/interests/:interestId/waiver'),
  withdraw: path('/interests/:interestId/withdrawal'),
};

export const reviewPaths = {
  list: path('/conflict-reviews'),
};
