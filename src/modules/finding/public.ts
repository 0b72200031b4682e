export {
  dismissDuplicate,
  findOpenDuplicates,
  type LikelyDuplicate,
  type PairedIdea,
} from './duplicates/duplicate.queries.ts';
export { findingPaths } from './finding.paths.ts';
export { reindex } from './index-documents.ts';
export { isFindable } from './readable-documents.queries.ts';
export { hrefOf, registerSearchSources } from './search-sources.ts';
export { findMoreLike, findSimilar, type Similar } from './similar/find-similar.ts';
export { MoreLikeThis } from './similar/more-like-this.view.tsx';
export { SimilarWhileTyping } from './similar-while-typing/similar-while-typing.view.tsx';
