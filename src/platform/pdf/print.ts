import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** Sizes in points. The letters are Atkinson Hyperlegible (Braille Institute): made to be told apart. */
export const sizes = { body: 12, small: 10, large: 16, headings: { 1: 24, 2: 17, 3: 14 } } as const;
export const margin = 56.7;
export const gap = 8;
export type Face = 'regular' | 'bold';
export type Print = PDFKit.PDFDocument;

const require = createRequire(import.meta.url);
const faces: Readonly<Record<Face, string>> = {
  regular: require.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf',
  ),
  bold: require.resolve('@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf'),
};

export interface PrintFacts {
  readonly title: string;
  readonly lang: string;
  readonly subject?: string;
  readonly author?: string;
  readonly madeAt: Date;
  readonly letterScale?: number;
}

/** A4 in points. */
const a4 = [595.28, 841.89] as const;

/** An empty tagged print: A4, titled, with its language. */
export function openPrint(facts: PrintFacts): Print {
  const scale = facts.letterScale ?? 1;
  const options: PDFKit.PDFDocumentOptions & { displayTitle: boolean; lang: string } = {
    size: [a4[0] / scale, a4[1] / scale],
    autoFirstPage: false,
    margin,
    font: faces.regular,
    pdfVersion: '1.7',
    tagged: true,
    lang: facts.lang,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: facts.title,
      Subject: facts.subject ?? '',
      Author: facts.author ?? '',
      Creator: 'Spreadwell',
      CreationDate: facts.madeAt,
      ModDate: facts.madeAt,
    },
  };
  const print = new PDFDocument(options);
  print.on('pageAdded', () => enlargeUnit(print, scale));
  print.addPage();
  for (const [face, file] of Object.entries(faces)) print.registerFont(face, file);
  return print;
}

/** The page stays A4 while each of its units is larger (PDF 1.7, table 30, 'UserUnit'): all grows alike. */
function enlargeUnit(print: Print, scale: number): void {
  if (scale === 1) return;
  const { data } = print.page.dictionary;
  Object.assign(data, { UserUnit: scale });
}

/** What stands where the letters have no drawing; the text itself goes along for whoever copies or listens. */
const undrawn = '[?]';

/** A text in runs: drawn as it is, or for which `undrawn` stands. */
interface Run {
  readonly text: string;
  readonly drawn: boolean;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Both faces know the same characters. Joiners and variation selectors belong to the character before them. */
function runsOf(print: Print, text: string): Run[] {
  const { font } = print._font;
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const drawn = [...segment].every(
      (one) => one === '\n' || font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0),
    );
    const last = runs.at(-1);
    if (last && last.drawn === drawn) runs[runs.length - 1] = { text: last.text + segment, drawn };
    else runs.push({ text: segment, drawn });
  }
  return runs;
}

/** Made even for print: one form of each letter, tabs as spaces, nothing that has no shape. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\t', '    ')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\u2000-\u200a\u202f\u00a0]/g, ' ')
    .replaceAll('\u2011', '-');
}

export function isWhollyDrawn(print: Print, text: string): boolean {
  return runsOf(print, printable(text)).every((run) => run.drawn);
}

/** How tall the text will stand in this width, in the face and size in use. */
export function heightOf(print: Print, text: string, width: number): number {
  return print.heightOfString(asDrawn(runsOf(print, printable(text))), { width });
}

function asDrawn(runs: readonly Run[]): string {
  return runs.map((run) => (run.drawn ? run.text : undrawn)).join('');
}

/** Draws a text at a place. What has no drawing carries the true text (PDF 1.7, 14.9.4 'Replacement text'). */
export function drawText(
  print: Print,
  text: string,
  at: { x: number; y: number; width: number; align?: 'left' | 'right' },
): void {
  const runs = runsOf(print, printable(text));
  const options = { width: at.width, align: at.align ?? 'left' } as const;
  if (runs.length === 0) return;
  if (runs.every((run) => run.drawn)) {
    print.text(asDrawn(runs), at.x, at.y, options);
    return;
  }
  print.text('', at.x, at.y, { ...options, continued: true });
  for (const [i, run] of runs.entries()) {
    const continued = i < runs.length - 1;
    if (!run.drawn) print.markContent('Span', { actual: run.text });
    print.text(run.drawn ? run.text : undrawn, { ...options, continued });
    if (!run.drawn) print.endMarkedContent();
  }
}

export async function closePrint(print: Print): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    print.on('data', (chunk: Buffer) => chunks.push(chunk));
    print.on('end', () => resolve(Buffer.concat(chunks)));
    print.on('error', reject);
  });
  print.end();
  return whole;
}
