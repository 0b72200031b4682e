export { findingPaths } from './finding.paths.ts';
export { reindex } from './index-documents.ts';
export { registerSearchSources } from './search-sources.ts';
export { findSimilar, type Similar } from './similar/find-similar.ts';
