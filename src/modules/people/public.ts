export { type MadeMember, type MadeOrganisation, type MadePerson, peopleFactory } from './people.factory.ts';
