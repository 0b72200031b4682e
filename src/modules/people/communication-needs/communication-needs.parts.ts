import type { Module } from '#platform/module.ts';
import { askNeedsRoutes } from './ask-needs/ask-needs.routes.ts';
import { versionRoutes } from './ask-version/ask-version.routes.ts';
import { givenVersions } from './ask-version/version.queries.ts';
import { myNeedsPaths, needsDeskPaths, supporterPaths, supportingPaths } from './communication-need.paths.ts';
import { flagRoutes } from './flags/flags.routes.ts';
import { myNeedsRoutes } from './my-needs/my-needs.routes.ts';
import { reviewNotices, supporterNotices, versionNotices } from './need-notices.ts';
import { needsDeskRoutes } from './needs-desk/needs-desk.routes.ts';
import { remindReviews, reviewsQueue } from './reviews/remind-reviews.ts';
import { supporterRoutes } from './supporters/supporters.routes.ts';
import { supportingRoutes } from './supporting/supporting.routes.ts';
import { chooseThisVisit, showThisVisit } from './this-visit/this-visit.routes.ts';
import { needsReportRoutes } from './yearly-report/needs-report.routes.ts';

/**
 * Communication needs (Accessible Information Standard, DAPB1605): ask, record, flag, share, act, review. Words: a need is
 * one thing that a person needs in order to read, be reached or be understood; a contact meets it or does not; a supporter
 * is somebody whom the person lets act. Invariants: nothing is shown to staff without the person's consent; whatever goes
 * out is logged as met or unmet, with why; a version counts only when a named person has checked it; a supporter can do
 * nothing any more from the moment in which they are removed.
 */
export const communicationNeeds = {
  routes: [
    ...myNeedsRoutes,
    ...askNeedsRoutes,
    ...supporterRoutes,
    ...supportingRoutes,
    ...flagRoutes,
    ...needsDeskRoutes,
    ...needsReportRoutes,
    ...versionRoutes,
    showThisVisit,
    chooseThisVisit,
  ],
  navigation: [
    {
      text: 'Communication needs',
      href: needsDeskPaths.show(),
      order: 82,
      showTo: (viewer) => viewer.kind === 'person' && viewer.programmeRoles.length > 0,
    },
  ],
  ownPages: [
    { text: 'What you need to read and be reached', href: myNeedsPaths.show(), order: 5, showTo: () => true },
    { text: 'People who support you', href: supporterPaths.list(), order: 6, showTo: () => true },
    { text: 'People I support', href: supportingPaths.list(), order: 7, showTo: () => true },
  ],
  notices: [reviewNotices, supporterNotices, versionNotices],
  versions: [givenVersions],
  queues: [reviewsQueue],
  jobs: (platform) => [
    {
      name: reviewsQueue,
      schedule: '30 6 * * *',
      run: async () => {
        await remindReviews(platform);
      },
    },
  ],
} satisfies Partial<Module>;
