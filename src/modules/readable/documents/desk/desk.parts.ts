import type { Module } from '#platform/module.ts';
import { deskPaths } from '../easy.paths.ts';
import { versionStepNotices } from '../version-notices.ts';
import { editVersionRoutes } from './edit-version/edit-version.routes.ts';
import { showVersionHistory } from './history/history.routes.tsx';
import { showDesk } from './list/desk-list.routes.ts';
import { pictureRoutes } from './pictures/pictures.routes.ts';
import { previewVersion } from './preview/preview.routes.tsx';
import { beginVersion, showRecordDesk } from './record/record-desk.routes.ts';
import { stepRoutes } from './steps/steps.routes.ts';

export const desk = {
  routes: [
    showDesk,
    showRecordDesk,
    beginVersion,
    ...editVersionRoutes,
    ...pictureRoutes,
    previewVersion,
    showVersionHistory,
    ...stepRoutes,
  ],
  navigation: [
    {
      text: 'Easy Read desk',
      href: deskPaths.list(),
      order: 83,
      showTo: (viewer) => viewer.kind === 'person' && viewer.programmeRoles.includes('editor'),
    },
  ],
  ownPages: [{ text: 'Easy Read that you write', href: deskPaths.list(), order: 45, showTo: () => true }],
  notices: [versionStepNotices],
} satisfies Partial<Module>;
