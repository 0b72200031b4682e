import { path } from '#kit/paths.ts';

export const visitPaths = {
  begin: path('/agreements/:agreementId/visits/new'),
  plan: path('/agreements/:agreementId/visits'),
  show: path('/visits/:visitId'),
  join: path('/visits/:visitId/place'),
  leave: path('/visits/:visitId/place/withdrawal'),
  cancel: path('/visits/:visitId/cancellation'),
  record: path('/visits/:visitId/attendance'),
};
