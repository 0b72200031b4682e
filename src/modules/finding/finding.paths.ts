import { path } from '#kit/paths.ts';

export const findingPaths = {
  search: path('/search'),
};
