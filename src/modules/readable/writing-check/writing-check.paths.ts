import { path } from '#kit/paths.ts';

export const writingCheckPaths = { show: path('/writing-check') };
