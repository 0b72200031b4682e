import type { Module } from '#platform/module.ts';
import { aboutRoutes } from './about/about.routes.ts';
import { home } from './home/home.routes.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { moderationNotices } from './moderation/moderation-notices.ts';
import { openDataRoutes } from './open-data/open-data.routes.ts';
import { moderationPaths } from './programme.paths.ts';

/**
 * Words: a programme is one health system's; its year has an opening and a closing day, projects that take part, a launch
 * page and a report; a report (of content) is somebody's word that a record should not be here. Invariants: what is hidden
 * has a reason, and both sides are told it; the home page shows what is open to everyone, whoever looks.
 */
export const programme: Module = {
  name: 'programme',
  routes: [home, ...aboutRoutes, ...moderationRoutes, ...openDataRoutes],
  navigation: [
    {
      text: 'Moderation',
      href: moderationPaths.queue(),
      order: 80,
      showTo: (viewer) => viewer.kind === 'person' && viewer.programmeRoles.includes('moderator'),
    },
  ],
  notices: [moderationNotices],
};
