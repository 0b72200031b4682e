import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { UnusableFile } from '../packed-files/unzip.ts';
import type { BoardSet, MediaFile, ObfBoard, ObfId } from './obf.rules.ts';
import { bciOf } from './obf.rules.ts';
import { readBoards } from './read-obf.ts';
import { writeObf, writeObz } from './write-obf.ts';

const json = (value: object) => Buffer.from(JSON.stringify(value));
const zip = (files: Record<string, Buffer>) => Buffer.from(zipSync(files));
const minimal = { format: 'open-board-0.1', id: '1', name: 'One', buttons: [{ id: 1, label: 'yes' }] };

const id: fc.Arbitrary<ObfId> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.integer({ min: 0, max: 999 }),
);
const extras = fc.dictionary(
  fc.stringMatching(/^ext_[a-z]{1,8}$/),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  { maxKeys: 3 },
);
const picture = fc.integer({ min: 1, max: 400 }).map((side) => {
  const bytes = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} 9"><path d="M0 0h${side}"/></svg>`,
  );
  return {
    file: createHash('sha256').update(bytes).digest('hex'),
    media: { mediaType: 'image/svg+xml', bytes },
  };
});

const aBoard = fc
  .record({
    id,
    name: fc.string({ maxLength: 20 }),
    locale: fc.constantFrom('en', 'en-GB', 'cy'),
    ext: extras,
    buttons: fc.uniqueArray(
      fc.record({
        id,
        label: fc.string({ maxLength: 12 }),
        vocalization: fc.string(),
        background_color: fc.constant('rgb(255, 204, 0)'),
        ext: extras,
        picture: fc.option(picture),
      }),
      { selector: (button) => String(button.id), minLength: 1, maxLength: 8 },
    ),
    gaps: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ ext, buttons, gaps, ...rest }) => {
    const files = new Map<string, MediaFile>();
    const images = buttons.flatMap((button, i) => {
      if (!button.picture) return [];
      files.set(button.picture.file, button.picture.media);
      return [
        {
          id: `image ${i}`,
          content_type: 'image/svg+xml',
          symbol: { set: 'bci', filename: `${i}.svg` },
          ...ext,
          file: button.picture.file,
        },
      ];
    });
    const row: (ObfId | null)[] = [...buttons.map((button) => button.id), ...Array(gaps).fill(null)];
    const board: ObfBoard = {
      ...ext,
      ...rest,
      format: 'open-board-0.1',
      buttons: buttons.map(({ ext: more, picture: shown, ...button }, i) => ({
        ...more,
        ...button,
        ...(shown ? { image_id: `image ${i}` } : {}),
      })),
      grid: { rows: 1, columns: row.length, order: [row] },
      images,
      sounds: [],
    };
    return { board, files };
  });

const aSet: fc.Arbitrary<BoardSet> = fc
  .record({
    boards: fc.uniqueArray(aBoard, { selector: ({ board }) => String(board.id), minLength: 1, maxLength: 4 }),
    manifest: extras,
  })
  .map(({ boards, manifest }) => ({
    rootId: boards[0]?.board.id ?? 0,
    boards: boards.map(({ board }) => board),
    files: new Map(boards.flatMap(({ files }) => [...files])),
    manifest,
  }));

test('whatever is exported comes back as it was, with every field that we do not know', async () => {
  await fc.assert(
    fc.asyncProperty(aSet, async (set) => {
      const { set: back, report } = await readBoards(Buffer.from(writeObz(set)));
      expect(back.boards).toEqual(set.boards);
      expect(back.rootId).toEqual(set.rootId);
      expect(back.manifest).toEqual(set.manifest);
      expect([...back.files.keys()].sort()).toEqual([...set.files.keys()].sort());
      for (const [file, { bytes }] of set.files) expect(back.files.get(file)?.bytes).toEqual(bytes);
      expect(report).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a single board holds its pictures within itself', async () => {
  await fc.assert(
    fc.asyncProperty(aBoard, async ({ board, files }) => {
      const { set } = await readBoards(Buffer.from(writeObf(board, files)));
      expect(set.boards).toEqual([board]);
    }),
    { numRuns: 30 },
  );
});

test('what is not understood is reported, and kept', async () => {
  const { set, report } = await readBoards(
    json({
      ...minimal,
      format: 'talker-7',
      ext_talker_speed: 3,
      buttons: [
        { id: 1, label: 'yes', action: ':dance' },
        { id: 2, label: 'shop', load_board: { url: 'https://example.org/b.obf' }, image_id: 'far' },
        { label: 'without an id' },
      ],
      grid: { rows: 1, columns: 3, order: [[1, 2, 77]] },
      images: [{ id: 'far', url: 'https://example.org/shop.png' }],
      sounds: [{ id: 's', url: 'https://example.org/a.mp3' }],
    }),
  );
  const said = report.map((finding) => finding.what).join('\n');
  for (const words of [
    'talker-7',
    ':dance',
    'on another site',
    'have no id',
    'name a button that is not there',
    'sounds',
  ])
    expect(said).toContain(words);
  expect(set.boards[0]).toMatchObject({ ext_talker_speed: 3, buttons: [{ action: ':dance' }, { id: 2 }] });
});

test.each([
  ['nothing', Buffer.alloc(0), 'JSON'],
  ['a list', Buffer.from('[1]'), 'JSON'],
  ['broken JSON', Buffer.from('{"id": '), 'JSON'],
  ['a broken ZIP', Buffer.from('PK\u0003\u0004 and no more'), 'not a whole ZIP'],
  ['a ZIP without a manifest', zip({ 'a.txt': Buffer.from('x') }), 'no manifest.json'],
  ['a manifest without boards', zip({ 'manifest.json': json({}) }), 'no board'],
  [
    'a manifest whose board is absent',
    zip({ 'manifest.json': json({ paths: { boards: { 1: 'b.obf' } } }) }),
    'None of the boards',
  ],
  [
    'a name that leads out',
    zip({ '../../etc/passwd': Buffer.from('x'), 'manifest.json': json({}) }),
    'leads out of its folder',
  ],
  ['an absolute name', zip({ '/etc/passwd': Buffer.from('x') }), 'leads out of its folder'],
  ['a board without an id', json({ format: 'open-board-0.1', buttons: [] }), 'no id'],
  [
    'a bomb',
    zip({ 'manifest.json': Buffer.alloc(4_900_000, 32), 'a.obf': Buffer.alloc(4_900_000, 32) }),
    'far more than it weighs',
  ],
  ['one huge entry', zip({ 'manifest.json': Buffer.alloc(5_100_000, 32) }), 'larger than 5 MB'],
  ['a grid without end', json({ ...minimal, grid: { order: Array(60).fill([1]) } }), 'larger than 40'],
])('%s is refused with words', async (_what, bytes, words) => {
  const failure = await readBoards(bytes).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnusableFile);
  expect((failure as Error).message).toContain(words);
});

test.each([
  ['a picture that is too wide', hugePng(), 'points wide'],
  ['a text that says it is a picture', Buffer.from('hello'), 'none of PNG'],
  ['an SVG that is damaged', Buffer.from('<svg><g></svg>'), 'could do more than draw'],
])('%s is left out, and its word stays', async (_what, bytes, words) => {
  const { set, report } = await readBoards(
    zip({
      'manifest.json': json({ root: 'b.obf', paths: { boards: { 1: 'b.obf' } } }),
      'b.obf': json({
        ...minimal,
        images: [{ id: 'i', path: 'i.png' }],
        buttons: [{ id: 1, label: 'yes', image_id: 'i' }],
      }),
      'i.png': bytes,
    }),
  );
  expect(report.map((finding) => finding.what).join()).toContain(words);
  expect(set.files.size).toBe(0);
  expect(set.boards[0]?.buttons[0]?.label).toBe('yes');
});

test('the Bliss number of a picture is known where its file has one', () => {
  expect(bciOf({ id: 1, symbol: { set: 'bci-av', filename: '12345.svg' } })).toBe('12345');
  expect(bciOf({ id: 1, ext_talker_bliss_id: 77 } as never)).toBe('77');
  expect(bciOf({ id: 1 })).toBeUndefined();
});

function hugePng(): Buffer {
  const bytes = Buffer.alloc(40);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}
