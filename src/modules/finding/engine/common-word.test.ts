import fc from 'fast-check';
import { afterAll } from 'vitest';
import { expect, test } from '#support/test.ts';
import { buildScratchIndex } from '../evaluate/scratch-index.ts';
import { matching } from './ask-table.ts';
import { matchingParts } from './common-word.ts';
import { type Scope, scopeOf } from './scope.ts';

const rare = ['zebra', 'quagga', 'okapi', 'tapir'];
const others = ['night', 'lamp', 'floor', 'chair', 'drug', 'form'];
/** 'ward' in nearly all, one, two or three times; each rare word in a few. */
const texts = Array.from({ length: 1_500 }, (_one, n) => ({
  id: String(n),
  title: others[n % others.length] as string,
  text: [
    ...Array.from({ length: n % 13 === 0 ? 0 : 1 + (n % 3) }, () => 'ward'),
    ...rare.filter((_word, i) => (n * 31 + i * 7) % (19 + 6 * i) === 0),
    ...others.slice(0, 1 + (n % 5)),
  ].join(' '),
}));
const scratch = await buildScratchIndex(texts);
const { index } = scratch;
afterAll(() => scratch.close());

const everything = scopeOf(index, { all: [] });
const narrowed: Scope = { ...everything, where: 'number < 700' };

const scoresOf = (rows: readonly (readonly [number, number])[]) => rows.map(([, score]) => score.toFixed(3));

test('the best with a common word and rare ones, put together, are the best that the whole question has', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(rare, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(20, 150, 400, 2_000),
      fc.constantFrom(everything, narrowed),
      async (words, depth, scope) => {
        const whole = await matching(index, { any: [...words, 'ward'] }, scope, depth);
        const parts = await matchingParts(index, { common: 'ward', rare: words }, scope, depth);
        if (parts === undefined) {
          // Several rare words that bring more than are asked for are not taken apart.
          expect(words.length).toBeGreaterThan(1);
          return;
        }
        expect(scoresOf(parts.rows)).toEqual(scoresOf(whole.rows.toSorted(([, a], [, b]) => b - a)));
        expect(parts.more).toBe(whole.more);
        const scores = new Map(whole.rows);
        for (const [slot, score] of parts.rows) {
          const expected = scores.get(slot);
          // Of equals at the very end one or another may be kept.
          if (expected !== undefined) expect(score).toBeCloseTo(expected, 3);
        }
      },
    ),
    { numRuns: 40 },
  );
});
