import type { Module } from '#platform/module.ts';
import { findingPaths } from './finding.paths.ts';
import { searchIndex } from './index-documents.ts';
import { savedSearchRoutes } from './saved-searches/saved-searches.routes.ts';
import { search } from './search/search.routes.ts';
import { countWords } from './search-document.queries.ts';
import { similarWhileTyping } from './similar-while-typing/similar-while-typing.routes.ts';

const countWordsJob = 'finding.count-words';

/**
 * Words: a search document is what a room lets be found of a record; similar is what shares its telling words.
 * Invariants: only records that are shown and not hidden are in the index; every question carries the viewer.
 * The index is fed from the log and can be rebuilt at any time (`npx spreadwell reindex`).
 */
export const finding: Module = {
  name: 'finding',
  routes: [search, similarWhileTyping, ...savedSearchRoutes],
  ownPages: [{ text: 'Your saved searches', href: findingPaths.saved(), order: 25, showTo: () => true }],
  subscribers: () => [searchIndex],
  queues: [countWordsJob],
  jobs: (platform) => [
    { name: countWordsJob, schedule: '*/20 * * * *', run: () => countWords(platform.database.db) },
  ],
};
