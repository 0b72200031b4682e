import { londonToday } from '#kit/local-date.ts';
import { hasProgrammeRole } from '#kit/viewer.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Act, newAct } from '#platform/events/event.ts';
import type { Module } from '#platform/module.ts';
import { agreementRoutes } from './agreements/agreements.routes.ts';
import {
  chaseDeclarations,
  chaseMissingDeclarations,
  chaseQuestions,
  chaseUsers,
  remindOfLapse,
} from './chasing/chase.queries.ts';
import { codeRoutes } from './code-of-conduct/code.routes.ts';
import { companyRoutes } from './companies/companies.routes.ts';
import { companyProfileRoutes } from './companies/company-profile.routes.ts';
import { reviewRoutes } from './conflict-reviews/review.routes.ts';
import { declarationRoutes } from './declarations/declare.routes.ts';
import { documentRoutes } from './documents/documents.routes.ts';
import { showSponsorship } from './doors/doors.routes.ts';
import { endBid } from './end-bid/end-bid.routes.ts';
import { express, withdrawMyInterest } from './interests/express.routes.ts';
import { showRequest } from './interests/show-request.routes.ts';
import { expectCompanies, expectedListQueue, makeExpectedLists } from './market/expect-companies.ts';
import { interestNotices } from './market/interest-notices.ts';
import { makeListsAhead } from './market/make-list.ts';
import { keepAccounts } from './market/make-report.ts';
import { downloadReport, showReport } from './market/report.routes.ts';
import { savedInterestRoutes } from './market/saved-interests.routes.ts';
import { showRequests } from './market/show-list.routes.ts';
import { chaseMilestones, chaseOutcomes } from './move-agreement/milestone.queries.ts';
import { acceptOfferRoutes } from './offers/accept-offer.routes.ts';
import { offerRoutes } from './offers/offers.routes.ts';
import { questionRoutes } from './questions/questions.routes.ts';
import { readableAgreements, readableRequests } from './register/readable-register.ts';
import { registerApis } from './register/register.api.ts';
import { lapseRequests } from './requests/lapse-requests.queries.ts';
import { runRequestRoutes } from './requests/run-request.routes.ts';
import { writeRequestRoutes } from './requests/write-request.routes.ts';
import { sectorRoutes } from './sectors/sectors.routes.ts';
import { companyPaths, reviewPaths, sponsorshipPaths } from './sponsorship.paths.ts';
import { sponsorshipNotices } from './sponsorship-notices.ts';
import { agreementNotices } from './tell-sides/agreement-notices.ts';

const lapseQueue = 'sponsorship.lapse-requests';
const chaseQueue = 'sponsorship.chase';
const chases = [
  remindOfLapse,
  chaseUsers,
  chaseDeclarations,
  chaseMissingDeclarations,
  chaseQuestions,
  chaseMilestones,
  chaseOutcomes,
];
const accountsQueue = 'sponsorship.market-accounts';
const listsQueue = 'sponsorship.market-lists';

/** Companies pick from the projects that asked: the words and invariants stand in request.rules.ts and offer.rules.ts. */
export const sponsorship: Module = {
  name: 'sponsorship',
  routes: [
    showSponsorship,
    ...codeRoutes,
    ...sectorRoutes,
    ...companyRoutes,
    ...companyProfileRoutes,
    showRequests,
    ...writeRequestRoutes,
    ...runRequestRoutes,
    ...declarationRoutes,
    ...documentRoutes,
    showRequest,
    express,
    withdrawMyInterest,
    ...questionRoutes,
    ...offerRoutes,
    ...reviewRoutes,
    ...acceptOfferRoutes,
    endBid,
    ...agreementRoutes,
    ...savedInterestRoutes,
    showReport,
    downloadReport,
  ],
  api: registerApis,
  navigation: [
    { text: 'Sponsorship', href: sponsorshipPaths.show(), order: 50, showTo: () => true },
    {
      text: 'Offers to review',
      href: reviewPaths.list(),
      order: 81,
      showTo: (viewer) => hasProgrammeRole(viewer, 'reviewer'),
    },
    {
      text: 'Companies',
      href: companyPaths.list(),
      order: 82,
      showTo: (viewer) => hasProgrammeRole(viewer, 'admin'),
    },
  ],
  readable: [readableAgreements, readableRequests],
  notices: [sponsorshipNotices, agreementNotices, interestNotices],
  subscribers: (platform) => [expectCompanies(platform)],
  queues: [lapseQueue, chaseQueue, accountsQueue, listsQueue, expectedListQueue],
  jobs: (platform) => {
    const { database, clock } = platform;
    /** In batches, each its own transaction, until nothing is left. */
    async function exhaust(step: (tx: Tx, act: Act, today: string) => Promise<number>): Promise<void> {
      const now = clock.now();
      const act = newAct({ actor: null, organisation: null, at: now });
      const batch = () => database.db.transaction().execute((tx) => step(tx, act, londonToday(now)));
      while ((await batch()) > 0);
    }
    return [
      makeExpectedLists(platform),
      { name: accountsQueue, schedule: '20 3 * * *', run: () => keepAccounts(database.db, clock.now()) },
      {
        name: listsQueue,
        schedule: '*/5 * * * *',
        async run() {
          await makeListsAhead(database.db, clock.now());
        },
      },
      { name: lapseQueue, schedule: '50 4 * * *', run: () => exhaust(lapseRequests) },
      {
        name: chaseQueue,
        schedule: '10 5 * * *',
        async run() {
          for (const chase of chases) await exhaust(chase);
        },
      },
    ];
  },
};
