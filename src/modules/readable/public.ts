export { readableCommand } from './readable.command.ts';
export { writingCheckPaths } from './writing-check/writing-check.paths.ts';
