import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { visitor } from '#kit/viewer.ts';
import { readQuery } from '../analysis/read-query.ts';
import { type Arm, rank } from '../engine/rank.ts';
import { readableCondition } from '../engine/readable.ts';
import { mean, ndcgAt, quantile, recallAt, reciprocalRankAt } from './measures.rules.ts';
import { buildScratchIndex, type ScratchIndex, type Text } from './scratch-index.ts';

export interface Evaluation {
  readonly ndcg10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly queries: number;
  readonly docs: number;
  readonly index_s: number;
  readonly query_ms: { readonly p50: number; readonly p95: number };
}

export interface Collection {
  readonly texts: readonly Text[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** By query, then by document. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const arms: readonly Arm[] = ['lexical', 'semantic', 'fused'];
const judgedDepth = 100;

/** Reads a collection in BEIR layout and judges each arm of the search on it. Queries without a judgement are left out. */
export async function evaluateSearch(folder: string): Promise<Record<Arm, Evaluation>> {
  const collection = await readCollection(folder);
  const scratch = await buildScratchIndex(collection.texts);
  try {
    const all: Partial<Record<Arm, Evaluation>> = {};
    for (const arm of arms) all[arm] = await judge(scratch, collection, arm);
    return all as Record<Arm, Evaluation>;
  } finally {
    await scratch.close();
  }
}

/** How one query fared. */
export interface Judgement {
  readonly id: string;
  readonly ndcg10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly ms: number;
}

/** Each query of the collection that somebody has judged, in its order. */
export async function judgeEach(
  { index, idOf }: ScratchIndex,
  collection: Collection,
  arm: Arm,
): Promise<Judgement[]> {
  const everything = readableCondition(visitor);
  const all: Judgement[] = [];
  for (const { id, text } of collection.queries) {
    const grades = collection.grades.get(id);
    if (!grades) continue;
    const begun = performance.now();
    const { ranked } = await rank(index, readQuery(text, index.spelling), everything, { arm });
    const ms = performance.now() - begun;
    const judged = { grades, ranked: ranked.slice(0, judgedDepth).map(({ slot }) => idOf(slot)) };
    all.push({
      id,
      ndcg10: ndcgAt(10, judged),
      recall100: recallAt(judgedDepth, judged),
      mrr10: reciprocalRankAt(10, judged),
      ms,
    });
  }
  return all;
}

export async function judge(scratch: ScratchIndex, collection: Collection, arm: Arm): Promise<Evaluation> {
  const all = await judgeEach(scratch, collection, arm);
  const times = all.map(({ ms }) => ms);
  return {
    ndcg10: rounded(mean(all.map(({ ndcg10 }) => ndcg10))),
    recall100: rounded(mean(all.map(({ recall100 }) => recall100))),
    mrr10: rounded(mean(all.map(({ mrr10 }) => mrr10))),
    queries: all.length,
    docs: collection.texts.length,
    index_s: Math.round(scratch.seconds * 10) / 10,
    query_ms: {
      p50: Math.round(quantile(times, 0.5) * 100) / 100,
      p95: Math.round(quantile(times, 0.95) * 100) / 100,
    },
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** @throws with the file and the line where it is not in BEIR layout */
export async function readCollection(folder: string): Promise<Collection> {
  const texts: Text[] = [];
  const queries: { id: string; text: string }[] = [];
  const grades = new Map<string, Map<string, number>>();
  for await (const { _id, title, text } of jsonLines(join(folder, 'corpus.jsonl')))
    texts.push({ id: String(_id), title: String(title ?? ''), text: String(text ?? '') });
  for await (const { _id, text } of jsonLines(join(folder, 'queries.jsonl')))
    queries.push({ id: String(_id), text: String(text ?? '') });
  for await (const { line, number } of lines(join(folder, 'qrels.tsv'))) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (number === 1 && !/^\d+$/.test(grade.trim())) continue;
    const value = Number(grade);
    if (query === '' || document === '' || !Number.isFinite(value))
      throw new Error(`${join(folder, 'qrels.tsv')}, line ${number}: expected query<TAB>document<TAB>grade`);
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query)?.set(document, value);
  }
  return { texts, queries, grades };
}

async function* jsonLines(file: string): AsyncGenerator<Record<string, unknown>> {
  for await (const { line, number } of lines(file)) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      throw new Error(`${file}, line ${number}: not JSON`);
    }
    yield parsed as Record<string, unknown>;
  }
}

export async function* lines(file: string): AsyncGenerator<{ line: string; number: number }> {
  const reader = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let number = 0;
  for await (const line of reader) {
    number += 1;
    if (line.trim() !== '') yield { line, number };
  }
}
