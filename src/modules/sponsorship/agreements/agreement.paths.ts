import { path } from '#kit/paths.ts';

export const agreementPaths = {
  list: path('/agreements'),
  begin: path('/interests/:interestId/agreement'),
  show: path('/agreements/:agreementId'),
  edit: path('/agreements/:agreementId/versions/new'),
  propose: path('/agreements/:agreementId/versions'),
  version: path('/agreements/:agreementId/versions/:number'),
  text: path('/agreements/:agreementId/versions/:number/text'),
  document: path('/agreements/:agreementId/versions/:number/document'),
  sign: path('/agreements/:agreementId/versions/:number/signatures'),
  publishSummary: path('/agreements/:agreementId/summary'),
  start: path('/agreements/:agreementId/start'),
  complete: path('/agreements/:agreementId/completion'),
  end: path('/agreements/:agreementId/end'),
  milestone: path('/agreements/:agreementId/milestones/:milestoneId'),
};
