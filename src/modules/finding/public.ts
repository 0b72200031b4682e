export { findingPaths } from './finding.paths.ts';
export { reindex } from './index-documents.ts';
export { isFindable } from './readable-documents.queries.ts';
export { findRecords } from './search/find-records.ts';
export { hrefOf, registerSearchSources } from './search-sources.ts';
export { findMoreLike, findSimilar, type Similar } from './similar/find-similar.ts';
