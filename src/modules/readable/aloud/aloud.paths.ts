import { path } from '#kit/paths.ts';

export const aloudPaths = {
  speak: path('/speech'),
  /** A record as sound that plays without scripts: one player for each part. */
  listen: path('/listen/:kind/:ref'),
  /** The mark is made of the words of the part: what is kept under it is never old. */
  sound: path('/listen/:kind/:ref/:mark'),
};
