import { type Condition, written } from '#platform/search-engine/filter.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import type { OpenIndex } from './open-index.ts';
import type { Ranking } from './rank.ts';
import { Remembered } from './remembered.ts';

/** A ranking of a thousand takes some 100 KB. */
const remembered = new Remembered<Ranking>(100);

/**
 * The same question under the same condition has the same ranking until the index is fed again. Many ask what many ask: the
 * commonest words are the dearest to look for. Whether each record may be read is asked afresh, by whoever shows it.
 */
export function rememberRanking(
  index: OpenIndex,
  asked: { readonly query: ReadQuery; readonly condition: Condition; readonly how: string },
  work: () => Promise<Ranking>,
): Promise<Ranking> {
  const { terms, corrected, others, phrases, without } = asked.query;
  const key = [asked.how, written(asked.condition), [terms, corrected, others, phrases, without]];
  return remembered.get(index, JSON.stringify(key), work);
}
