import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Collection,
  type Judgement,
  judgeEach,
  readCollection,
} from '../../src/modules/finding/evaluate/evaluate-search.ts';
import { mean } from '../../src/modules/finding/evaluate/measures.rules.ts';
import { buildScratchIndex } from '../../src/modules/finding/evaluate/scratch-index.ts';
import { Dice } from './corpus.ts';
import { readGrades, readQuestions, readRecords } from './demonstration.ts';

/**
 * `npm run bench:never-below -- COLLECTION`: is words and meaning together ever worse than words alone? Asked of the demonstration, of
 * a collection in BEIR layout, and of parts of that, as small as a programme is in its first months. Writes
 * bench/results/finding-never-below.json.
 */
const sizes = [300, 700, 1_000, 2_000, 4_000];
const seeds = [1, 2, 3];
const folder = process.argv[2];
const rows: Record<string, unknown>[] = [];

const answered = new Map(
  [...(await readGrades('all'))].filter(([, of]) => [...of.values()].some((one) => one > 0)),
);
await compare('demonstration', {
  texts: await readRecords(),
  queries: await readQuestions(),
  grades: answered,
});
if (folder !== undefined) {
  const whole = await readCollection(folder);
  for (const size of sizes.filter((one) => one < whole.texts.length))
    for (const seed of seeds) await compare(`${size} of it, seed ${seed}`, partOf(whole, size, seed));
  await compare('the whole collection', whole);
}
console.table(rows);
await writeFile(
  join(import.meta.dirname, '..', 'results', 'finding-never-below.json'),
  `${JSON.stringify({ at: new Date().toISOString(), collection: folder?.split('/').at(-1), rows }, null, 2)}\n`,
);

async function compare(name: string, collection: Collection): Promise<void> {
  const scratch = await buildScratchIndex(collection.texts);
  try {
    const lexical = await judgeEach(scratch, collection, 'lexical');
    const fused = await judgeEach(scratch, collection, 'fused');
    const row = {
      name,
      docs: collection.texts.length,
      queries: fused.length,
      lexical: rounded(mean(lexical.map(({ ndcg10 }) => ndcg10))),
      fused: rounded(mean(fused.map(({ ndcg10 }) => ndcg10))),
      ...gainOf(lexical, fused),
      recallLexical: rounded(mean(lexical.map(({ recall100 }) => recall100))),
      recallFused: rounded(mean(fused.map(({ recall100 }) => recall100))),
    };
    rows.push(row);
    console.log(JSON.stringify(row));
  } finally {
    await scratch.close();
  }
}

/** Of the differences query by query: their mean, and the standard error of that mean. */
function gainOf(lexical: readonly Judgement[], fused: readonly Judgement[]) {
  const gains = fused.map(({ ndcg10 }, i) => ndcg10 - (lexical[i]?.ndcg10 ?? 0));
  const gain = mean(gains);
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  return { gain: rounded(gain), standardError: rounded(Math.sqrt(variance / gains.length)) };
}

/** Queries in random order with all that answers them, until that is half of the part; the rest is filled with other texts. */
function partOf(whole: Collection, size: number, seed: number): Collection {
  const dice = new Dice(size * 7 + seed * 104_729);
  const kept = new Set<string>();
  const queries: Collection['queries'][number][] = [];
  for (const query of shuffled(whole.queries, dice)) {
    const answers = [...(whole.grades.get(query.id) ?? [])].filter(
      ([id, grade]) => grade > 0 && !kept.has(id),
    );
    if (!whole.grades.has(query.id) || kept.size + answers.length > size / 2) continue;
    for (const [id] of answers) kept.add(id);
    queries.push(query);
  }
  for (const { id } of shuffled(whole.texts, dice)) {
    if (kept.size >= size) break;
    kept.add(id);
  }
  return { texts: whole.texts.filter(({ id }) => kept.has(id)), queries, grades: whole.grades };
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  return list
    .map((one) => ({ one, at: dice.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
