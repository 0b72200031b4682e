import { path } from '#kit/paths.ts';

export const marketPaths = {
  report: path('/sponsorship/exposure'),
  reportCsv: path('/sponsorship/exposure.csv'),
  interests: path('/companies/:companyId/saved-interests'),
  saveInterest: path('/companies/:companyId/saved-interests'),
  endInterest: path('/companies/:companyId/saved-interests/:interestId/end'),
  stopAlerts: path('/companies/:companyId/saved-interests/:interestId/alerts/stop'),
  startAlerts: path('/companies/:companyId/saved-interests/:interestId/alerts'),
};
