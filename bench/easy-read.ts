import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A page in Easy Read against the standard page of the same record, asked in turn, each rendered anew (a query of its own keeps
 * it out of the page cache). Needs a running site with the demonstration: `node bench/easy-read.ts [address] [requests]`.
 */
const base = process.argv[2] ?? 'http://localhost:3000';
const requests = Number(process.argv[3] ?? 200);
const warmUp = 10;
const allowedMs = 20;

const home = await (await fetch(`${base}/easy`)).text();
const ids = [
  ...new Set([...home.matchAll(/\/easy\/read\/project\/([0-9a-f-]{36})/g)].map((match) => match[1] ?? '')),
];
if (ids.length === 0) throw new Error(`${base} has no project in Easy Read: start it with DEMONSTRATION=yes`);

const times = { standard: [] as number[], easy: [] as number[] };
for (let i = -warmUp; i < requests; i += 1) {
  const id = ids[Math.abs(i) % ids.length];
  const standard = await timed(`${base}/projects/${id}?n=${i}`);
  const easy = await timed(`${base}/easy/read/project/${id}?version=easy-read&n=${i}`);
  if (i < 0) continue;
  times.standard.push(standard);
  times.easy.push(easy);
}

const figures = {
  requests,
  standard: { p50: at(times.standard, 0.5), p95: at(times.standard, 0.95) },
  easyRead: { p50: at(times.easy, 0.5), p95: at(times.easy, 0.95) },
};
const later = figures.easyRead.p95 - figures.standard.p95;
console.log(`standard   p50 ${figures.standard.p50} ms, p95 ${figures.standard.p95} ms`);
console.log(`Easy Read  p50 ${figures.easyRead.p50} ms, p95 ${figures.easyRead.p95} ms`);
console.log(
  `Easy Read is ${(figures.easyRead.p95 / figures.standard.p95).toFixed(2)} times the standard page at p95, ${later.toFixed(1)} ms more (allowed: ${allowedMs} ms)`,
);
await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
await writeFile(
  join(import.meta.dirname, 'results/easy-read.json'),
  `${JSON.stringify({ ...figures, laterAtP95Ms: Number(later.toFixed(1)) }, null, 2)}\n`,
);

async function timed(address: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(address);
  await answer.text();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return performance.now() - begun;
}

function at(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
}
