import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concepts } from '../src/modules/readable/symbols/map/map.rules.ts';
import { proposePictures } from '../src/modules/readable/symbols/propose-pictures.ts';

/**
 * Are the pictures that are proposed the right ones? `node bench/pictures.ts [SET]` judges the first proposal of each case
 * against the concepts that its author took as right before the proposals were seen. '-' means that none fits.
 */
const folder = join(import.meta.dirname, 'judged');
const sets = process.argv[2] ? [process.argv[2]] : ['pictures', 'pictures-common-words'];
const results: object[] = [];

for (const set of sets) {
  const cases = (await readFile(join(folder, `${set}.tsv`), 'utf8'))
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => {
      const [text = '', right = ''] = line.split('\t');
      return { text, right: right.trim().split('|') };
    });
  results.push(judge(set, cases));
}

await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
await writeFile(
  join(import.meta.dirname, 'results', 'pictures.json'),
  `${JSON.stringify({ at: new Date().toISOString(), concepts: concepts.length, results }, null, 2)}\n`,
);

function judge(set: string, cases: readonly { text: string; right: readonly string[] }[]): object {
  const wrong: string[] = [];
  const without: string[] = [];
  let proposed = 0;
  let right = 0;
  let rightlyNone = 0;
  const begun = performance.now();
  for (const one of cases) {
    const first = proposePictures(one.text)[0];
    if (!first) {
      if (one.right.includes('-')) rightlyNone += 1;
      else without.push(one.text);
      continue;
    }
    proposed += 1;
    if (one.right.includes(first.concept)) right += 1;
    else wrong.push(`${one.text}  ->  ${first.concept} (${first.words}), not ${one.right.join(' or ')}`);
  }
  const ms = performance.now() - begun;
  const fitting = cases.filter((one) => !one.right.includes('-')).length;
  const figures = {
    set,
    cases: cases.length,
    proposed,
    right,
    topOnePrecision: share(right, proposed),
    coverage: share(fitting - without.length, fitting),
    rightlyNone: `${rightlyNone} of ${cases.length - fitting}`,
    milliseconds: Math.round(ms),
  };
  console.log(`\n${set}`);
  console.table(figures);
  if (process.argv.includes('--show')) {
    console.log(`Wrong:\n  ${wrong.join('\n  ')}`);
    console.log(`Without a picture: ${without.join(' / ')}`);
  }
  return { ...figures, wrong, without };
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}%`;
}
