import type { Condition } from '#platform/search-engine/filter.ts';
import { Gate } from '#platform/search-engine/gate.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import { byMeaning, cosineOf } from './by-meaning.ts';
import { byWords, noWords } from './by-words.ts';
import type { OpenIndex } from './open-index.ts';
import { fuse, meaningWeightFor, type Ranked, ranking, type Scores } from './ranking.rules.ts';
import { rememberRanking } from './remembered-rankings.ts';
import { type Scope, scopeOf } from './scope.ts';

export interface Ranking {
  readonly ranked: readonly Ranked[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

export type Arm = 'lexical' | 'semantic' | 'fused';

/** More at once take more memory and are no quicker. */
const searchesAtOnce = 4;
const gate = new Gate(searchesAtOnce);

export interface HowToRank {
  readonly arm?: Arm;
  /** So many of the best by words are looked at. */
  readonly depth?: number;
  /** What has none of the words is looked for where it could come among so many of the best. */
  readonly among?: number;
}

/** The documents that answer a query and pass a condition, best first. */
export function rank(
  index: OpenIndex,
  query: ReadQuery,
  condition: Condition,
  { arm = 'fused', depth = ranking.wordsDepth, among = ranking.meaningMattersAmong }: HowToRank = {},
): Promise<Ranking> {
  const how = { arm, depth, among };
  return rememberRanking(index, { query, condition, how: JSON.stringify(how) }, () =>
    gate.through(() => rankNow(index, query, scopeOf(index, condition), how)),
  );
}

async function rankNow(
  index: OpenIndex,
  query: ReadQuery,
  scope: Scope,
  { arm, depth, among }: Required<HowToRank>,
): Promise<Ranking> {
  const weight = arm === 'fused' ? meaningWeightFor(index.cards.documents) : arm === 'semantic' ? 1 : 0;
  const vector =
    weight === 0 || query.phrases.length > 0 || query.without.length > 0
      ? undefined
      : index.embedder?.embed(meant(query));
  const words = arm === 'semantic' ? noWords : await byWords(index, query, scope, depth);
  const scores = new Map<number, Scores>();
  for (const [slot, score] of words.scores)
    scores.set(slot, { words: score, cosine: vector ? cosineOf(index, slot, vector) : 0 });
  const best = fuse(scores, weight);
  if (vector && couldMatter(best, weight, among)) {
    const near = await byMeaning(index, vector, scope, ranking.meaningDepth);
    for (const [slot, cosine] of near)
      if (!scores.has(slot) && (cosine >= ranking.cosineMin || arm === 'semantic'))
        scores.set(slot, { words: 0, cosine });
  }
  return { ranked: scores.size === best.length ? best : fuse(scores, weight), more: words.more };
}

/** What a lay word or an abbreviation stands for belongs to what is meant: few records say 'bed sores', and 'TTO' alone says nothing. */
function meant({ terms, corrected, others }: ReadQuery): readonly string[] {
  return [...terms, ...corrected, ...others];
}

/** A document without any of the words scores at most the weight of meaning. It cannot come among so many that score more. */
function couldMatter(best: readonly { readonly score: number }[], weight: number, among: number): boolean {
  return (best[among - 1]?.score ?? 0) < weight;
}
