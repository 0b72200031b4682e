import { path } from '#kit/paths.ts';

export const findingPaths = {
  search: path('/search'),
  similar: path('/search/similar'),
  feed: path('/for-you'),
  saved: path('/saved-searches'),
  save: path('/saved-searches'),
  savedAlerts: path('/saved-searches/:searchId/alerts'),
  dropSaved: path('/saved-searches/:searchId/removal'),
};
