export { ideaPaths, needPaths } from './idea.paths.ts';
export { markBecameProject, visibleIdeas } from './idea.queries.ts';
