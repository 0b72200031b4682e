import type { Table as ArrowTable } from 'apache-arrow';
import { lanceParts } from '#platform/search-engine/lance.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import type { OpenIndex } from './open-index.ts';
import { ranking } from './ranking.rules.ts';
import { limitFor, type Scope } from './scope.ts';

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
    matching(index, match(query.terms), scope, depth),
    query.corrected.length > 0 ? matching(index, match(query.corrected), scope, depth) : nothing,
    query.others.length > 0 ? matching(index, match(query.others), scope, depth) : nothing,
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
  const { lance } = lanceParts();
  const { Must, MustNot } = lance.Occur;
  const left = query.without.filter((terms) => terms.length === 1);
  const all = [...new Set(query.phrases.flat())];
  const question = new lance.BooleanQuery([
    [Must, match(query.terms)],
    ...all.map((term): [Occurrence, LanceQuery] => [Must, match([term])]),
    ...left.map((terms): [Occurrence, LanceQuery] => [MustNot, match(terms)]),
  ]);
  const phrasesLeft = query.without.filter((terms) => terms.length > 1);
  if (query.phrases.length === 0 && phrasesLeft.length === 0) {
    const { rows, more } = await matching(index, question, scope, ranking.wordsDepth);
    return { scores: new Map(rows), more };
  }
  const { rows, more } = await matching(index, question, scope, ranking.phraseDepth, (words) => {
    const text = ` ${words} `;
    const has = (terms: readonly string[]) => text.includes(` ${terms.join(' ')} `);
    return query.phrases.every(has) && !phrasesLeft.some(has);
  });
  return { scores: new Map(rows), more };
}

interface Matching {
  readonly rows: readonly [number, number][];
  readonly more: boolean;
}

const nothing: Matching = { rows: [], more: false };

type LanceQuery = InstanceType<ReturnType<typeof lanceParts>['lance']['MatchQuery']>;
type Occurrence = ReturnType<typeof lanceParts>['lance']['Occur']['Must' | 'MustNot'];

function match(terms: readonly string[]): LanceQuery {
  return new (lanceParts().lance.MatchQuery)(terms.join(' '), 'words');
}

async function matching(
  index: OpenIndex,
  query: LanceQuery | InstanceType<ReturnType<typeof lanceParts>['lance']['BooleanQuery']>,
  { test, share, where }: Scope,
  depth: number,
  wordsPass?: (words: string) => boolean,
): Promise<Matching> {
  const limit = limitFor(depth, share, where);
  let search = index.table
    .query()
    .fullTextSearch(query)
    .select(wordsPass ? ['_rowid', '_score', 'words'] : ['_rowid', '_score'])
    .limit(limit);
  if (where !== undefined) search = search.where(where);
  const table = await search.toArrow();
  return { rows: rowsOf(index, table, '_score', test, wordsPass), more: table.numRows >= limit };
}

/** Slots and scores of the rows that are still records and pass. */
export function rowsOf(
  index: OpenIndex,
  table: ArrowTable,
  score: string,
  test: (slot: number) => boolean,
  wordsPass?: (words: string) => boolean,
): [number, number][] {
  const found: [number, number][] = [];
  for (const batch of table.batches) {
    const slots = index.rows.of(batch.getChild('_rowid')?.toArray() as BigUint64Array);
    const scores = batch.getChild(score)?.toArray() as Float32Array;
    const words = batch.getChild('words');
    for (let row = 0; row < slots.length; row += 1) {
      const slot = slots[row] as number;
      if (!index.cards.isAlive(slot) || !test(slot)) continue;
      if (wordsPass === undefined || wordsPass(words?.get(row) as string))
        found.push([slot, scores[row] as number]);
    }
  }
  return found;
}
