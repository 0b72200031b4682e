import type { Module } from '#platform/module.ts';
import { accountRoutes } from './account/account.routes.ts';
import { communicationNeeds } from './communication-needs/communication-needs.parts.ts';
import { demonstrationRoutes } from './demonstration/demonstration.routes.ts';
import { forgottenPasswordRoutes } from './forgotten-password/forgotten-password.routes.ts';
import { joinRoutes } from './join/join.routes.ts';
import { discardKeptForm, showKeptForm } from './kept-form/kept-form.routes.ts';
import { membershipRoutes } from './membership/membership.routes.ts';
import { membershipNotices } from './membership/membership-notices.ts';
import { organisationSignInRoutes } from './organisation-sign-in/organisation-sign-in.routes.ts';
import { setOrganisationSignInRoutes } from './organisation-sign-in/set-organisation-sign-in.routes.ts';
import { organisationRoutes } from './organisations/organisations.routes.ts';
import { readableOrganisations } from './organisations/readable-organisations.ts';
import { passkeyRoutes } from './passkeys/passkeys.routes.ts';
import { organisationPaths } from './people.paths.ts';
import { secondFactorRoutes } from './second-factor/second-factor.routes.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { signOut } from './sign-out/sign-out.routes.ts';
import { showStepUp, stepUp } from './step-up/step-up.routes.ts';
import { suspensionNotices } from './suspensions/suspension-notices.ts';
import { suspensionRoutes } from './suspensions/suspensions.routes.ts';
import { tidyAway } from './tidy-away/tidy-away.ts';
import { tokenRoutes } from './tokens/tokens.routes.ts';

const tidyQueue = 'people.tidy-away';

/**
 * Words: a person has an account; a membership says where a member of staff works; a lead answers for an organisation,
 * deputies in the lead's place. Invariants: an address belongs to one person; a membership is confirmed by a domain or a
 * lead, never by its holder; an organisation keeps its last lead; links in e-mails act only when a button is pressed.
 */
export const people: Module = {
  name: 'people',
  notices: [membershipNotices, suspensionNotices, ...communicationNeeds.notices],
  navigation: [
    { text: 'Organisations', href: organisationPaths.list(), order: 40, showTo: () => true },
    ...communicationNeeds.navigation,
  ],
  ownPages: communicationNeeds.ownPages,
  versions: communicationNeeds.versions,
  readable: [readableOrganisations],
  queues: [...communicationNeeds.queues, tidyQueue],
  jobs: (platform) => [
    ...communicationNeeds.jobs(platform),
    { name: tidyQueue, schedule: '23 * * * *', run: () => tidyAway(platform) },
  ],
  routes: [
    ...joinRoutes,
    ...signInRoutes,
    ...forgottenPasswordRoutes,
    ...demonstrationRoutes,
    ...organisationRoutes,
    ...membershipRoutes,
    ...accountRoutes,
    ...secondFactorRoutes,
    ...passkeyRoutes,
    ...tokenRoutes,
    ...organisationSignInRoutes,
    ...setOrganisationSignInRoutes,
    ...suspensionRoutes,
    showKeptForm,
    discardKeptForm,
    signOut,
    showStepUp,
    stepUp,
    ...communicationNeeds.routes,
  ],
};
