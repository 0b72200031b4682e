import { path } from '#kit/paths.ts';

export const outcomePaths = {
  edit: path('/agreements/:agreementId/outcome'),
  write: path('/agreements/:agreementId/outcome'),
  companyView: path('/agreements/:agreementId/outcome/company-view'),
  publish: path('/agreements/:agreementId/outcome/publication'),
};
