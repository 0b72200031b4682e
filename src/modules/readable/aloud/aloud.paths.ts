import { path } from '#kit/paths.ts';

export const aloudPaths = {
  speak: path('/speech'),
};
