export { versionsOf } from './communication-needs/ask-version/ask-version.routes.ts';
export { fulfilVersion, requestVersion } from './communication-needs/ask-version/version.queries.ts';
export {
  myNeedsPaths,
  readingPaths,
  versionPaths,
} from './communication-needs/communication-need.paths.ts';
export { logContact } from './communication-needs/contact-log.queries.ts';
export { type PersonPlan, planContacts } from './communication-needs/contacts.ts';
export { mayMakeContact } from './communication-needs/meet-need.rules.ts';
export { type NeedName, needKind } from './communication-needs/need-kinds.rules.ts';
export { NeedsAlert } from './communication-needs/needs-alert.view.tsx';
export { registerRecords } from './communication-needs/records.ts';
export { registerMailForms } from './communication-needs/suit-mail/mail-forms.ts';
export { copiesForSupporters, suitMail } from './communication-needs/suit-mail/suit-mail.ts';
export { findAllSupported, findSupported, stillSupports } from './communication-needs/supporter.queries.ts';
export { demonstrationDomain } from './demonstration/in-demonstration.ts';
export { importDomains } from './import-domains/import-domains.ts';
export { importOrganisations } from './import-organisations/import-organisations.ts';
export { findMemberByAddress, findPersonByAddress, type NamedMember } from './member-by-address.queries.ts';
export { listOrganisationSignIns } from './organisation-sign-in/organisation-sign-in.queries.ts';
export { registerOwnPages } from './own-pages.ts';
export { type MadeMember, type MadeOrganisation, type MadePerson, peopleFactory } from './people.factory.ts';
export { accountPaths, organisationPaths, suspensionPaths } from './people.paths.ts';
export { forgetFactorsByCommand } from './second-factor/forget-factors.ts';
export { localAddress } from './sign-up.rules.ts';
export { findTokenHolder } from './tokens/tokens.queries.ts';
