import { allow, type Decision, refuse } from '#kit/decision.ts';
import { packedLimits } from '../../packed-files/packed-limits.rules.ts';
import {
  findButton,
  type ObfBoard,
  type ObfButton,
  type ObfId,
  type ObfMedia,
  obfFormat,
  sameId,
} from '../obf.rules.ts';
import { gridOf } from '../obf-check.rules.ts';

export const boardNameMax = 120;
export const columnsMax = 8;
export const columnsUsual = 4;

export interface ButtonFields {
  readonly label: string;
  /** What is said and sent, where it differs. */
  readonly says: string;
  /** undefined leaves the picture as it is; '' takes it away. */
  readonly picture: string | undefined;
  readonly concept: string | undefined;
  /** The SHA-256 of a picture that was brought along. */
  readonly file: string | undefined;
  readonly leadsTo: string;
}

export function emptyBoard(id: string, name: string): ObfBoard {
  return {
    format: obfFormat,
    id,
    locale: 'en-GB',
    name,
    buttons: [],
    grid: { rows: 1, columns: columnsUsual, order: [Array.from({ length: columnsUsual }, () => null)] },
    images: [],
    sounds: [],
  };
}

/** The name and the width; the order of the places stays. */
export function describeBoard(board: ObfBoard, name: string, columns: number): ObfBoard {
  return { ...board, name, grid: { ...board.grid, ...gridOf(withoutEmptyEnd(board), columns) } };
}

export function addButton(board: ObfBoard, fields: ButtonFields): Decision<ObfBoard, 'board-full'> {
  if (board.buttons.length >= packedLimits.buttonsOnABoard) return refuse('board-full');
  const id = freeId(
    board.buttons.map((button) => button.id),
    'b',
  );
  const places = withoutEmptyEnd(board);
  const gap = places.indexOf(null);
  const placed = gap === -1 ? [...places, id] : places.with(gap, id);
  const grown: ObfBoard = {
    ...board,
    buttons: [...board.buttons, { id }],
    grid: { ...board.grid, ...gridOf(placed, Math.max(1, board.grid.columns)) },
  };
  return changeButton(grown, id, { ...fields, picture: fields.picture ?? '' }) as Decision<
    ObfBoard,
    'board-full'
  >;
}

/** Only what the form asks for changes: every other field of the button stays. */
export function changeButton(
  board: ObfBoard,
  id: ObfId,
  fields: ButtonFields,
): Decision<ObfBoard, 'no-such-button'> {
  const button = findButton(board, id);
  if (!button) return refuse('no-such-button');
  const { vocalization: _said, load_board: link, image_id: imageId, ...rest } = button;
  const image = newImage(board, fields);
  const keeps = fields.picture === undefined && fields.file === undefined;
  const changed: ObfButton = {
    ...rest,
    label: fields.label,
    ...(fields.says === '' || fields.says === fields.label ? {} : { vocalization: fields.says }),
    ...(image ? { image_id: image.id } : keeps && imageId !== undefined ? { image_id: imageId } : {}),
    ...(fields.leadsTo === ''
      ? {}
      : { load_board: sameId(link?.id, fields.leadsTo) ? link : { id: fields.leadsTo } }),
  } as ObfButton;
  const buttons = board.buttons.map((one) => (one === button ? changed : one));
  return allow(
    withoutLooseImages(
      { ...board, buttons, images: image ? [...board.images, image] : board.images },
      imageId,
    ),
  );
}

function newImage(board: ObfBoard, fields: ButtonFields): ObfMedia | undefined {
  const id = freeId(
    board.images.map((image) => image.id),
    'i',
  );
  if (fields.file !== undefined) return { id, file: fields.file };
  if (fields.picture === undefined || fields.picture === '') return undefined;
  return {
    id,
    ext_spreadwell_picture: fields.picture,
    ...(fields.concept === undefined ? {} : { ext_spreadwell_concept: fields.concept }),
  };
}

/** A picture that no button shows any more goes; what came loose with the file stays. */
function withoutLooseImages(board: ObfBoard, before: ObfId | undefined): ObfBoard {
  if (before === undefined || board.buttons.some((button) => sameId(button.image_id, before))) return board;
  return { ...board, images: board.images.filter((image) => !sameId(image.id, before)) };
}

export function removeButton(board: ObfBoard, id: ObfId): Decision<ObfBoard, 'no-such-button'> {
  const button = findButton(board, id);
  if (!button) return refuse('no-such-button');
  const order = board.grid.order.map((row) => row.map((place) => (sameId(place, id) ? null : place)));
  const buttons = board.buttons.filter((one) => one !== button);
  return allow(withoutLooseImages({ ...board, buttons, grid: { ...board.grid, order } }, button.image_id));
}

/** Changes places with the one before or after, also with an empty place. */
export function moveButton(board: ObfBoard, id: ObfId, by: -1 | 1): Decision<ObfBoard, 'no-such-button'> {
  const places = board.grid.order.flat();
  const at = places.findIndex((place) => sameId(place, id));
  if (at === -1) return refuse('no-such-button');
  const to = at + by;
  if (to < 0 || to >= places.length) return allow(board);
  const moved = places.with(at, places[to] ?? null).with(to, places[at] ?? null);
  let next = 0;
  const order = board.grid.order.map((row) => row.map(() => moved[next++] ?? null));
  return allow({ ...board, grid: { ...board.grid, order } });
}

function withoutEmptyEnd(board: ObfBoard): (ObfId | null)[] {
  const places = board.grid.order.flat();
  const last = places.findLastIndex((place) => place !== null);
  return places.slice(0, last + 1);
}

function freeId(taken: readonly ObfId[], letter: string): string {
  const known = new Set(taken.map(String));
  let number = taken.length + 1;
  while (known.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
