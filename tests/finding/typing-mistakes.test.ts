import { afterAll, expect, test } from 'vitest';
import { readGrades, readQuestions, readRecords } from '../../bench/finding/demonstration.ts';
import { type Collection, judge } from '../../src/modules/finding/evaluate/evaluate-search.ts';
import { buildScratchIndex } from '../../src/modules/finding/evaluate/scratch-index.ts';

/** The demonstration's records, and the questions that were written before search was tuned, but for those mistyped already. */
const collection: Collection = {
  texts: await readRecords(),
  queries: (await readQuestions()).filter(({ kindOfDifficulty }) => kindOfDifficulty !== 'typing-mistake'),
  grades: answersOf(await readGrades('all')),
};
const scratch = await buildScratchIndex(collection.texts);
afterAll(() => scratch.close());

/** Questions without an answer are left out of averages. */
function answersOf(grades: Awaited<ReturnType<typeof readGrades>>): typeof grades {
  return new Map([...grades].filter(([, of]) => [...of.values()].some((grade) => grade > 0)));
}

/** One letter of one word left out, doubled, changed or swapped with its neighbour; the same each time. */
function mistyped(text: string, seed: number): string {
  const words = [...text.matchAll(/[a-z]{4,}/gi)];
  const word = words[seed % Math.max(1, words.length)];
  if (!word) return text;
  const at = word.index + 1 + ((seed >> 3) % (word[0].length - 2));
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  const letter = text.charAt(at);
  switch (seed % 4) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + String.fromCharCode(97 + (seed % 26)) + after;
    default:
      return before + after.charAt(0) + letter + after.slice(1);
  }
}

test('a question with one slip in it keeps nine tenths of its score, on average', async () => {
  const right = await judge(scratch, collection, 'fused');
  const slipped: number[] = [];
  for (const round of [1, 2, 3])
    slipped.push(
      (
        await judge(
          scratch,
          {
            ...collection,
            queries: collection.queries.map(({ id, text }, i) => ({
              id,
              text: mistyped(text, i * 17 + round * 1_009),
            })),
          },
          'fused',
        )
      ).ndcg10,
    );
  const kept = slipped.reduce((sum, one) => sum + one, 0) / slipped.length / right.ndcg10;
  console.log(
    `nDCG@10 ${right.ndcg10} as written, ${slipped.join(', ')} with a slip: ${kept.toFixed(3)} kept`,
  );
  expect(kept).toBeGreaterThanOrEqual(0.9);
}, 240_000);

test('the arms of the search on the demonstration: together never worse than words alone', async () => {
  const words = await judge(scratch, collection, 'lexical');
  const fused = await judge(scratch, collection, 'fused');
  console.log('lexical', words.ndcg10, words.recall100, 'fused', fused.ndcg10, fused.recall100);
  expect(fused.ndcg10).toBeGreaterThanOrEqual(words.ndcg10 - 0.001);
}, 120_000);

test('what letters stand for counts for meaning: abbreviations are found no worse than by words alone', async () => {
  const abbreviations = new Set(
    (await readQuestions()).flatMap(({ id, kindOfDifficulty }) =>
      kindOfDifficulty === 'abbreviation' ? [id] : [],
    ),
  );
  const asked = { ...collection, queries: collection.queries.filter(({ id }) => abbreviations.has(id)) };
  const words = await judge(scratch, asked, 'lexical');
  const fused = await judge(scratch, asked, 'fused');
  expect(words.queries).toBeGreaterThan(30);
  expect(fused.ndcg10).toBeGreaterThanOrEqual(words.ndcg10);
}, 120_000);
