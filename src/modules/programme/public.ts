export { moderationPaths, openDataPaths, programmePaths } from './programme.paths.ts';
