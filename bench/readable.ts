import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkText } from '../src/modules/readable/language/check-text.ts';
import { draftEasyRead } from '../src/modules/readable/language/draft-easy-read.ts';
import { compareFacts } from '../src/modules/readable/language/facts.ts';

/** What the checks of Easy Read writing find in sentences whose faults are known, and how long they take. */
const folder = join(import.meta.dirname, 'readable');
const details = process.argv.includes('--details');

interface Labelled {
  readonly rules: ReadonlySet<string>;
  readonly text: string;
}
interface Count {
  right: number;
  wrong: number;
  missed: number;
}

const coldStart = performance.now();
const memoryBefore = process.memoryUsage().rss;
checkText('The first text loads the word lists.', { view: 'easy' });
const coldMs = performance.now() - coldStart;
draftEasyRead('The first text loads the word lists.');
const memoryMb = (process.memoryUsage().rss - memoryBefore) / 1e6;

/** The held-out halves are never shown sentence by sentence: whoever tunes must not see them. */
const results = {
  tuning: await judge('tuning', details),
  'held-out': await judge('held-out', false),
  'second-held-out': await judge('second-held-out', false),
};
const sets = Object.values(results);
const totalOf = (what: 'facts' | 'factsKept') => sets.reduce((sum, set) => sum + set[what], 0);
const speed = await measureSpeed();
console.log(
  `\nCold start ${coldMs.toFixed(0)} ms; the word lists and the model take ${memoryMb.toFixed(0)} MB (RSS).`,
);
for (const [what, aim] of [
  ['check', 150],
  ['draft', 500],
] as const) {
  const { medianMs, worstMs, medianCpuMs, worstCpuMs } = speed[what];
  console.log(
    `2,000 words, ${what}: median ${medianMs.toFixed(0)} ms, worst ${worstMs.toFixed(0)} ms (aim ${aim}); of its own thread ${medianCpuMs.toFixed(0)} and ${worstCpuMs.toFixed(0)} ms.`,
  );
}
console.log(
  `Facts kept by drafts of all labelled sentences: ${totalOf('factsKept')} of ${totalOf('facts')}.`,
);
await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
await writeFile(
  join(import.meta.dirname, 'results', 'readable.json'),
  `${JSON.stringify({ coldMs, memoryMb, speed, ...results }, null, 2)}\n`,
);

async function judge(name: string, showEach: boolean) {
  const counts = new Map<string, Count>();
  const countOf = (rule: string) => {
    const count = counts.get(rule) ?? { right: 0, wrong: 0, missed: 0 };
    counts.set(rule, count);
    return count;
  };
  let facts = 0;
  let factsKept = 0;
  const labelled = await read(name);
  for (const { rules, text } of labelled) {
    const found = new Map(
      checkText(text, { view: 'easy' }).findings.map((finding) => [finding.rule as string, finding.text]),
    );
    for (const rule of found.keys()) countOf(rule)[rules.has(rule) ? 'right' : 'wrong'] += 1;
    for (const rule of rules) if (!found.has(rule)) countOf(rule).missed += 1;
    const wrong = [...found].filter(([rule]) => !rules.has(rule)).map(([rule, at]) => `+${rule} (${at})`);
    const missed = [...rules].filter((rule) => !found.has(rule)).map((rule) => `-${rule}`);
    if (showEach && wrong.length + missed.length > 0)
      console.log(`  ${[...missed, ...wrong].join(' ')} | ${text}`);
    const draft = draftEasyRead(text);
    const own = draft.sentences.filter((sentence) => sentence.explains === undefined);
    const comparison = compareFacts(text, own.map((sentence) => sentence.text).join('\n'));
    facts += comparison.kept.length + comparison.lost.length;
    factsKept += comparison.kept.length;
    if (showEach && comparison.lost.length + comparison.added.length > 0)
      console.log(
        '  FACTS',
        JSON.stringify(comparison.lost.map((fact) => fact.value)),
        text,
        '=>',
        draft.text,
      );
  }
  const rows = [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([rule, count]) => ({ rule, ...count, ...shares(count) }));
  const total = rows.reduce(
    (sum, row) => ({
      right: sum.right + row.right,
      wrong: sum.wrong + row.wrong,
      missed: sum.missed + row.missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
  console.log(
    `\n${name}: ${labelled.length} texts, ${labelled.filter(({ rules }) => rules.size === 0).length} of them clean`,
  );
  console.table(
    [...rows, { rule: 'all', ...total, ...shares(total) }].map((row) => ({
      ...row,
      precision: row.precision.toFixed(3),
      recall: row.recall.toFixed(3),
    })),
  );
  return { texts: labelled.length, rows, overall: { ...total, ...shares(total) }, facts, factsKept };
}

function shares({ right, wrong, missed }: Count) {
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}

async function read(name: string): Promise<Labelled[]> {
  const text = await readFile(join(folder, `${name}.tsv`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [labels = '', words = ''] = line.split('\t');
      return { rules: new Set(labels === '-' ? [] : labels.split(',')), text: words.replaceAll('\\n', '\n') };
    });
}

/** A page of 2,000 words out of the labelled sentences, each run in another order, so that nothing is answered from memory alone. */
async function measureSpeed() {
  const sentences = [...(await read('tuning')), ...(await read('held-out'))].map(({ text }) => text);
  const page = (shift: number) => {
    const words: string[] = [];
    for (let i = shift; words.length < 2_000; i += 1)
      words.push(...(sentences[(i * 7) % sentences.length] ?? '').split(' '));
    return words.slice(0, 2_000).join(' ');
  };
  const times = (work: (text: string) => unknown) => {
    const all = Array.from({ length: 12 }, (_, i) => {
      const text = page(i * 13);
      const began = performance.now();
      const cpu = process.threadCpuUsage();
      work(text);
      const used = process.threadCpuUsage(cpu);
      return { wall: performance.now() - began, cpu: (used.user + used.system) / 1_000 };
    }).slice(2);
    const sorted = (of: 'wall' | 'cpu') => all.map((time) => time[of]).sort((a, b) => a - b);
    const [wall, cpu] = [sorted('wall'), sorted('cpu')];
    return {
      medianMs: wall[5] ?? 0,
      worstMs: wall.at(-1) ?? 0,
      medianCpuMs: cpu[5] ?? 0,
      worstCpuMs: cpu.at(-1) ?? 0,
    };
  };
  return { check: times((text) => checkText(text, { view: 'easy' })), draft: times(draftEasyRead) };
}
