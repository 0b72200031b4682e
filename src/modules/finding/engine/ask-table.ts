import type { Table as ArrowTable } from 'apache-arrow';
import { type Asked, asQuery } from './asked.ts';
import type { OpenIndex } from './open-index.ts';
import { recordsWith } from './records-with.ts';
import { limitFor, type Scope } from './scope.ts';

/** Slots of records with their scores by BM25. */
export interface Matching {
  readonly rows: readonly [number, number][];
  /** The table had more than were asked for. */
  readonly more: boolean;
}

export const nothing: Matching = { rows: [], more: false };

/** The best of the table, and of what it has not indexed yet whatever matches. */
export async function matching(
  index: OpenIndex,
  asked: Asked,
  { test, share, where }: Scope,
  depth: number,
  wordsPass?: (words: string) => boolean,
): Promise<Matching> {
  const limit = limitFor(depth, share, where);
  let search = index.table
    .query()
    .fullTextSearch(asQuery(asked))
    .select(wordsPass ? ['_rowid', '_score', 'words'] : ['_rowid', '_score'])
    .limit(limit);
  if (where !== undefined) search = search.where(where);
  if (index.fresh) search = search.fastSearch();
  const table = await search.toArrow();
  const rows = rowsOf(index, table, '_score', test, wordsPass);
  return { rows: withFresh(index, asked, rows, test, wordsPass), more: table.numRows >= limit };
}

/** A row that was indexed in the meantime stands in both; the table's score is the right one. */
function withFresh(
  index: OpenIndex,
  asked: Asked,
  rows: [number, number][],
  test: (slot: number) => boolean,
  wordsPass: (words: string) => boolean = () => true,
): [number, number][] {
  const fresh = (index.fresh?.matching(asked, (term) => idf(index, term)) ?? []).filter(
    ({ slot, words }) => index.cards.isAlive(slot) && test(slot) && wordsPass(words),
  );
  if (fresh.length === 0) return rows;
  const known = new Set(rows.map(([slot]) => slot));
  return [
    ...rows,
    ...fresh.flatMap(({ slot, score }): [number, number][] => (known.has(slot) ? [] : [[slot, score]])),
  ];
}

/** Of BM25. */
function idf(index: OpenIndex, term: string): number {
  const having = recordsWith(index, term);
  return Math.log(1 + Math.max(0, index.cards.documents - having + 0.5) / (having + 0.5));
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
