import { path } from '#kit/paths.ts';

/** What readers use. */
export const easyPaths = {
  home: path('/easy'),
  find: path('/easy/find'),
  read: path('/easy/read/:kind/:ref'),
  print: path('/easy/read/:kind/:ref/print.pdf'),
  answers: path('/easy/answers'),
  answer: path('/easy/answers/:kind/:subjectId'),
  check: path('/easy/answers/:kind/:subjectId/check'),
  help: path('/easy/help'),
  on: path('/easy/on'),
  off: path('/easy/off'),
};

/** What authors and editors use. */
export const deskPaths = {
  list: path('/easy-read-desk'),
  record: path('/easy-read-desk/records/:kind/:ref'),
  begin: path('/easy-read-desk/records/:kind/:ref/versions'),
  hints: path('/easy-read-desk/versions/:versionId/hints'),
  version: path('/easy-read-desk/versions/:versionId'),
  save: path('/easy-read-desk/versions/:versionId'),
  pictures: path('/easy-read-desk/versions/:versionId/pictures'),
  preview: path('/easy-read-desk/versions/:versionId/preview'),
  history: path('/easy-read-desk/versions/:versionId/history'),
  goneThrough: path('/easy-read-desk/versions/:versionId/reading-through'),
  handIn: path('/easy-read-desk/versions/:versionId/hand-in'),
  giveBack: path('/easy-read-desk/versions/:versionId/return'),
  sign: path('/easy-read-desk/versions/:versionId/signature'),
  publish: path('/easy-read-desk/versions/:versionId/publication'),
  withdraw: path('/easy-read-desk/versions/:versionId/withdrawal'),
  tests: path('/easy-read-desk/versions/:versionId/tests'),
};
