import { hasProgrammeRole } from '#kit/viewer.ts';
import type { Module } from '#platform/module.ts';
import { aboutRoutes } from './about/about.routes.ts';
import { readablePages } from './about/readable-pages.tsx';
import { home } from './home/home.routes.ts';
import { duplicateRoutes } from './moderation/duplicates.routes.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { moderationNotices } from './moderation/moderation-notices.ts';
import { openDataRoutes } from './open-data/open-data.routes.ts';
import { moderationPaths, settingsPaths, yearPaths } from './programme.paths.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { planYearRoutes } from './years/plan-year.routes.ts';
import { readableYears } from './years/readable-years.ts';
import { showYear } from './years/show-year.routes.ts';
import { takePartRoutes } from './years/take-part.routes.ts';
import { yearNotices } from './years/year-notices.ts';
import { reportEndedYears, showReport } from './years/year-report.routes.ts';

const yearReportsQueue = 'programme.year-reports';

/**
 * Words: a programme is one health system's; its year has an opening and a closing day, projects that take part, a launch
 * page and a report; a report (of content) is somebody's word that a record should not be here. Invariants: what is hidden
 * has a reason, and both sides are told it; the home page shows what is open to everyone, whoever looks.
 */
export const programme: Module = {
  name: 'programme',
  routes: [
    home,
    ...aboutRoutes,
    ...moderationRoutes,
    ...duplicateRoutes,
    ...openDataRoutes,
    ...planYearRoutes,
    showYear,
    ...takePartRoutes,
    showReport,
    ...settingsRoutes,
  ],
  navigation: [
    {
      text: 'Settings',
      href: settingsPaths.show(),
      order: 90,
      showTo: (viewer) => hasProgrammeRole(viewer, 'admin'),
    },
    { text: 'The year', href: yearPaths.list(), order: 40, showTo: () => true },
    {
      text: 'Moderation',
      href: moderationPaths.queue(),
      order: 80,
      showTo: (viewer) => hasProgrammeRole(viewer, 'moderator'),
    },
  ],
  notices: [moderationNotices, yearNotices],
  readable: [...readablePages, readableYears],
  queues: [yearReportsQueue],
  jobs: (platform) => [
    {
      name: yearReportsQueue,
      schedule: '40 4 * * *',
      run: async () => {
        await reportEndedYears(platform);
      },
    },
  ],
};
