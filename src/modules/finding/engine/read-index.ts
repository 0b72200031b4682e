import type { Connection, Table } from '@lancedb/lancedb';
import { literal } from '#platform/search-engine/filter.ts';
import { termOf } from '../analysis/analyse.ts';
import { spellingFrom } from '../analysis/spelling.ts';
import { lsiEmbedder } from '../meaning/lsi-embedder.ts';
import { Cards } from './cards.ts';
import { FreshRows } from './fresh-rows.ts';
import { cardColumns, openDocuments, tableNames } from './index-table.ts';
import { KeptVectors } from './kept-vectors.ts';
import type { OpenIndex } from './open-index.ts';
import { RowSlots } from './row-slots.ts';

/** Opens one generation. @throws where the store lacks it or cannot be read */
export async function openIndex(store: Connection, generation: string, position: number): Promise<OpenIndex> {
  const table = await openDocuments(store, generation);
  const spellings = await readSpellings(store, generation);
  const embedder = await readEmbedder(store, generation);
  const index: OpenIndex = {
    generation,
    store,
    table,
    cards: new Cards(),
    rows: new RowSlots(),
    embedder,
    vectors: embedder ? new KeptVectors(embedder.dimensions) : undefined,
    vectorsIndexed: (await table.indexStats('vector_idx')) !== undefined,
    spelling: spellingFrom(spellings),
    fresh: undefined,
    position,
    warmedRows: 0,
    weightOf: weightsFrom(spellings),
  };
  await readCards(index);
  await readFresh(index);
  await warm(index);
  return index;
}

/** Reads the index of words into memory where it is another than last time. Unread, the lengths of all texts are copied at every question. */
export async function warm(index: OpenIndex): Promise<void> {
  const indexed = (await index.table.indexStats('words_idx'))?.numIndexedRows ?? 0;
  if (indexed === index.warmedRows) return;
  index.warmedRows = indexed;
  await index.table.prewarmIndex('words_idx');
}

/** More are not kept: until the worker has put them in order, the table looks through them itself. */
const freshMax = 3_000;
/** Beside them so many are read as well, to know how long texts are on average. */
const measuredMin = 200;

/** Reads what came since the last time, and forgets what the index of words has by now. Rows that it lacks have the highest slots. */
export async function readFresh(index: OpenIndex): Promise<void> {
  const lacking = (await index.table.indexStats('words_idx'))?.numUnindexedRows ?? Number.POSITIVE_INFINITY;
  if (lacking > freshMax) {
    index.fresh = undefined;
    return;
  }
  const fresh = index.fresh ?? new FreshRows();
  const from = Math.max(fresh.readTo, index.fresh ? 0 : slotOfLatest(index.cards, lacking + measuredMin));
  if (from < index.cards.size)
    for await (const batch of index.table.query().select(['number', 'words']).where(`number >= ${from}`)) {
      const numbers = batch.getChild('number')?.toArray() as Uint32Array;
      const words = batch.getChild('words');
      for (const [row, slot] of numbers.entries()) fresh.add(slot, words?.get(row) as string);
    }
  fresh.readTo = index.cards.size;
  fresh.dropBelow(slotOfLatest(index.cards, lacking));
  index.fresh = fresh;
}

/** From which slot on so many records stand. */
function slotOfLatest(cards: Cards, count: number): number {
  let slot = cards.size;
  for (let left = count; left > 0 && slot > 1; ) {
    slot -= 1;
    if (cards.isAlive(slot)) left -= 1;
  }
  return slot;
}

/** So many ids are asked for at once. */
const idsAtOnce = 500;

/** Reads the cards of these records again, as the table has them now: those that are gone from it stay out. */
export async function readCardsOf(index: OpenIndex, ids: readonly string[]): Promise<void> {
  for (const id of ids) index.cards.removeId(id);
  for (let at = 0; at < ids.length; at += idsAtOnce)
    await readCards(
      index,
      `id IN (${ids
        .slice(at, at + idsAtOnce)
        .map(literal)
        .join(', ')})`,
    );
}

async function readCards(index: OpenIndex, where?: string): Promise<void> {
  const query = index.table.query().select(['_rowid', ...cardColumns, ...(index.vectors ? ['vector'] : [])]);
  for await (const batch of where === undefined ? query : query.where(where)) {
    index.cards.add(batch);
    const numbers = batch.getChild('number')?.toArray() as Uint32Array;
    index.rows.add(batch.getChild('_rowid')?.toArray() as BigUint64Array, numbers);
    const halves = batch.getChild('vector')?.data[0]?.children[0]?.values as Uint16Array | undefined;
    if (halves) index.vectors?.add(numbers, halves);
  }
}

/** How telling a term is: ln(1 + N / n), from the sample that the dictionary was made of. Unknown ones are the most telling. */
function weightsFrom(spellings: ReadonlyMap<string, number>): (term: string) => number {
  const counts = new Map<string, number>();
  let most = 1;
  for (const [plain, count] of spellings) {
    const term = termOf(plain);
    const sum = (counts.get(term) ?? 0) + count;
    counts.set(term, sum);
    if (sum > most) most = sum;
  }
  return (term) => Math.log(1 + most / (counts.get(term) ?? 0.5));
}

export async function readEmbedder(store: Connection, generation: string) {
  const opened = await openWhereThere(store, tableNames(generation).terms);
  if (!opened) return undefined;
  const table = await opened.query().select(['term', 'idf', 'direction']).toArrow();
  const terms: string[] = [];
  const idf = new Float32Array(table.numRows);
  let basis = new Float32Array();
  for (const batch of table.batches) {
    const directions = batch.getChild('direction')?.data[0]?.children[0]?.values as Float32Array;
    if (basis.length === 0) basis = new Float32Array((directions.length / batch.numRows) * table.numRows);
    const dimensions = basis.length / table.numRows;
    basis.set(directions, terms.length * dimensions);
    idf.set(batch.getChild('idf')?.toArray() as Float32Array, terms.length);
    for (const term of batch.getChild('term') ?? []) terms.push(term as string);
  }
  if (terms.length === 0) return undefined;
  return lsiEmbedder(generation, { dimensions: basis.length / terms.length, terms, idf, basis });
}

async function readSpellings(store: Connection, generation: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const opened = await openWhereThere(store, tableNames(generation).spellings);
  if (!opened) return counts;
  const table = await opened.query().select(['word', 'count']).toArrow();
  const words = table.getChild('word');
  const times = table.getChild('count');
  for (let row = 0; row < table.numRows; row += 1) {
    const word = words?.get(row) as string;
    if (word !== '') counts.set(word, times?.get(row) as number);
  }
  return counts;
}

/** Tried rather than looked up in the list of tables: object stores list slowly, and not all of them list folders. */
async function openWhereThere(store: Connection, name: string): Promise<Table | undefined> {
  try {
    return await store.openTable(name);
  } catch (error) {
    if (/was not found/.test(String((error as Error).message))) return undefined;
    throw error;
  }
}

/** Reads a row and asks the index of words: a file that is gone or spoilt shows itself here. @throws where it does */
export async function probe(table: Table): Promise<void> {
  const [row] = (await table.query().select(['id', 'words']).limit(1).toArray()) as { words: string }[];
  const term = row?.words.split(' ')[0];
  if (term)
    await table
      .query()
      .fullTextSearch(term, { columns: 'words' })
      .select(['id', '_score'])
      .limit(1)
      .toArray();
}
