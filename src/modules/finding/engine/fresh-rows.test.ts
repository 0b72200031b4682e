import fc from 'fast-check';
import { afterAll } from 'vitest';
import { expect, test } from '#support/test.ts';
import { buildScratchIndex, documentOf } from '../evaluate/scratch-index.ts';
import { matching } from './ask-table.ts';
import type { Asked } from './asked.ts';
import { analysed, rowsOf } from './index-table.ts';
import { openIndex, readCardsOf, readFresh } from './read-index.ts';
import { scopeOf } from './scope.ts';

const words = ['zebra', 'quagga', 'okapi', 'tapir', 'lamp', 'floor', 'chair', 'drug', 'form', 'clinic'];
/** The first word in half of them, the last in one of some thirty. */
const texts = Array.from({ length: 1_240 }, (_one, n) => ({
  id: String(n),
  title: `ward ${words[(n * 7) % words.length]}`,
  text: words.filter((_word, i) => (n * 31 + i * 7) % (2 + 3 * i) === 0).join(` ${'night '.repeat(n % 4)}`),
}));
const indexedFirst = 1_200;
const rowsFrom = (begin: number, end: number) =>
  rowsOf(
    texts.slice(begin, end).map((text, i) => analysed(documentOf(text, begin + i))),
    texts.slice(begin, end).map((_text, i) => begin + i + 1),
    whole.index.embedder,
  );

const whole = await buildScratchIndex(texts);
const lagging = await buildScratchIndex(texts.slice(0, indexedFirst));
// Two pieces, of which the second comes while the index is open.
await lagging.index.table.add(rowsFrom(indexedFirst, 1_220));
const index = await openIndex(lagging.index.store, lagging.index.generation, 0);
await index.table.add(rowsFrom(1_220, texts.length));
await readCardsOf(
  index,
  texts.slice(1_220).map((text, i) => documentOf(text, 1_220 + i).id),
);
await readFresh(index);
afterAll(async () => {
  await lagging.close();
  await whole.close();
});

const some = fc.subarray(['ward', 'night', ...words], { minLength: 1, maxLength: 3 });
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ any: some }),
  fc.record({ all: some }),
  fc.record({ any: some, all: some, none: fc.subarray(words, { maxLength: 2 }) }),
);
const everything = 5_000;
const found = (of: typeof index, what: Asked) => matching(of, what, scopeOf(of, { all: [] }), everything);

test('what is not indexed yet is found by the same words, and scores as it will when it is', async () => {
  expect([...(index.fresh?.slots() ?? [])]).toHaveLength(40);
  await fc.assert(
    fc.asyncProperty(asked, async (what) => {
      const expected = new Map((await found(whole.index, what)).rows);
      const { rows } = await found(index, what);
      expect(rows.map(([slot]) => slot).toSorted()).toEqual([...expected.keys()].toSorted());
      for (const [slot, score] of rows) {
        const right = expected.get(slot) ?? 0;
        // How many records have a word is estimated; of one that all have, next to nothing is counted.
        expect(Math.abs(score - right)).toBeLessThan(0.1 * right + 0.01);
      }
    }),
    { numRuns: 60 },
  );
});

test('a filter holds for it too, and so does a record that is gone', async () => {
  const late = documentOf(texts[1_230] as (typeof texts)[number], 1_230).id;
  const slot = index.cards.slotOf(late);
  const slots = async (kind: string) =>
    (
      await matching(index, { any: ['ward'] }, scopeOf(index, { column: 'kind', in: [kind] }), everything)
    ).rows.map(([one]) => one);
  expect(await slots('idea')).toContain(slot);
  expect(await slots('project')).toEqual([]);
  index.cards.removeId(late);
  expect(await slots('idea')).not.toContain(slot);
});

test('once the worker has put the table in order, nothing is kept in memory, and as much is found', async () => {
  const before = (await found(index, { any: ['ward'] })).rows.length;
  await index.table.optimize();
  await index.table.checkoutLatest();
  await readFresh(index);
  expect([...(index.fresh?.slots() ?? [])]).toEqual([]);
  expect((await found(index, { any: ['ward'] })).rows).toHaveLength(before);
});
