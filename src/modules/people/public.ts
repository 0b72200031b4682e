export { importDomains } from './import-domains/import-domains.ts';
export { importOrganisations } from './import-organisations/import-organisations.ts';
export { findMemberByAddress, findPersonByAddress, type NamedMember } from './member-by-address.queries.ts';
export { registerOwnPages } from './own-pages.ts';
export { type MadeMember, type MadeOrganisation, type MadePerson, peopleFactory } from './people.factory.ts';
export { accountPaths, organisationPaths } from './people.paths.ts';
export { findTokenHolder } from './tokens/tokens.queries.ts';
