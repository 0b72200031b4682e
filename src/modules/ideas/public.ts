export { escalateOverdue as escalateOverdueAnswers } from './answer.queries.ts';
export { ideaPaths, needPaths } from './idea.paths.ts';
export { findIdea, markBecameProject, visibleIdeas } from './idea.queries.ts';
export { type IdeaCard, listIdeas } from './idea-list.queries.ts';
export { findHolders } from './idea-notice.queries.ts';
export { importIdeas } from './import-ideas/import-ideas.ts';
export { IdeaSummary } from './list-ideas/list-ideas.view.tsx';
export { findNeed } from './need.queries.ts';
