import type { Table as ArrowTable } from 'apache-arrow';
import { type Condition, written } from '#platform/search-engine/filter.ts';
import { Gate } from '#platform/search-engine/gate.ts';
import { lanceParts } from '#platform/search-engine/lance.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import { type CardTest, cardTest } from './card-test.ts';
import type { OpenIndex } from './open-index.ts';
import { fuse, meaningWeightFor, ranking, type Scores } from './ranking.rules.ts';

export interface Ranked {
  readonly slot: number;
  readonly score: number;
  readonly scores: Scores;
}

export interface Ranking {
  readonly ranked: readonly Ranked[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

export type Arm = 'lexical' | 'semantic' | 'fused';

/** Of an answer that all may read at least this share passes: it is cheaper to find more and sift than to tell the table whom to skip. */
const siftFrom = 0.25;
const sampled = 1_500;
/** Where so few pass, all of them are compared in meaning: an approximate search could lose some. */
const exactBelow = 20_000;

/** More at once take more memory and are no quicker. */
const searchesAtOnce = 4;
const gate = new Gate(searchesAtOnce);

/** The documents that answer a query and pass a condition, best first. */
export async function rank(
  index: OpenIndex,
  query: ReadQuery,
  condition: Condition,
  arm: Arm = 'fused',
  depth: number = ranking.wordsDepth,
): Promise<Ranking> {
  const test = cardTest(index.cards, condition);
  const share = shareThatPasses(index, test);
  const weight = arm === 'fused' ? meaningWeightFor(index.cards.documents) : arm === 'semantic' ? 1 : 0;
  const scope: Scope = { test, share, where: share >= siftFrom ? undefined : written(condition) };
  const vector =
    weight === 0 || query.phrases.length > 0 || query.without.length > 0
      ? undefined
      : index.embedder?.embed(meant(query));
  const [words, near] = await gate.through(() =>
    Promise.all([
      arm === 'semantic' ? noWords : byWords(index, query, scope, depth),
      vector ? byMeaning(index, vector, scope, ranking.meaningDepth) : new Map<number, number>(),
    ]),
  );
  if (vector && arm === 'fused') giveCosines(index, vector, words.scores, near);
  const scores = new Map<number, Scores>();
  for (const [slot, score] of words.scores) scores.set(slot, { words: score, cosine: near.get(slot) ?? 0 });
  for (const [slot, cosine] of near)
    if (!scores.has(slot) && (cosine >= ranking.cosineMin || arm === 'semantic'))
      scores.set(slot, { words: 0, cosine });
  return {
    ranked: fuse(scores, weight).map(({ number, ...rest }) => ({ slot: number, ...rest })),
    more: words.more,
  };
}

/** What a lay word or an abbreviation stands for belongs to what is meant: few records say 'bed sores', and 'TTO' alone says nothing. */
function meant({ terms, corrected, others }: ReadQuery): readonly string[] {
  return [...terms, ...corrected, ...others];
}

interface Scope {
  readonly test: CardTest;
  readonly share: number;
  readonly where: string | undefined;
}

/** Among documents taken evenly from all. */
function shareThatPasses(index: OpenIndex, test: CardTest): number {
  const { cards } = index;
  const step = Math.max(1, Math.floor(cards.size / sampled));
  let looked = 0;
  let passed = 0;
  for (let slot = 0; slot < cards.size; slot += step) {
    if (!cards.isAlive(slot)) continue;
    looked += 1;
    if (test(slot)) passed += 1;
  }
  return looked === 0 ? 1 : passed / looked;
}

async function byWords(index: OpenIndex, query: ReadQuery, scope: Scope, depth: number): Promise<ByWords> {
  if (query.terms.length === 0) return noWords;
  const { lance } = lanceParts();
  const match = (terms: readonly string[]) => new lance.MatchQuery(terms.join(' '), 'words');
  const plain = query.phrases.length === 0 && query.without.length === 0;
  const first = plain
    ? match(query.terms)
    : new lance.BooleanQuery([
        [lance.Occur.Must, match(query.terms)],
        ...query.phrases.map((phrase): [Occurrence, LanceQuery] => [
          lance.Occur.Must,
          new lance.PhraseQuery(phrase.join(' '), 'words'),
        ]),
        ...query.without.map((terms): [Occurrence, LanceQuery] => [
          lance.Occur.MustNot,
          terms.length === 1 ? match(terms) : new lance.PhraseQuery(terms.join(' '), 'words'),
        ]),
      ]);
  const [main, corrected, others] = await Promise.all([
    matching(index, first, scope, depth),
    plain && query.corrected.length > 0 ? matching(index, match(query.corrected), scope, depth) : nothing,
    plain && query.others.length > 0 ? matching(index, match(query.others), scope, depth) : nothing,
  ]);
  const scores = new Map(main.rows);
  for (const [list, weight] of [
    [corrected, ranking.correctedWeight],
    [others, ranking.otherWordsWeight],
  ] as const)
    for (const [slot, score] of list.rows) scores.set(slot, (scores.get(slot) ?? 0) + weight * score);
  return { scores, more: main.more || corrected.more || others.more };
}

interface ByWords {
  readonly scores: ReadonlyMap<number, number>;
  readonly more: boolean;
}
const noWords: ByWords = { scores: new Map(), more: false };
const nothing: Matching = { rows: [], more: false };

interface Matching {
  readonly rows: readonly [number, number][];
  /** The table had more than were asked for. */
  readonly more: boolean;
}

type LanceQuery = InstanceType<ReturnType<typeof lanceParts>['lance']['MatchQuery' | 'PhraseQuery']>;
type Occurrence = ReturnType<typeof lanceParts>['lance']['Occur']['Must' | 'MustNot'];

async function matching(
  index: OpenIndex,
  query: LanceQuery | InstanceType<ReturnType<typeof lanceParts>['lance']['BooleanQuery']>,
  { test, share, where }: Scope,
  depth: number,
): Promise<Matching> {
  const limit = limitFor(depth, share, where);
  let search = index.table.query().fullTextSearch(query).select(['number', '_score']).limit(limit);
  if (where !== undefined) search = search.where(where);
  const table = await search.toArrow();
  return { rows: rowsOf(index, table, '_score', test), more: table.numRows >= limit };
}

async function byMeaning(
  index: OpenIndex,
  vector: Float32Array,
  { test, share, where }: Scope,
  depth: number,
): Promise<Map<number, number>> {
  const limit = limitFor(depth, share, where);
  let search = index.table
    .query()
    .nearestTo(vector)
    .column('vector')
    .distanceType('dot')
    .select(['number', '_distance'])
    .limit(limit)
    .nprobes(20)
    .refineFactor(2);
  if (where !== undefined) search = search.where(where);
  if (share * index.cards.documents < exactBelow) search = search.bypassVectorIndex();
  const rows = rowsOf(index, await search.toArrow(), '_distance', test).slice(0, depth);
  return new Map(rows.map(([slot, distance]) => [slot, 1 - distance]));
}

/** Where most pass, those that do not are simply fewer to count over; where fewer do, so many more are asked for. */
function limitFor(depth: number, share: number, where: string | undefined): number {
  return where !== undefined || share >= 0.5 ? depth : Math.ceil((depth * 1.1) / Math.max(share, siftFrom));
}

/**
 * The best by words that are not among the nearest have a cosine too: worked out where vectors are kept in memory; where documents
 * are too many for that, taken to be somewhat less than the least of the nearest.
 */
function giveCosines(
  index: OpenIndex,
  vector: Float32Array,
  words: ReadonlyMap<number, number>,
  near: Map<number, number>,
): void {
  const missing = [...words.keys()].filter((slot) => !near.has(slot));
  if (index.vectors) {
    for (const slot of missing) near.set(slot, index.vectors.cosine(slot, vector));
    return;
  }
  if (near.size === 0) return;
  const guess = Math.max(0, Math.min(...near.values())) * ranking.cosineGuess;
  for (const slot of missing) near.set(slot, guess);
}

function rowsOf(index: OpenIndex, table: ArrowTable, score: string, test: CardTest): [number, number][] {
  const found: [number, number][] = [];
  for (const batch of table.batches) {
    const numbers = batch.getChild('number')?.toArray() as Uint32Array;
    const scores = batch.getChild(score)?.toArray() as Float32Array;
    for (let row = 0; row < batch.numRows; row += 1) {
      const slot = numbers[row] as number;
      if (index.cards.isAlive(slot) && test(slot)) found.push([slot, scores[row] as number]);
    }
  }
  return found;
}
