import { path } from '#kit/paths.ts';

export const valuePaths = {
  record: path('/agreements/:agreementId/values'),
  strike: path('/agreements/:agreementId/values/:transferId/striking'),
  year: path('/companies/:companyId/transfers-of-value/:year'),
};
