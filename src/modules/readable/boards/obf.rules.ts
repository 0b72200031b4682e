/**
 * Open Board Format 0.1 (openboardformat.org) as we keep it. A board stays the object that its file held, with every field that
 * we do not know; only pictures and sounds that travel inside a file are taken out and named by the SHA-256 of what they hold
 * (`file`). Ids may be numbers or text, and stay what they are.
 */
export type ObfId = string | number;
type Extra = { readonly [field: string]: unknown };

export interface ObfBoard extends Extra {
  readonly format: string;
  readonly id: ObfId;
  readonly name?: string;
  readonly locale?: string;
  readonly buttons: readonly ObfButton[];
  readonly grid: ObfGrid;
  readonly images: readonly ObfMedia[];
  readonly sounds: readonly ObfMedia[];
}

export interface ObfButton extends Extra {
  readonly id: ObfId;
  readonly label?: string;
  /** What is said and sent, where it differs from the label. */
  readonly vocalization?: string;
  readonly image_id?: ObfId;
  readonly load_board?: ObfLink;
  /** ':clear', ':home', '+s' and the like. */
  readonly action?: string;
}

export interface ObfLink extends Extra {
  readonly id?: ObfId;
  readonly name?: string;
  readonly path?: string;
  readonly url?: string;
}

export interface ObfGrid extends Extra {
  readonly rows: number;
  readonly columns: number;
  readonly order: readonly (readonly (ObfId | null)[])[];
}

/** A picture or a sound. */
export interface ObfMedia extends Extra {
  readonly id: ObfId;
  readonly content_type?: string;
  readonly symbol?: { readonly set?: string; readonly filename?: string } & Extra;
  /** The SHA-256 of the bytes that travelled with it. */
  readonly file?: string;
  /** A picture of our own packs. */
  readonly ext_spreadwell_picture?: string;
  readonly ext_spreadwell_concept?: string;
}

/** Boards that belong together: what one OBF or OBZ file holds. */
export interface BoardSet {
  readonly rootId: ObfId;
  readonly boards: readonly ObfBoard[];
  readonly files: ReadonlyMap<string, MediaFile>;
  /** Where each board stands in its file, by its id: buttons may lead to a board by that. */
  readonly paths?: ReadonlyMap<string, string>;
  /** Fields of the manifest that we do not know. */
  readonly manifest: Extra;
}

export interface MediaFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const obfFormat = 'open-board-0.1';

export function sameId(a: ObfId | undefined | null, b: ObfId | undefined | null): boolean {
  return a !== undefined && a !== null && b !== undefined && b !== null && String(a) === String(b);
}

export function findButton(board: ObfBoard, id: ObfId): ObfButton | undefined {
  return board.buttons.find((button) => sameId(button.id, id));
}

export function imageOf(board: ObfBoard, button: ObfButton): ObfMedia | undefined {
  return board.images.find((image) => sameId(image.id, button.image_id));
}

/** What a press adds to the message. */
export function spokenBy(button: ObfButton): string {
  return (button.vocalization ?? button.label ?? '').trim();
}

/** The Blissymbolics number of a picture, where its file says one. */
export function bciOf(image: ObfMedia | undefined): string | undefined {
  if (!image) return undefined;
  const set = image.symbol?.set ?? '';
  if (/bci|bliss/i.test(set)) return image.symbol?.filename?.match(/\d+/)?.[0];
  const extra = Object.entries(image).find(([name]) => /^ext_.*(bci|bliss)/i.test(name))?.[1];
  return typeof extra === 'string' || typeof extra === 'number' ? String(extra).slice(0, 20) : undefined;
}

/** The rows of a board as its grid orders them; empty places are undefined. */
export function rowsOf(board: ObfBoard): (ObfButton | undefined)[][] {
  return board.grid.order.map((row) => row.map((id) => (id === null ? undefined : findButton(board, id))));
}
