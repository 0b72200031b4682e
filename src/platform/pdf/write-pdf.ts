import { drawSvg } from '#platform/pdf/draw-svg.ts';
import type { PdfDocument, PdfLook, PdfPart, PicturedSentence } from '#platform/pdf/pdf-document.ts';
import { drawTable } from '#platform/pdf/pdf-table.ts';
import {
  closePrint,
  drawText,
  type Face,
  gap,
  heightOf,
  isWhollyDrawn,
  margin,
  openPrint,
  type Print,
  printable,
  sizes,
} from '#platform/pdf/print.ts';

type Element = PDFKit.PDFStructureElement;

/**
 * A tagged PDF (ISO 32000-1, 14.8): a structure tree of headings, paragraphs, lists, tables with header cells and figures;
 * title, language, bookmarks of the headings, embedded letters; page numbers as artifacts. Made to meet what PDF/UA-1 asks;
 * no checker of that standard has been run on it.
 */
export async function writePdf(document: PdfDocument): Promise<Buffer> {
  const print = openPrint(document);
  const root = print.struct('Document', { title: document.title, lang: document.lang });
  print.addStructure(root);
  const bookmarks = new Bookmarks(print);
  for (const part of document.parts) drawPart(print, root, part, bookmarks);
  if (textsOf(document.parts).some((text) => !isWhollyDrawn(print, text)))
    drawParagraph(
      print,
      root,
      '[?] stands for letters that this print cannot draw. They are kept in the file: copy the text or let it be read aloud.',
      'small',
    );
  root.end();
  numberPages(print, printable(document.footer));
  return closePrint(print);
}

function drawPart(print: Print, root: Element, part: PdfPart, bookmarks: Bookmarks): void {
  switch (part.kind) {
    case 'heading':
      drawHeading(print, root, part, bookmarks);
      break;
    case 'paragraph':
      drawParagraph(print, root, part.text, part.look);
      break;
    case 'list':
      drawList(print, root, part.items, part.numbered === true);
      break;
    case 'table':
      drawTable(print, root, part);
      break;
    case 'pictured':
      drawPictured(print, root, part.sentences);
      break;
    default:
      print.addPage();
  }
}

/** Headings as bookmarks, each below the last that is greater. */
class Bookmarks {
  private readonly open: { level: number; item: PDFKit.PDFOutline }[] = [];
  constructor(private readonly print: Print) {}
  add(level: number, text: string): void {
    while ((this.open.at(-1)?.level ?? 0) >= level) this.open.pop();
    const above = this.open.at(-1)?.item ?? this.print.outline;
    this.open.push({ level, item: above.addItem(text, { expanded: true }) });
  }
}

const headingNeeds = 90;

function drawHeading(
  print: Print,
  root: Element,
  { level, text }: Extract<PdfPart, { kind: 'heading' }>,
  bookmarks: Bookmarks,
): void {
  use(print, 'bold', sizes.headings[level]);
  leaveRoom(print, headingNeeds);
  if (print.y > margin) print.y += level === 1 ? gap : gap * 1.5;
  bookmarks.add(level, printable(text));
  tag(print, root, `H${level}`, () => drawText(print, text, wholeWidth(print)));
  print.y += gap / 2;
}

function drawParagraph(print: Print, root: Element, text: string, look?: PdfLook): void {
  use(
    print,
    look === 'strong' ? 'bold' : 'regular',
    look === 'small' || look === 'large' ? sizes[look] : sizes.body,
  );
  for (const paragraph of text.split(/\n{2,}/).filter((one) => one.trim() !== '')) {
    leaveRoom(print, sizes.body * 2.6);
    tag(print, root, 'P', () => drawText(print, paragraph, wholeWidth(print)));
    print.y += gap;
  }
}

const labelWidth = 22;

function drawList(print: Print, root: Element, items: readonly string[], numbered: boolean): void {
  use(print, 'regular', sizes.body);
  const list = print.struct('L');
  root.add(list);
  for (const [i, item] of items.entries()) {
    leaveRoom(print, sizes.body * 2.6);
    const line = print.struct('LI');
    list.add(line);
    const { x, y, width } = wholeWidth(print);
    tag(print, line, 'Lbl', () =>
      drawText(print, numbered ? `${i + 1}.` : '•', { x: x + 4, y, width: labelWidth }),
    );
    tag(print, line, 'LBody', () =>
      drawText(print, item, { x: x + labelWidth, y, width: width - labelWidth }),
    );
    line.end();
    print.y += gap / 2;
  }
  list.end();
  print.y += gap / 2;
}

const pictureSide = 110;

/** A picture and its sentence stay on one page, the picture first in the reading order as it is at the left. */
function drawPictured(print: Print, root: Element, sentences: readonly PicturedSentence[]): void {
  for (const { text, picture } of sentences) {
    use(print, 'regular', sizes.large);
    const { x, width } = wholeWidth(print);
    const textWidth = width - pictureSide - gap * 2;
    const height = Math.max(picture ? pictureSide : 0, heightOf(print, text, textWidth));
    leaveRoom(print, height);
    const { y } = print;
    if (picture) {
      const figure = print.struct('Figure', { alt: picture.alt }, () => {
        if ('svg' in picture) drawSvg(print, picture.svg, { x, y, side: pictureSide });
        else
          print.image(picture.bytes, x, y, {
            fit: [pictureSide, pictureSide],
            align: 'center',
            valign: 'center',
          });
      });
      root.add(figure);
      figure.end();
    }
    const middle = y + Math.max(0, (height - heightOf(print, text, textWidth)) / 2);
    tag(print, root, 'P', () =>
      drawText(print, text, { x: x + pictureSide + gap * 2, y: middle, width: textWidth }),
    );
    print.y = Math.max(print.y, y + height) + gap * 1.5;
  }
}

function numberPages(print: Print, footer: string): void {
  const { start, count } = print.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    print.switchToPage(start + i);
    use(print, 'regular', sizes.small);
    const { bottom } = print.page.margins;
    // What stands below the margin would open a new page.
    print.page.margins.bottom = 0;
    print.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    const y = print.page.height - margin + 14;
    const width = print.page.width - 2 * margin;
    print.text(footer, margin, y, { width: width - 90, height: 12, ellipsis: true, lineBreak: true });
    print.text(`Page ${i + 1} of ${count}`, margin, y, { width, align: 'right', lineBreak: false });
    print.endMarkedContent();
    print.page.margins.bottom = bottom;
  }
}

function tag(print: Print, parent: Element, type: string, draw: () => void): void {
  const element = print.struct(type, {}, draw);
  parent.add(element);
  element.end();
}

function use(print: Print, face: Face, size: number): void {
  print
    .font(face)
    .fontSize(size)
    .lineGap(size * 0.25);
}

function leaveRoom(print: Print, height: number): void {
  if (print.y + height > print.page.height - margin) print.addPage();
}

function wholeWidth(print: Print): { x: number; y: number; width: number } {
  return { x: margin, y: print.y, width: print.page.width - 2 * margin };
}

function textsOf(parts: readonly PdfPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'new-page') return [];
    if (part.kind === 'list') return [...part.items];
    if (part.kind === 'table')
      return [part.caption, ...part.columns.map((one) => one.text), ...part.rows.flat()];
    return part.kind === 'pictured' ? part.sentences.map((one) => one.text) : [part.text];
  });
}
