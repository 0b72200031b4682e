import { strToU8, zipSync } from 'fflate';
import { type BoardSet, type MediaFile, type ObfBoard, type ObfMedia, obfFormat } from './obf.rules.ts';

const extensions: Readonly<Record<string, string>> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
};

/** A set of boards as an OBZ file. The same set gives the same bytes. */
export function writeObz(set: BoardSet): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const boardPaths = new Map<string, string>();
  const mediaPaths = { images: new Map<string, string>(), sounds: new Map<string, string>() };
  set.boards.forEach((board, i) => {
    const path = set.paths?.get(String(board.id)) ?? `boards/${i + 1}.obf`;
    boardPaths.set(String(board.id), path);
    const place = (kind: 'images' | 'sounds') => (media: ObfMedia) => {
      const { file, ...rest } = media;
      const kept = file === undefined ? undefined : set.files.get(file);
      if (file === undefined || kept === undefined) return rest;
      const mediaPath = `${kind}/${file}.${extensions[kept.mediaType] ?? 'bin'}`;
      files[mediaPath] = kept.bytes;
      mediaPaths[kind].set(String(media.id), mediaPath);
      return { ...rest, path: mediaPath };
    };
    files[path] = strToU8(JSON.stringify(written(board, place('images'), place('sounds')), null, 2));
  });
  const root = boardPaths.get(String(set.rootId)) ?? 'boards/1.obf';
  const paths = {
    boards: Object.fromEntries(boardPaths),
    images: Object.fromEntries(mediaPaths.images),
    sounds: Object.fromEntries(mediaPaths.sounds),
  };
  const manifest = { ...set.manifest, format: obfFormat, root, paths };
  files['manifest.json'] = strToU8(JSON.stringify(manifest, null, 2));
  return zipSync(files, { level: 6, mtime: new Date('1990-01-01T00:00:00') });
}

/** One board as an OBF file that holds its pictures within itself. */
export function writeObf(board: ObfBoard, files: ReadonlyMap<string, MediaFile>): string {
  const within = (media: ObfMedia) => {
    const { file, ...rest } = media;
    const kept = file === undefined ? undefined : files.get(file);
    if (!kept) return rest;
    return { ...rest, data: `data:${kept.mediaType};base64,${Buffer.from(kept.bytes).toString('base64')}` };
  };
  return JSON.stringify(written(board, within, within), null, 2);
}

function written(
  board: ObfBoard,
  image: (media: ObfMedia) => object,
  sound: (media: ObfMedia) => object,
): object {
  return { ...board, images: board.images.map(image), sounds: board.sounds.map(sound) };
}
