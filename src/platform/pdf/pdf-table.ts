import type { PdfTable } from '#platform/pdf/pdf-document.ts';
import { drawText, gap, heightOf, margin, type Print, sizes } from '#platform/pdf/print.ts';

type Element = PDFKit.PDFStructureElement;
const inside = 5;

/**
 * A table with its caption, column headers (repeated to the eye, as artifacts, on each page) and row headers. A row never
 * breaks across pages, unless it is taller than a page: then its cells stand below each other.
 */
export function drawTable(print: Print, root: Element, table: PdfTable): void {
  const element = print.struct('Table');
  root.add(element);
  const widths = widthsOf(print, table);
  const head = table.columns.map((column) => column.text);
  const headHeight = rowHeight(print, head, widths, true);
  face(print, 'bold');
  leaveRoom(print, headHeight + 60, () => undefined);
  part(print, element, 'Caption', false, () =>
    drawText(print, table.caption, { x: margin, y: print.y, width: print.page.width - 2 * margin }),
  );
  print.y += gap / 2;
  const thead = print.struct('THead');
  element.add(thead);
  drawRow(print, thead, head, { widths, table, isHead: true });
  thead.end();
  const body = print.struct('TBody');
  element.add(body);
  for (const row of table.rows) {
    const height = rowHeight(print, row, widths, false);
    if (height > print.page.height - 2 * margin - headHeight) drawTallRow(print, body, row, table);
    else {
      leaveRoom(print, height, () => repeatHead(print, head, widths, table));
      drawRow(print, body, row, { widths, table, isHead: false });
    }
  }
  body.end();
  element.end();
  print.y += gap;
}

function widthsOf(print: Print, { columns }: PdfTable): number[] {
  const whole = print.page.width - 2 * margin;
  const shares = columns.map((column) => column.share ?? 1);
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => (whole * share) / sum);
}

function rowHeight(
  print: Print,
  cells: readonly string[],
  widths: readonly number[],
  isHead: boolean,
): number {
  const heights = cells.map((cell, i) => {
    face(print, isHead || i === 0 ? 'bold' : 'regular');
    return heightOf(print, cell, (widths[i] ?? 0) - 2 * inside);
  });
  return Math.max(sizes.small * 1.2, ...heights) + 2 * inside;
}

interface RowFacts {
  readonly widths: readonly number[];
  readonly table: PdfTable;
  readonly isHead: boolean;
}

function drawRow(print: Print, parent: Element, cells: readonly string[], facts: RowFacts): void {
  const row = print.struct('TR');
  parent.add(row);
  const top = print.y;
  const height = rowHeight(print, cells, facts.widths, facts.isHead);
  let x = margin;
  for (const [i, text] of cells.entries()) {
    const width = facts.widths[i] ?? 0;
    const isHeader = facts.isHead || i === 0;
    const scope = facts.isHead ? 'Column' : 'Row';
    const cell = print.struct(isHeader ? 'TH' : 'TD', {}, () =>
      cellText(print, text, { x, top, width, i }, facts),
    );
    if (isHeader) setScope(cell, scope);
    row.add(cell);
    cell.end();
    x += width;
  }
  row.end();
  rule(print, top + height);
  print.x = margin;
  print.y = top + height;
}

function cellText(
  print: Print,
  text: string,
  at: { x: number; top: number; width: number; i: number },
  facts: Omit<RowFacts, 'widths'>,
): void {
  face(print, facts.isHead || at.i === 0 ? 'bold' : 'regular');
  drawText(print, text, {
    x: at.x + inside,
    y: at.top + inside,
    width: at.width - 2 * inside,
    align: facts.table.columns[at.i]?.numeric ? 'right' : 'left',
  });
}

function drawTallRow(print: Print, body: Element, cells: readonly string[], table: PdfTable): void {
  const row = print.struct('TR');
  body.add(row);
  for (const [i, text] of cells.entries()) {
    face(print, i === 0 ? 'bold' : 'regular');
    part(print, row, i === 0 ? 'TH' : 'TD', i === 0, () =>
      drawText(print, `${table.columns[i]?.text ?? ''}: ${text}`, {
        x: margin + inside,
        y: print.y,
        width: print.page.width - 2 * (margin + inside),
      }),
    );
    print.y += inside;
  }
  row.end();
  rule(print, print.y);
}

/** For the eye alone: who listens knows the columns from the first time. */
function repeatHead(print: Print, head: readonly string[], widths: readonly number[], table: PdfTable): void {
  const top = print.y;
  const height = rowHeight(print, head, widths, true);
  print.markContent('Artifact', { type: 'Pagination' });
  let x = margin;
  for (const [i, text] of head.entries()) {
    cellText(print, text, { x, top, width: widths[i] ?? 0, i }, { table, isHead: true });
    x += widths[i] ?? 0;
  }
  print.endMarkedContent();
  rule(print, top + height);
  print.y = top + height;
}

function rule(print: Print, y: number): void {
  print.markContent('Artifact', { type: 'Layout' });
  print
    .lineWidth(0.6)
    .strokeColor('#4c6272')
    .moveTo(margin, y)
    .lineTo(print.page.width - margin, y)
    .stroke();
  print.endMarkedContent();
}

function part(print: Print, parent: Element, type: string, isRowHeader: boolean, draw: () => void): void {
  const element = print.struct(type, {}, draw);
  if (isRowHeader) setScope(element, 'Row');
  parent.add(element);
  element.end();
}

/** Which cells a header cell heads (14.8.5.7). */
function setScope(cell: Element, scope: 'Row' | 'Column'): void {
  cell.dictionary.data.A = { O: 'Table', Scope: scope };
}

function face(print: Print, name: 'regular' | 'bold'): void {
  print
    .font(name)
    .fontSize(sizes.small)
    .lineGap(sizes.small * 0.25);
}

function leaveRoom(print: Print, height: number, onNewPage: () => void): void {
  if (print.y + height <= print.page.height - margin) return;
  print.addPage();
  onNewPage();
}
