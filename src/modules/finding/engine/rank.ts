import type { Condition } from '#platform/search-engine/filter.ts';
import { Gate } from '#platform/search-engine/gate.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import { byWords, noWords, rowsOf } from './by-words.ts';
import type { OpenIndex } from './open-index.ts';
import { fuse, meaningWeightFor, ranking, type Scores } from './ranking.rules.ts';
import { limitFor, type Scope, scopeOf } from './scope.ts';

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

/** Where so few pass, all of them are compared in meaning: an approximate search could lose some. */
const exactBelow = 20_000;
/** An approximate search takes so many times as many as are wanted; their cosines are worked out here, and the best stay. */
const approximateTimes = 2;

/** More at once take more memory and are no quicker. */
const searchesAtOnce = 4;
const gate = new Gate(searchesAtOnce);

/** The documents that answer a query and pass a condition, best first. */
export function rank(
  index: OpenIndex,
  query: ReadQuery,
  condition: Condition,
  arm: Arm = 'fused',
  depth: number = ranking.wordsDepth,
): Promise<Ranking> {
  return gate.through(() => rankNow(index, query, scopeOf(index, condition), arm, depth));
}

async function rankNow(
  index: OpenIndex,
  query: ReadQuery,
  scope: Scope,
  arm: Arm,
  depth: number,
): Promise<Ranking> {
  const weight = arm === 'fused' ? meaningWeightFor(index.cards.documents) : arm === 'semantic' ? 1 : 0;
  const vector =
    weight === 0 || query.phrases.length > 0 || query.without.length > 0
      ? undefined
      : index.embedder?.embed([...query.terms, ...query.corrected]);
  const words = arm === 'semantic' ? noWords : await byWords(index, query, scope, depth);
  const scores = new Map<number, Scores>();
  for (const [slot, score] of words.scores)
    scores.set(slot, { words: score, cosine: vector ? cosineOf(index, slot, vector) : 0 });
  const best = fuse(scores, weight);
  if (vector && couldMatter(best, weight)) {
    const near = await byMeaning(index, vector, scope, ranking.meaningDepth);
    for (const [slot, cosine] of near)
      if (!scores.has(slot) && (cosine >= ranking.cosineMin || arm === 'semantic'))
        scores.set(slot, { words: 0, cosine });
  }
  return {
    ranked: (scores.size === best.length ? best : fuse(scores, weight)).map(({ number, ...rest }) => ({
      slot: number,
      ...rest,
    })),
    more: words.more,
  };
}

/** A document without any of the words scores at most the weight of meaning. It cannot come among so many that score more. */
function couldMatter(best: readonly { readonly score: number }[], weight: number): boolean {
  return (best[ranking.meaningMattersAmong - 1]?.score ?? 0) < weight;
}

function cosineOf(index: OpenIndex, slot: number, vector: Float32Array): number {
  return index.vectors?.cosine(slot, vector) ?? 0;
}

/** The nearest in meaning, nearest first, with their cosines. */
async function byMeaning(
  index: OpenIndex,
  vector: Float32Array,
  { test, share, where }: Scope,
  depth: number,
): Promise<[number, number][]> {
  let search = index.table
    .query()
    .nearestTo(vector)
    .column('vector')
    .distanceType('dot')
    .select(['_rowid', '_distance'])
    .limit(limitFor(approximateTimes * depth, share, where))
    .nprobes(20);
  if (where !== undefined) search = search.where(where);
  if (share * index.cards.documents < exactBelow) search = search.bypassVectorIndex();
  return rowsOf(index, await search.toArrow(), '_distance', test)
    .map(([slot]): [number, number] => [slot, cosineOf(index, slot, vector)])
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, depth);
}
