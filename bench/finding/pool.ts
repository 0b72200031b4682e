import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mean, ndcgAt, recallAt } from '../../src/modules/finding/evaluate/measures.rules.ts';
import { type Question, readGrades, readQuestions, readRecords } from './demonstration.ts';
import { type Run, runVariants } from './variants.ts';

/**
 * `npm run bench:judged` measures five ways of searching on the demonstration and writes bench/results/finding-judged.json.
 * `npm run bench:judged -- --list FILE` writes what a judge has still to read: the pairs among the best ten of any of them that
 * nobody has graded, by record, without a word of which way brought them.
 */
const pooledDepth = 10;
const results = join(import.meta.dirname, '..', 'results', 'finding-judged.json');

const questions = await readQuestions();
const records = await readRecords();
const runs = await runVariants(records, questions);
const listAt = process.argv.indexOf('--list');
if (listAt > 0) await list(process.argv[listAt + 1] ?? 'pairs.txt');
else await measure();

async function list(file: string): Promise<void> {
  const grades = await readGrades('all');
  const askedOf = new Map<string, Set<string>>();
  for (const run of runs.values())
    for (const [question, found] of run)
      for (const record of found.slice(0, pooledDepth))
        if (!grades.get(question)?.has(record))
          askedOf.set(record, (askedOf.get(record) ?? new Set()).add(question));
  const wordsOf = new Map(questions.map(({ id, text, asker }) => [id, `${text} (${asker})`]));
  const page = records
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, title, text }) => {
      const asked = [...(askedOf.get(id) ?? [])].toSorted();
      if (asked.length === 0) return [];
      return [
        `# ${id}\n${title}\n${text.trim()}\n${asked.map((q) => `- ${q} ${wordsOf.get(q)}`).join('\n')}\n`,
      ];
    });
  await writeFile(file, page.join('\n'));
  const pairs = [...askedOf.values()].reduce((sum, asked) => sum + asked.size, 0);
  console.log(`${pairs} pairs of ${askedOf.size} records are not judged.`);
}

async function measure(): Promise<void> {
  const figures = { before: await figuresBy('first'), after: await figuresBy('all') };
  for (const [when, { all, judgements }] of Object.entries(figures)) {
    console.log(`${when}: ${judgements} judgements`);
    console.table(all);
  }
  await writeFile(results, `${JSON.stringify({ at: new Date().toISOString(), ...figures }, null, 2)}\n`);
}

async function figuresBy(which: 'first' | 'all') {
  const grades = await readGrades(which);
  const answered = questions.filter(({ id }) =>
    [...(grades.get(id)?.values() ?? [])].some((grade) => grade > 0),
  );
  const kinds = Map.groupBy(answered, ({ kindOfDifficulty }) => kindOfDifficulty);
  const forAll = (asked: readonly Question[]) =>
    Object.fromEntries([...runs].map(([variant, run]) => [variant, figuresOf(run, asked, grades)]));
  return {
    judgements: [...grades.values()].reduce((sum, one) => sum + one.size, 0),
    questions: answered.length,
    all: forAll(answered),
    byKindOfDifficulty: Object.fromEntries(
      [...kinds].map(([kind, asked]) => [kind, { questions: asked.length, ...forAll(asked) }]),
    ),
  };
}

function figuresOf(
  run: Run,
  asked: readonly Question[],
  grades: ReadonlyMap<string, ReadonlyMap<string, number>>,
) {
  const over = (
    measureOf: (judged: { grades: ReadonlyMap<string, number>; ranked: readonly string[] }) => number,
  ) =>
    Math.round(
      mean(
        asked.map(({ id }) => measureOf({ grades: grades.get(id) ?? new Map(), ranked: run.get(id) ?? [] })),
      ) * 10_000,
    ) / 10_000;
  return {
    ndcg10: over((judged) => ndcgAt(10, judged)),
    recall100: over((judged) => recallAt(100, judged)),
    /** Of the best ten, how many somebody has graded. */
    judged10: over(({ grades: known, ranked }) => {
      const best = ranked.slice(0, 10);
      return best.length === 0 ? 1 : best.filter((record) => known.has(record)).length / best.length;
    }),
  };
}
