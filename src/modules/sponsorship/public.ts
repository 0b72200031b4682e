export { companyPaths, requestPaths, sponsorshipPaths } from './sponsorship.paths.ts';
