import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PdfDocument, PdfPart } from '#platform/pdf/pdf-document.ts';
import { writePdf } from '#platform/pdf/write-pdf.ts';
import { readPdf } from '#support/read-pdf.ts';

const madeAt = new Date('2026-11-25T12:00:00Z');

function documentOf(parts: readonly PdfPart[], title = 'Warm tea on two wards'): PdfDocument {
  return { title, lang: 'en-GB', footer: 'Warm tea on two wards', madeAt, parts };
}

const paragraph = (text: string): PdfPart => ({ kind: 'paragraph', text });

test('it is marked, has a title that is shown, a language, and a tree of what each part is', async () => {
  const pdf = readPdf(
    await writePdf(
      documentOf([
        { kind: 'heading', level: 1, text: 'Warm tea' },
        paragraph('Lids keep it warm.'),
        { kind: 'heading', level: 2, text: 'Who brings what' },
        { kind: 'list', items: ['Lids', 'Time of two nurses'] },
        {
          kind: 'table',
          caption: 'Milestones',
          columns: [{ text: 'What' }, { text: 'Due', numeric: true }],
          rows: [
            ['Lids arrive', '3 March 2027'],
            ['Temperatures taken', '1 June 2027'],
          ],
        },
      ]),
    ),
  );
  expect(pdf.catalog).toContain('/Lang (en-GB)');
  expect(pdf.catalog).toMatch(/\/MarkInfo \d+ 0 R/);
  expect(pdf.preferences).toContain('/DisplayDocTitle true');
  expect(pdf.title).toBe('Warm tea on two wards');
  expect(pdf.structure).toBe(
    'Document(H1 P H2 L(LI(Lbl LBody) LI(Lbl LBody)) Table(Caption THead(TR(TH TH)) TBody(TR(TH TD) TR(TH TD))))',
  );
  expect(pdf.bookmarks).toEqual(expect.arrayContaining(['Warm tea', 'Who brings what']));
  expect(pdf.embeddedFonts).toBe(2);
});

test('all text can be read out of it in order; page numbers are apart from it, and nothing is unmarked', async () => {
  const words = [
    'Warm tea',
    'Lids keep it warm.',
    'Zoë Łukasz-Žižek, Kristýna Ångström, Siân Ó Briain',
    '£1,200.50 – “efficient”, fi ff ffi',
  ];
  const [title = '', ...texts] = words;
  const pdf = readPdf(
    await writePdf(documentOf([{ kind: 'heading', level: 1, text: title }, ...texts.map(paragraph)])),
  );
  const flat = pdf.text.replace(/\s+/g, ' ');
  let from = 0;
  for (const text of words) {
    expect(flat.indexOf(text, from), text).toBeGreaterThanOrEqual(from);
    from = flat.indexOf(text, from);
  }
  expect(pdf.artifacts).toContain('Page 1 of 1');
  expect(pdf.text).not.toContain('Page 1');
  expect(pdf.untagged.trim()).toBe('');
});

test.each(['מרים כהן', 'محمد الأمين', '👩🏽‍⚕️ thanks', 'Ольга', '陈伟 and Zoë', 'a\u0308\u0323\u0301\u0335z'])(
  'what the letters cannot draw keeps its true text, and the print says so: %s',
  async (name) => {
    const pdf = readPdf(await writePdf(documentOf([paragraph(`Signed by ${name} today`)], `For ${name}`)));
    expect(pdf.text.replace(/\s+/g, '')).toContain(
      `Signedby${name.normalize('NFC').replace(/\s+/g, '')}today`,
    );
    expect(pdf.text).toContain('letters that this print cannot draw');
    expect(pdf.text.replaceAll('[?] stands', '')).not.toContain('[?]');
  },
);

test('a long text flows over pages and stays one paragraph; each page has its number', async () => {
  const pdf = readPdf(
    await writePdf(
      documentOf([
        { kind: 'heading', level: 1, text: 'Long' },
        paragraph('Tea stays warm under a lid. '.repeat(600)),
      ]),
    ),
  );
  expect(pdf.pages).toBeGreaterThan(3);
  expect(pdf.structure).toBe('Document(H1 P)');
  expect(pdf.text.match(/Tea/g)).toHaveLength(600);
  for (let n = 1; n <= pdf.pages; n += 1) expect(pdf.artifacts).toContain(`Page ${n} of ${pdf.pages}`);
});

test('a table over pages keeps each row whole and repeats its head for the eye alone', async () => {
  const rows = Array.from({ length: 90 }, (_one, i) => [`Row${i}`, 'Lids arrive. '.repeat(5)]);
  rows.push(['Tall', 'word '.repeat(2_500)]);
  const pdf = readPdf(
    await writePdf(
      documentOf([
        { kind: 'table', caption: 'Many', columns: [{ text: 'What' }, { text: 'More', share: 3 }], rows },
      ]),
    ),
  );
  expect(pdf.tags.filter((tag) => tag === 'TR')).toHaveLength(92);
  expect(pdf.text.match(/Row\d+/g)).toEqual(rows.slice(0, 90).map(([name]) => name));
  expect(pdf.text.match(/word/g)).toHaveLength(2_500);
  expect(pdf.artifacts).toContain('What');
  expect(pdf.untagged.trim()).toBe('');
});

/** One grey pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('sentences have their picture at the left, with words for what it shows', async () => {
  const pdf = readPdf(
    await writePdf(
      documentOf([
        {
          kind: 'pictured',
          sentences: [{ text: 'Drink tea.', picture: { bytes: pixel, alt: 'A cup' } }, { text: 'Rest.' }],
        },
      ]),
    ),
  );
  expect(pdf.structure).toBe('Document(Figure P P)');
  expect(pdf.alternatives).toEqual(['A cup']);
  expect(pdf.text.replace(/\s+/g, ' ')).toContain('Drink tea. Rest.');
});

test('whatever is typed, a whole file comes out', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      async (text, cell) => {
        const bytes = await writePdf(
          documentOf(
            [
              { kind: 'heading', level: 2, text: cell },
              paragraph(text),
              { kind: 'list', items: [text], numbered: true },
              {
                kind: 'table',
                caption: cell,
                columns: [{ text: 'a' }, { text: cell }],
                rows: [[cell, text]],
              },
            ],
            cell,
          ),
        );
        const pdf = readPdf(bytes);
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
        expect(pdf.text).not.toContain('\ufffd');
        expect(pdf.untagged.trim()).toBe('');
      },
    ),
    { numRuns: 60 },
  );
});
