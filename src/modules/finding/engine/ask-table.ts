import type { Table as ArrowTable } from 'apache-arrow';
import { lanceParts } from '#platform/search-engine/lance.ts';
import type { OpenIndex } from './open-index.ts';
import { limitFor, type Scope } from './scope.ts';

/** Slots of records with their scores by BM25. */
export interface Matching {
  readonly rows: readonly [number, number][];
  /** The table had more than were asked for. */
  readonly more: boolean;
}

export const nothing: Matching = { rows: [], more: false };

type Lance = ReturnType<typeof lanceParts>['lance'];
export type LanceQuery = InstanceType<Lance['MatchQuery']>;

/** Any of the terms. */
export function match(terms: readonly string[]): LanceQuery {
  return new (lanceParts().lance.MatchQuery)(terms.join(' '), 'words');
}

/** All of the terms. Far quicker than a boolean question with a part for each: that one goes through all who have any of them. */
export function matchAll(terms: readonly string[]): LanceQuery {
  const { lance } = lanceParts();
  return new lance.MatchQuery(terms.join(' '), 'words', { operator: lance.Operator.And });
}

export async function matching(
  index: OpenIndex,
  query: LanceQuery | InstanceType<Lance['BooleanQuery']>,
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
