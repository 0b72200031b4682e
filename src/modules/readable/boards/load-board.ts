import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { inSkinTone } from '../symbols/catalogue.ts';
import { conceptsById } from '../symbols/map/map.rules.ts';
import { findChoosing } from '../symbols/picture.queries.ts';
import { type Choosing, pictureOf } from '../symbols/propose-pictures.ts';
import { findBoard, findBoardsOfSet, type OwnBoard } from './board.queries.ts';
import { type BoardFile, findBoardFiles } from './board-file.queries.ts';
import { messageText } from './message.rules.ts';
import { imageOf, type ObfBoard, type ObfButton, type ObfLink, sameId } from './obf.rules.ts';
import { gridOf } from './obf-check.rules.ts';
import { findPhrases } from './phrase.queries.ts';
import { type ShownBoard, showBoard } from './shown-board.rules.ts';
import { firstStarter, starterBoards } from './starter/starter-boards.ts';

/** The board of a person's saved phrases. */
export const phrasesBoard = 'my-phrases';

const ownBoardId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** A starter board, one of this person's own, or their phrases. @returns undefined where there is none for this viewer */
export async function loadBoard(db: Db, viewer: Viewer, boardId: string): Promise<ShownBoard | undefined> {
  const personId = viewer.kind === 'person' ? viewer.personId : undefined;
  const choosing = await findChoosing(db, personId);
  const starter = starterBoards.get(boardId);
  if (starter)
    return showBoard({
      boardId,
      rootId: firstStarter,
      board: starter,
      pictureOf: (board, button) => picture(board, button, choosing, new Map()),
      boardOf: starterOf,
    });
  if (personId === undefined) return undefined;
  if (boardId === phrasesBoard) return loadPhrases(db, personId);
  if (!ownBoardId.test(boardId)) return undefined;
  const own = await findBoard(db, personId, boardId);
  return own && loadOwn(db, personId, own, choosing);
}

async function loadOwn(db: Db, personId: string, own: OwnBoard, choosing: Choosing): Promise<ShownBoard> {
  const [set, files] = await Promise.all([
    findBoardsOfSet(db, personId, own.setId),
    findBoardFiles(db, personId, filesOf(own.obf)),
  ]);
  return showBoard({
    boardId: own.boardId,
    rootId: set.find((board) => board.isRoot)?.boardId ?? own.boardId,
    board: own.obf,
    pictureOf: (board, button) => picture(board, button, choosing, files),
    boardOf: (link) => ownBoardOf(set, link) ?? starterOf(link),
  });
}

/** Boards of a set lead to each other by their id in the file, or by where they stood in it; boards made here by our id. */
function ownBoardOf(set: readonly OwnBoard[], link: ObfLink): string | undefined {
  return set.find(
    (board) =>
      sameId(board.obf.id, link.id) ||
      board.boardId === link.id ||
      (link.path !== undefined && board.path === link.path),
  )?.boardId;
}

function starterOf(link: ObfLink): string | undefined {
  return typeof link.id === 'string' && starterBoards.has(link.id) ? link.id : undefined;
}

export function filesOf(board: ObfBoard): string[] {
  return [...board.images, ...board.sounds].flatMap((media) =>
    media.file === undefined ? [] : [media.file],
  );
}

function picture(
  board: ObfBoard,
  button: ObfButton,
  choosing: Choosing,
  files: ReadonlyMap<string, BoardFile>,
): string | undefined {
  const image = imageOf(board, button);
  if (!image) return undefined;
  const { ext_spreadwell_concept: concept, ext_spreadwell_picture: named } = image;
  if (concept !== undefined && conceptsById.has(concept)) {
    const chosen = pictureOf(concept, choosing);
    if (chosen !== undefined) return chosen;
  }
  if (typeof named === 'string') return inSkinTone(named, choosing.skinTone);
  const file = image.file === undefined ? undefined : files.get(image.file);
  return file && `own:${file.fileId}`;
}

const phraseColumns = 2;

async function loadPhrases(db: Db, personId: string): Promise<ShownBoard> {
  const phrases = await findPhrases(db, personId);
  const ids = phrases.map((phrase) => phrase.phraseId);
  const { order } = gridOf(ids, phraseColumns);
  return {
    boardId: phrasesBoard,
    name: 'My phrases',
    rootId: firstStarter,
    columns: phraseColumns,
    rows:
      phrases.length === 0
        ? []
        : order.map((row) =>
            row.map((id) => {
              const phrase = phrases.find((one) => one.phraseId === id);
              return (
                phrase && {
                  buttonId: phrase.phraseId,
                  word: messageText(phrase.symbols),
                  picture: phrase.symbols.find((symbol) => symbol.picture !== undefined)?.picture,
                  tint: undefined,
                  does: { kind: 'say' as const, symbols: phrase.symbols },
                }
              );
            }),
          ),
  };
}
