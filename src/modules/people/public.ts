export { importOrganisations } from './import-organisations/import-organisations.ts';
export { findTokenHolder } from './tokens/tokens.queries.ts';
export { organisationPaths, signInPaths, joinPaths, accountPaths } from './people.paths.ts';
export { type MadeMember, type MadeOrganisation, type MadePerson, peopleFactory } from './people.factory.ts';
