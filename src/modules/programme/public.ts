export { moderationPaths, programmePaths } from './programme.paths.ts';
