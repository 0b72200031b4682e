import type { Module } from '#platform/module.ts';
import { searchIndex } from './engine/feed-index.ts';
import { keepUp } from './engine/upkeep.ts';
import { feed } from './feed/feed.routes.ts';
import { findingPaths } from './finding.paths.ts';
import { matchNotices } from './matching/match-notices.ts';
import { newcomers } from './newcomers/note-newcomers.ts';
import { welcomeNewcomers } from './newcomers/welcome-newcomers.ts';
import { lookAtSavedSearches } from './saved-searches/look-at-saved.ts';
import { savedSearchNotices } from './saved-searches/saved-search-notices.ts';
import { savedSearchRoutes } from './saved-searches/saved-searches.routes.ts';
import { search } from './search/search.routes.ts';
import { similarWhileTyping } from './similar-while-typing/similar-while-typing.routes.ts';

const upkeepJob = 'finding.upkeep';
const newcomersJob = 'finding.newcomers';
const savedSearchesJob = 'finding.saved-searches';

/**
 * Words: a search document is what a room lets be found of a record; similar is what shares its telling words.
 * Invariants: only records that are shown and not hidden are in the index; every question carries the viewer.
 * A newcomer is a record that waits to be compared; a match is a need with a project that may answer it, told of once, ever;
 * a saved search is asked again with the eyes of who saved it.
 * The index is fed from the log and can be rebuilt at any time (`npx spreadwell reindex`).
 */
export const finding: Module = {
  name: 'finding',
  routes: [search, similarWhileTyping, feed, ...savedSearchRoutes],
  navigation: [
    { text: 'For you', href: findingPaths.feed(), order: 35, showTo: (viewer) => viewer.kind === 'person' },
  ],
  ownPages: [{ text: 'Your saved searches', href: findingPaths.saved(), order: 25, showTo: () => true }],
  subscribers: (platform) => [searchIndex(platform), newcomers],
  notices: [matchNotices, savedSearchNotices],
  queues: [upkeepJob, newcomersJob, savedSearchesJob],
  jobs: (platform) => [
    { name: upkeepJob, schedule: '* * * * *', run: () => keepUp(platform) },
    { name: newcomersJob, schedule: '* * * * *', run: () => welcomeNewcomers(platform) },
    { name: savedSearchesJob, schedule: '* * * * *', run: () => lookAtSavedSearches(platform) },
  ],
};
