export {
  dismissDuplicate,
  findOpenDuplicates,
  type LikelyDuplicate,
  type PairedIdea,
} from './duplicates/duplicate.queries.ts';
export { warmUpSearch } from './engine/reader.ts';
export { rebuildIndex } from './engine/rebuild-index.ts';
export { findHelp, readFindCommand, runEvaluation, runQuery } from './evaluate/find.command.ts';
export { findingPaths } from './finding.paths.ts';
export { isFindable } from './readable-record.ts';
export { findRecords } from './search/find-records.ts';
export { hrefOf, registerSearchSources } from './search-sources.ts';
export { findMoreLike, findSimilar, type Similar } from './similar/find-similar.ts';
export { MoreLikeThis } from './similar/more-like-this.view.tsx';
export { SimilarWhileTyping } from './similar-while-typing/similar-while-typing.view.tsx';
