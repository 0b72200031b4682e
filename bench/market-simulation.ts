import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import {
  gini,
  ndcg,
  positionWeight,
  shareByMerit,
} from '../src/modules/sponsorship/market/exposure.rules.ts';
import { type Candidate, market, orderFairly } from '../src/modules/sponsorship/market/market.rules.ts';

/**
 * A generated market: companies with interests come on some days and read the first page; requests appear through the first
 * month. The same visits are played with each way of ordering, so that the rows of the table can be compared.
 */
const size = {
  requests: 400,
  companies: 60,
  days: 120,
  topics: 20,
  visitShare: 0.35,
  pageRows: 20,
  warmUpDays: 30,
};
const seeds = [1, 2, 3, 4, 5];

interface Request {
  readonly id: string;
  readonly topics: readonly number[];
  readonly quality: number;
  readonly listedOn: number;
}

type Ordering = (candidates: readonly Candidate[], random: () => number) => readonly string[];

const orderings: Readonly<Record<string, Ordering>> = {
  'ours: relevance, deficit, floor': (candidates) => orderFairly(candidates).ids,
  'relevance only': (candidates) =>
    [...candidates].sort((a, b) => b.relevance - a.relevance).map((one) => one.requestId),
  random: (candidates, random) =>
    candidates
      .map((one) => ({ id: one.requestId, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map((one) => one.id),
  'newest first': (candidates) => [...candidates].reverse().map((one) => one.requestId),
};

const table = Object.entries(orderings).map(([name, ordering]) => ({
  name,
  ...mean(seeds.map((seed) => play(ordering, seed))),
}));
const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`;
const folder = join(import.meta.dirname, 'results');
await mkdir(folder, { recursive: true });
await writeFile(
  join(folder, 'market-simulation.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, size, seeds, numbers: market, table }, null, 2)}\n`,
);
console.log('| Order | nDCG@10 | nDCG@20 | Gini of attention | least attention | misplaced | floor kept |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const row of table)
  console.log(
    `| ${row.name} | ${row.ndcg10.toFixed(3)} | ${row.ndcg20.toFixed(3)} | ${row.gini.toFixed(3)} | ${row.least.toFixed(2)} | ${percent(row.misplaced)} | ${percent(row.floorKept)} |`,
  );

function play(ordering: Ordering, seed: number) {
  const random = randomBy(seed);
  const requests: Request[] = Array.from({ length: size.requests }, (_one, i) => ({
    id: `r${String(i).padStart(4, '0')}`,
    topics: some(random, 1 + Math.floor(random() * 3)),
    quality: random(),
    listedOn: Math.floor((i * size.warmUpDays) / size.requests),
  }));
  const companies = Array.from({ length: size.companies }, () => ({
    topics: some(random, 2 + Math.floor(random() * 4)),
    taste: random() * 1_000,
  }));
  const stands = new Map(
    requests.map(({ id, listedOn }) => [id, { exposure: 0, merit: 0, top: listedOn, waited: 0, fits: 0 }]),
  );
  const quality = { ten: 0, twenty: 0, visits: 0 };
  for (let day = 0; day < size.days; day += 1) {
    const open = requests.filter((one) => one.listedOn <= day);
    const seen = new Set<string>();
    for (const company of companies) {
      if (random() > size.visitShare) continue;
      const candidates = open.map((one): Candidate => {
        const stand = at(stands, one.id);
        return {
          requestId: one.id,
          relevance: relevanceFor(company, one),
          exposure: stand.exposure,
          merit: stand.merit,
          daysWithoutTop: day - stand.top,
        };
      });
      const relevance = new Map(candidates.map((one) => [one.requestId, one.relevance]));
      const order = ordering(candidates, random);
      const relevances = order.map((id) => relevance.get(id) ?? 0);
      quality.ten += ndcg(relevances, 10);
      quality.twenty += ndcg(relevances, 20);
      quality.visits += 1;
      const page = order.slice(0, size.pageRows);
      for (const [i, id] of page.entries()) {
        at(stands, id).exposure += positionWeight(i + 1);
        if (i < market.top) seen.add(id);
      }
      const given = page.reduce((sum, _id, i) => sum + positionWeight(i + 1), 0);
      const merits = shareByMerit(
        candidates.map((one) => one.relevance),
        given,
      );
      for (const [i, one] of candidates.entries()) {
        const stand = at(stands, one.requestId);
        stand.merit += merits[i] ?? 0;
        if (one.relevance > 0) stand.fits += 1;
      }
    }
    for (const [id, stand] of stands) {
      if (seen.has(id)) stand.top = day;
      stand.waited = Math.max(stand.waited, day - stand.top);
    }
  }
  const eligible = [...stands.values()].filter((one) => one.fits > 0);
  const attention = eligible.reduce((sum, one) => sum + one.exposure, 0);
  const merits = eligible.reduce((sum, one) => sum + one.merit, 0);
  return {
    ndcg10: quality.ten / quality.visits,
    ndcg20: quality.twenty / quality.visits,
    gini: gini(eligible.map((one) => one.exposure)),
    least: Math.min(...eligible.map((one) => one.exposure)),
    misplaced:
      eligible.reduce((sum, one) => sum + Math.max(0, (one.merit * attention) / merits - one.exposure), 0) /
      attention,
    floorKept: eligible.filter((one) => one.waited <= market.floorDays).length / eligible.length,
  };
}

/** Shared topics, what the request is worth to anyone, and what only this company sees in it. */
function relevanceFor(company: { topics: readonly number[]; taste: number }, request: Request): number {
  const shared = request.topics.filter((topic) => company.topics.includes(topic)).length;
  if (shared === 0) return 0;
  const own = Math.abs(Math.sin(company.taste * (1 + Number(request.id.slice(1)))));
  return 0.5 * (shared / request.topics.length) + 0.3 * request.quality + 0.2 * own;
}

function some(random: () => number, count: number): number[] {
  return [...new Set(Array.from({ length: count }, () => Math.floor(random() ** 1.5 * size.topics)))];
}

/** Mulberry32: small, and the same everywhere. */
function randomBy(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mean<K extends string>(rows: readonly Record<K, number>[]): Record<K, number> {
  const [first] = rows;
  if (!first) throw new Error('nothing was played');
  const keys = Object.keys(first) as K[];
  return Object.fromEntries(
    keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0) / rows.length]),
  ) as Record<K, number>;
}

function at<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing stands at ${String(key)}`);
  return value;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
