import { londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import type { Module } from '#platform/module.ts';
import { companyRoutes } from './companies/companies.routes.ts';
import { showSponsorship } from './doors/doors.routes.ts';
import { interestRoutes } from './interests/interests.routes.ts';
import { lapseRequests } from './requests/request-writing.queries.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { sponsorshipPaths } from './sponsorship.paths.ts';
import { sponsorshipNotices } from './sponsorship-notices.ts';

const lapseQueue = 'sponsorship.lapse-requests';

/** Companies pick from the projects that asked: request.rules.ts says the words and the invariants. */
export const sponsorship: Module = {
  name: 'sponsorship',
  routes: [showSponsorship, ...companyRoutes, ...requestRoutes, ...interestRoutes],
  navigation: [{ text: 'Sponsorship', href: sponsorshipPaths.show(), order: 50, showTo: () => true }],
  notices: [sponsorshipNotices],
  queues: [lapseQueue],
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
  ],
};
