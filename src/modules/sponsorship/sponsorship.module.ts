import { londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import type { Module } from '#platform/module.ts';
import { companyRoutes } from './companies/companies.routes.ts';
import { showSponsorship } from './doors/doors.routes.ts';
import { interestRoutes } from './interests/interests.routes.ts';
import { interestNotices } from './market/interest-notices.ts';
import { keepAccounts } from './market/make-report.ts';
import { downloadReport, showReport } from './market/report.routes.ts';
import { savedInterestRoutes } from './market/saved-interests.routes.ts';
import { showRequests } from './market/show-list.routes.ts';
import { lapseRequests } from './requests/request-writing.queries.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { sponsorshipPaths } from './sponsorship.paths.ts';
import { sponsorshipNotices } from './sponsorship-notices.ts';

const lapseQueue = 'sponsorship.lapse-requests';
const accountsQueue = 'sponsorship.market-accounts';

/** Companies pick from the projects that asked: request.rules.ts says the words and the invariants. */
export const sponsorship: Module = {
  name: 'sponsorship',
  routes: [
    showSponsorship,
    ...companyRoutes,
    showRequests,
    ...requestRoutes,
    ...interestRoutes,
    ...savedInterestRoutes,
    showReport,
    downloadReport,
  ],
  navigation: [{ text: 'Sponsorship', href: sponsorshipPaths.show(), order: 50, showTo: () => true }],
  notices: [sponsorshipNotices, interestNotices],
  queues: [lapseQueue, accountsQueue],
  jobs: ({ database, clock }) => [
    {
      name: accountsQueue,
      schedule: '20 3 * * *',
      run: () => keepAccounts(database.db, clock.now()),
    },
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
