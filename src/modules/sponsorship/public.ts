export { readRegister, registerColumns } from './register/register.queries.ts';
export { sponsorshipPaths } from './sponsorship.paths.ts';
