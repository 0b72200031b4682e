import { path } from '#kit/paths.ts';

export const boardPaths = {
  list: path('/boards'),
  begin: path('/boards'),
  show: path('/boards/:boardId'),
  press: path('/boards/:boardId'),
  copy: path('/boards/:boardId/copies'),
  edit: path('/boards/:boardId/edit'),
  revise: path('/boards/:boardId/revisions'),
  remove: path('/boards/:boardId/removal'),
  obf: path('/boards/:boardId/obf'),
  obz: path('/boards/:boardId/obz'),
  beginImport: path('/boards/import'),
  import: path('/boards/import'),
  imported: path('/boards/imports/:setId'),
  phrases: path('/boards/phrases'),
  savePhrase: path('/boards/phrases'),
  removePhrase: path('/boards/phrases/:phraseId/removal'),
};
