import type { ReadQuery } from '../analysis/read-query.ts';
import { matching } from './ask-table.ts';
import type { Asked } from './asked.ts';
import { matchingWords } from './common-word.ts';
import type { OpenIndex } from './open-index.ts';
import { ranking } from './ranking.rules.ts';
import type { Scope } from './scope.ts';

export interface ByWords {
  readonly scores: ReadonlyMap<number, number>;
  /** The table had more than were asked for. */
  readonly more: boolean;
}

export const noWords: ByWords = { scores: new Map(), more: false };

/** The best by BM25 over the query's terms, and over what else they may mean or be. */
export async function byWords(
  index: OpenIndex,
  query: ReadQuery,
  scope: Scope,
  depth: number,
): Promise<ByWords> {
  if (query.terms.length === 0) return noWords;
  if (query.phrases.length > 0 || query.without.length > 0) return exactly(index, query, scope);
  const [main, corrected, others] = await Promise.all([
    matchingWords(index, query.terms, scope, depth),
    matchingWords(index, query.corrected, scope, depth),
    matchingWords(index, query.others, scope, depth),
  ]);
  const scores = new Map(main.rows);
  for (const [list, weight] of [
    [corrected, ranking.correctedWeight],
    [others, ranking.otherWordsWeight],
  ] as const)
    for (const [slot, score] of list.rows) scores.set(slot, (scores.get(slot) ?? 0) + weight * score);
  return { scores, more: main.more || corrected.more || others.more };
}

/**
 * With quotation marks or words left out. The index does not know where in a text a word stands (that made it ten times as large):
 * whoever has all the words of the phrases is asked for, and their terms are read.
 */
async function exactly(index: OpenIndex, query: ReadQuery, scope: Scope): Promise<ByWords> {
  const all = [...new Set(query.phrases.flat())];
  const any = query.terms.every((term) => all.includes(term)) ? [] : query.terms;
  const asked: Asked = {
    ...(any.length > 0 ? { any } : {}),
    ...(all.length > 0 ? { all } : {}),
    none: query.without.flatMap((terms) => (terms.length === 1 ? terms : [])),
  };
  const phrasesLeft = query.without.filter((terms) => terms.length > 1);
  if (query.phrases.length === 0 && phrasesLeft.length === 0) {
    const { rows, more } = await matching(index, asked, scope, ranking.wordsDepth);
    return { scores: new Map(rows), more };
  }
  const { rows, more } = await matching(index, asked, scope, ranking.phraseDepth, (words) => {
    const text = ` ${words} `;
    const has = (terms: readonly string[]) => text.includes(` ${terms.join(' ')} `);
    return query.phrases.every(has) && !phrasesLeft.some(has);
  });
  return { scores: new Map(rows), more };
}
