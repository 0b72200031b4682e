import { permission, type Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { findPicture, packs, pictureBytes } from '../../symbols/catalogue.ts';
import { boardPaths } from '../board.paths.ts';
import { findBoard, findBoardSet, findBoardsOfSet } from '../board.queries.ts';
import { findBoardFiles } from '../board-file.queries.ts';
import { BoardAt } from '../compose/compose.routes.ts';
import { filesOf } from '../load-board.ts';
import type { BoardSet, MediaFile, ObfBoard, ObfMedia } from '../obf.rules.ts';
import { starterBoards } from '../starter/starter-boards.ts';
import { writeObf, writeObz } from '../write-obf.ts';

/** A starter board with those for everybody, or a person's own with those that came along with it. */
async function loadSet(
  db: Db,
  viewer: Viewer,
  platform: Platform,
  boardId: string,
): Promise<{ set: BoardSet; board: ObfBoard }> {
  const starter = starterBoards.get(boardId);
  if (starter) {
    const set = { rootId: boardId, boards: [...starterBoards.values()], files: new Map(), manifest: {} };
    return { set: withOwnPictures(set), board: starter };
  }
  const personId = viewer.kind === 'person' ? viewer.personId : undefined;
  const isOwn = personId !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(boardId);
  const board = await found(isOwn ? findBoard(db, personId, boardId) : Promise.resolve(undefined), 'board');
  const owner = personId ?? '';
  const boards = await findBoardsOfSet(db, owner, board.setId);
  const kept = await findBoardFiles(db, owner, [...new Set(boards.flatMap(({ obf }) => filesOf(obf)))]);
  const files = new Map<string, MediaFile>();
  for (const { file, fileId, mediaType } of kept.values())
    files.set(file, { mediaType, bytes: await readAll(platform.files.open(fileId)) });
  const set: BoardSet = {
    rootId: (boards.find((one) => one.isRoot) ?? board).obf.id,
    boards: boards.map(({ obf }) => obf),
    files,
    paths: new Map(
      boards.flatMap(({ obf, path }) => (path === undefined ? [] : [[String(obf.id), path] as const])),
    ),
    manifest: (await findBoardSet(db, owner, board.setId))?.manifest ?? {},
  };
  return { set: withOwnPictures(set), board: board.obf };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Pictures of our packs go along with their bytes and their licence, so that other programs show them too. */
function withOwnPictures(set: BoardSet): BoardSet {
  const files = new Map(set.files);
  const along = (image: ObfMedia): ObfMedia => {
    const id = image.ext_spreadwell_picture;
    const bytes = id === undefined || image.file !== undefined ? undefined : pictureBytes(id);
    const picture = id === undefined ? undefined : findPicture(id);
    if (!bytes || !picture) return image;
    // Named by the picture, not by its hash: the same picture under the same name, whatever is written around it.
    const file = `${picture.pack}-${bytes.hash}`;
    files.set(file, { mediaType: 'image/svg+xml', bytes: Buffer.from(bytes.svg) });
    const { licence, licenceUrl, sourceUrl } = packs[picture.pack];
    return {
      content_type: 'image/svg+xml',
      license: {
        type: licence,
        copyright_notice_url: licenceUrl,
        source_url: sourceUrl,
        author_name: picture.author,
      },
      ...image,
      file,
    };
  };
  return {
    ...set,
    boards: set.boards.map((board) => ({ ...board, images: board.images.map(along) })),
    files,
  };
}

function fileNameOf(board: ObfBoard, ending: string): string {
  const name = String(board.name ?? 'board')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
  return `${name || 'board'}.${ending}`;
}

export const exportObz = page(boardPaths.obz, {
  params: BoardAt,
  permission: permission('anyone'),
  load: ({ db, viewer, platform, params }) => loadSet(db, viewer, platform, params.boardId),
  view: ({ set, board }) => ({
    contentType: 'application/zip',
    content: writeObz(set),
    fileName: fileNameOf(board, 'obz'),
  }),
});

export const exportObf = page(boardPaths.obf, {
  params: BoardAt,
  permission: permission('anyone'),
  load: ({ db, viewer, platform, params }) => loadSet(db, viewer, platform, params.boardId),
  view: ({ set, board }) => ({
    contentType: 'application/json; charset=utf-8',
    content: writeObf(set.boards.find((one) => one.id === board.id) ?? board, set.files),
    fileName: fileNameOf(board, 'obf'),
  }),
});
