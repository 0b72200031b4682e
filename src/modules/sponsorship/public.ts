export { sponsorshipPaths } from './sponsorship.paths.ts';
