import type { ChosenSymbol } from './message.rules.ts';
import {
  bciOf,
  imageOf,
  type ObfBoard,
  type ObfButton,
  type ObfLink,
  rowsOf,
  spokenBy,
} from './obf.rules.ts';
import { actionsUnderstood } from './obf-check.rules.ts';

/** A board as a page shows it. */
export interface ShownBoard {
  readonly boardId: string;
  readonly name: string;
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly columns: number;
  readonly rootId: string;
}

export interface Cell {
  readonly buttonId: string;
  readonly word: string;
  readonly picture: string | undefined;
  readonly tint: Tint | undefined;
  readonly does: CellAct;
}

export type CellAct =
  | { readonly kind: 'say'; readonly symbols: readonly ChosenSymbol[] }
  | { readonly kind: 'open'; readonly boardId: string }
  | { readonly kind: 'clear' | 'back' | 'delete' | 'home' | 'hear' };

export interface ShownFrom {
  readonly boardId: string;
  readonly rootId: string;
  readonly board: ObfBoard;
  /** The picture of a button, as this reader wants pictures. */
  pictureOf(board: ObfBoard, button: ObfButton): string | undefined;
  /** @returns the board that a link leads to, where there is one */
  boardOf(link: ObfLink): string | undefined;
}

const wordShownMax = 80;

export function showBoard(from: ShownFrom): ShownBoard {
  const rows = rowsOf(from.board).map((row) => row.map((button) => button && toCell(from, button)));
  return {
    boardId: from.boardId,
    name: String(from.board.name ?? 'Board').slice(0, wordShownMax),
    rows: rows.filter((row) => row.some((cell) => cell !== undefined)),
    columns: Math.max(1, ...rows.map((row) => row.length)),
    rootId: from.rootId,
  };
}

function toCell(from: ShownFrom, button: ObfButton): Cell {
  const picture = from.pictureOf(from.board, button);
  const said = spokenBy(button);
  const word = (typeof button.label === 'string' && button.label.trim() !== '' ? button.label : said).slice(
    0,
    wordShownMax,
  );
  const tint = tintOf(button.background_color);
  return {
    buttonId: String(button.id),
    word: word === '' ? 'no word' : word,
    picture,
    tint,
    does: actOf(from, button, said, picture),
  };
}

function actOf(from: ShownFrom, button: ObfButton, said: string, picture: string | undefined): CellAct {
  const boardId = button.load_board && from.boardOf(button.load_board);
  if (boardId !== undefined) return { kind: 'open', boardId };
  const { action } = button;
  if (typeof action === 'string' && actionsUnderstood.includes(action) && action !== ':space') {
    const kinds = {
      ':clear': 'clear',
      ':back': 'back',
      ':home': 'home',
      ':backspace': 'delete',
      ':speak': 'hear',
    } as const;
    return { kind: kinds[action as keyof typeof kinds] };
  }
  const spelled = typeof action === 'string' && action.startsWith('+') ? action.slice(1) : said;
  const bci = bciOf(imageOf(from.board, button));
  return { kind: 'say', symbols: spelled === '' ? [] : [{ word: spelled, picture, bci }] };
}

/** The colours of places, as classes: pages take no colours from files. */
export type Tint = 'yellow' | 'green' | 'blue' | 'orange' | 'pink' | 'red' | 'grey';

/** The nearest of our tints to a colour as OBF writes it. @returns undefined for white, and for what is no colour */
export function tintOf(colour: unknown): Tint | undefined {
  if (typeof colour !== 'string') return undefined;
  const rgb = colour
    .match(/^\s*rgba?\(([^)]*)\)/i)?.[1]
    ?.split(',')
    .map((part) => Number(part.trim()));
  const hex = colour
    .match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = rgb ?? hex ?? [];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (!Number.isFinite(most)) return undefined;
  if (most - least < 12) return most > 235 ? undefined : 'grey';
  const span = most - least;
  const turn =
    most === red
      ? ((green - blue) / span + 6) % 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  const degrees = turn * 60;
  if (degrees < 15 || degrees >= 340) return 'red';
  if (degrees < 42) return 'orange';
  if (degrees < 70) return 'yellow';
  if (degrees < 165) return 'green';
  return degrees < 255 ? 'blue' : 'pink';
}
