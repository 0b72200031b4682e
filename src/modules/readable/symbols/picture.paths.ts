import { path } from '#kit/paths.ts';
import { pictureBytes } from './catalogue.ts';

export const picturePaths = {
  credits: path('/pictures'),
  builtIn: path('/pictures/:pack/:hash/:name'),
  imported: path('/pictures/imported/:pictureId'),
  choice: path('/account/pictures'),
  programmeChoice: path('/pictures/programme'),
  concepts: path('/pictures/concepts'),
  concept: path('/pictures/concepts/:concept'),
  verdict: path('/pictures/concepts/:concept/verdicts'),
};

/** The picture of a board that its owner brought along; they alone see it until they send it in a message. */
export const boardPicture = path('/pictures/boards/:fileId');

/** Where a picture is served from: our own origin, and for those of our packs an address that changes with what it holds. */
export function pictureHref(pictureId: string): string | undefined {
  const [kind = '', rest = ''] = pictureId.split(/:(.*)/s);
  if (kind === 'pack') return picturePaths.imported({ pictureId: rest });
  if (kind === 'own') return boardPicture({ fileId: rest });
  const bytes = pictureBytes(pictureId);
  return bytes && picturePaths.builtIn({ pack: kind, hash: bytes.hash, name: rest });
}
