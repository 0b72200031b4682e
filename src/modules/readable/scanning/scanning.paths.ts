import { path } from '#kit/paths.ts';

export const scanningPaths = {
  show: path('/scanning'),
  choose: path('/scanning'),
  stop: path('/scanning/stop'),
};
