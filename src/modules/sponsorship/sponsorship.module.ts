import { londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import type { Module } from '#platform/module.ts';
import { beginRoutes } from './begin-agreement/begin-agreement.routes.ts';
import { companyRoutes } from './companies/companies.routes.ts';
import { showSponsorship } from './doors/doors.routes.ts';
import { interestRoutes } from './interests/interests.routes.ts';
import { chaseMilestones, chaseOutcomes } from './move-agreement/milestone.queries.ts';
import { moveAgreementRoutes } from './move-agreement/move-agreement.routes.ts';
import { outcomeRoutes } from './outcomes/outcomes.routes.ts';
import { registerApis } from './register/register.api.ts';
import { registerRoutes } from './register/register.routes.ts';
import { lapseRequests } from './requests/request-writing.queries.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { showAgreementRoutes } from './show-agreement/show-agreement.routes.ts';
import { signVersion } from './sign-agreement/sign-agreement.routes.ts';
import { sponsorshipPaths } from './sponsorship.paths.ts';
import { sponsorshipNotices } from './sponsorship-notices.ts';
import { agreementNotices } from './tell-sides/agreement-notices.ts';
import { valueRoutes } from './values/values.routes.ts';
import { visitRoutes } from './visits/visits.routes.ts';
import { writeAgreementRoutes } from './write-agreement/write-agreement.routes.ts';

const lapseQueue = 'sponsorship.lapse-requests';
const chaseQueue = 'sponsorship.chase-agreements';

/** Companies pick from the projects that asked: request.rules.ts says the words and the invariants. */
export const sponsorship: Module = {
  name: 'sponsorship',
  routes: [
    showSponsorship,
    ...companyRoutes,
    ...requestRoutes,
    ...interestRoutes,
    ...beginRoutes,
    ...writeAgreementRoutes,
    ...showAgreementRoutes,
    signVersion,
    ...moveAgreementRoutes,
    ...valueRoutes,
    ...visitRoutes,
    ...outcomeRoutes,
    ...registerRoutes,
  ],
  api: registerApis,
  navigation: [{ text: 'Sponsorship', href: sponsorshipPaths.show(), order: 50, showTo: () => true }],
  notices: [sponsorshipNotices, agreementNotices],
  queues: [lapseQueue, chaseQueue],
  jobs: ({ database, clock }) => [
    {
      name: lapseQueue,
      schedule: '50 4 * * *',
      async run() {
        const now = clock.now();
        const act = newAct({ actor: null, organisation: null, at: now });
        const lapse = () =>
          database.db.transaction().execute((tx) => lapseRequests(tx, act, londonToday(now)));
        while ((await lapse()) > 0);
      },
    },
    {
      name: chaseQueue,
      schedule: '5 5 * * *',
      async run() {
        const now = clock.now();
        const today = londonToday(now);
        const act = newAct({ actor: null, organisation: null, at: now });
        for (const chase of [chaseMilestones, chaseOutcomes])
          while ((await database.db.transaction().execute((tx) => chase(tx, act, today))) > 0);
      },
    },
  ],
};
