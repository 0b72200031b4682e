export { moderationPaths, openDataPaths, programmePaths, settingsPaths } from './programme.paths.ts';
export { grantByCommand } from './settings/grant-by-command.ts';
