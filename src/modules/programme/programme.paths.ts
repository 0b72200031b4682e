import { path } from '#kit/paths.ts';

export const programmePaths = {
  home: path('/'),
  about: path('/about'),
  accessibility: path('/accessibility'),
  privacy: path('/privacy'),
  help: path('/help'),
};

export const moderationPaths = {
  begin: path('/reports/new'),
  report: path('/reports'),
  queue: path('/moderation'),
  decide: path('/moderation/:reportId'),
  duplicates: path('/likely-duplicates'),
  dismissDuplicate: path('/likely-duplicates/:pairId/dismissal'),
};

export const yearPaths = {
  list: path('/years'),
  plan: path('/years'),
  show: path('/years/:yearId'),
  change: path('/years/:yearId/plan'),
  apply: path('/years/:yearId/participations'),
  decide: path('/years/:yearId/participations/:participationId/decision'),
  withdraw: path('/years/:yearId/participations/:participationId/withdrawal'),
  report: path('/years/:yearId/report'),
};

export const openDataPaths = {
  show: path('/open-data'),
  download: path('/open-data/:file'),
  description: path('/api/openapi.json'),
};

export const settingsPaths = {
  show: path('/settings'),
  save: path('/settings'),
  grant: path('/settings/roles'),
  revoke: path('/settings/roles/:personId/:role/revocation'),
  look: path('/look.css'),
};
