/** A document to print, as its parts: what each is, not where it stands. The writer makes a tagged PDF of it. */
export interface PdfDocument {
  readonly title: string;
  /** BCP 47, for example 'en-GB'. */
  readonly lang: string;
  readonly subject?: string;
  readonly author?: string;
  /** Stands on every page beside its number, outside the reading order. */
  readonly footer: string;
  /** When it was made: the same document made at the same moment has the same bytes. */
  readonly madeAt: Date;
  /** How many times larger than usual everything is set, for large print. */
  readonly letterScale?: number;
  readonly parts: readonly PdfPart[];
}

export type PdfPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly look?: PdfLook }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: true }
  | PdfTable
  | { readonly kind: 'pictured'; readonly sentences: readonly PicturedSentence[] }
  | { readonly kind: 'new-page' };

export type PdfLook = 'strong' | 'small' | 'large';

/** The first row names the columns; the first cell of each row names the row. */
export interface PdfTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly text: string; readonly numeric?: true; readonly share?: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** A sentence with its picture at the left. What the picture shows is said in `alt`. */
export interface PicturedSentence {
  readonly text: string;
  readonly picture?: PdfPicture;
}

/** PNG or JPEG, or plain SVG (shapes and groups) of a pack that we know. */
export type PdfPicture =
  | { readonly bytes: Buffer; readonly alt: string }
  | { readonly svg: string; readonly alt: string };
