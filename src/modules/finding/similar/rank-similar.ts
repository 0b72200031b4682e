import type { Condition } from '#platform/search-engine/filter.ts';
import { termsOf } from '../analysis/analyse.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import type { OpenIndex } from '../engine/open-index.ts';
import { rank } from '../engine/rank.ts';
import { ranking } from '../engine/ranking.rules.ts';
import {
  isAlike,
  type Likeness,
  likeness,
  tellingTerms,
  trigramLikeness,
  trigramsOf,
} from './similar.rules.ts';

/** So many of the best by words and meaning are compared by title. */
export const comparedMax = 40;
const wordsDepth = 120;

export interface SimilarText {
  readonly title: string;
  readonly text: string;
}

export interface Alike {
  readonly slot: number;
  readonly likeness: Likeness;
  readonly score: number;
}

/**
 * What is most like a text, best first, by words, meaning and title. The candidates' own texts are asked for by `textsOf`, which
 * leaves out what may not be read.
 */
export async function rankSimilar(
  index: OpenIndex,
  text: string,
  condition: Condition,
  textsOf: (slots: readonly number[]) => Promise<ReadonlyMap<number, SimilarText>>,
): Promise<Alike[]> {
  const terms = termsOf(text);
  const { telling, selfScore } = tellingTerms(terms, index.weightOf);
  if (telling.length === 0) return [];
  const query: ReadQuery = {
    terms: telling.map(({ term }) => term),
    words: [],
    corrected: [],
    others: [],
    phrases: [],
    without: [],
    asCorrected: undefined,
  };
  const { ranked } = await rank(index, query, condition, {
    depth: wordsDepth,
    among: comparedMax,
  });
  const candidates = ranked.slice(0, comparedMax);
  const texts = await textsOf(candidates.map(({ slot }) => slot));
  const title = trigramsOf(text.split('\n', 1)[0] ?? '');
  return candidates
    .flatMap(({ slot, scores }): Alike[] => {
      const theirs = texts.get(slot);
      if (!theirs) return [];
      const has = new Set(termsOf(`${theirs.title}\n${theirs.text}`));
      const one: Likeness = {
        words: selfScore === 0 ? 0 : scores.words / selfScore,
        cosine: index.cards.documents < ranking.coldStartBelow ? scores.cosine / 2 : scores.cosine,
        title: trigramLikeness(title, trigramsOf(theirs.title)),
        shared: telling.filter(({ term }) => has.has(term)).length,
        telling: telling.length,
      };
      return isAlike(one) ? [{ slot, likeness: one, score: likeness(one) }] : [];
    })
    .toSorted((a, b) => b.score - a.score || b.slot - a.slot);
}
