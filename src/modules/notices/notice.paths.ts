import { path } from '#kit/paths.ts';

export const noticePaths = {
  list: path('/notices'),
  read: path('/notices/read'),
  mute: path('/notices/kinds/:kind/off'),
  unmute: path('/notices/kinds/:kind/on'),
  /** In e-mails: the signature proves that the address was sent to this person. */
  unsubscribe: path('/notices/off/:personId/:kind/:signature'),
};
