import type { Connection, Table } from '@lancedb/lancedb';
import type { SearchDocument } from '#platform/module.ts';
import { type Column, tableOf } from '#platform/search-engine/columns.ts';
import { literal } from '#platform/search-engine/filter.ts';
import { lanceParts, withRetries } from '#platform/search-engine/lance.ts';
import { termsOf } from '../analysis/analyse.ts';
import type { Embedder } from '../meaning/embedder.ts';

/**
 * The table of documents: their terms, what narrows a search, and a vector. No text stands in it: what a record says is asked of
 * its room when it is shown. Every row has a number that is never given again, higher for later rows.
 */
const termsMax = 5_000;
/** The words of a title count twice. */
const titleTimes = 2;
/** Below, looking at each row is quicker than keeping the indexes of columns up. */
const columnIndexesFrom = 5_000;
/** From so many documents on, an approximate index of vectors is quicker than looking at all. */
export const vectorIndexFrom = 30_000;

export interface Analysed {
  readonly document: SearchDocument;
  readonly terms: readonly string[];
}

export function analysed(document: SearchDocument): Analysed {
  const title = termsOf(document.title);
  const titles = Array.from({ length: titleTimes }, () => title).flat();
  return {
    document,
    terms: [...titles, ...termsOf(document.summary), ...termsOf(document.text)].slice(0, termsMax),
  };
}

export function rowsOf(
  documents: readonly Analysed[],
  numbersGiven: readonly number[],
  embedder: Embedder | undefined,
) {
  const of = (value: (document: SearchDocument) => string): Column => ({
    type: 'text',
    values: documents.map(({ document }) => value(document)),
  });
  const lists = (values: (document: SearchDocument) => readonly string[]): Column => ({
    type: 'texts',
    values: documents.map(({ document }) => values(document)),
  });
  const numbers = (value: (document: SearchDocument) => number): Float32Array =>
    Float32Array.from(documents, ({ document }) => value(document));
  return tableOf({
    number: { type: 'uint32', values: Uint32Array.from(numbersGiven) },
    id: of((d) => d.id),
    kind: of((d) => d.kind),
    visibility: of((d) => d.visibility),
    organisation_id: of((d) => d.organisationId ?? ''),
    organisation_type: of((d) => d.organisationType ?? ''),
    region: of((d) => d.region ?? ''),
    setting: of((d) => d.setting ?? ''),
    stage: of((d) => d.stage ?? ''),
    evidence: of((d) => d.evidenceLevel ?? ''),
    topics: lists((d) => d.topics),
    adopter_types: lists((d) => [...new Set(d.adopters.map((adopter) => adopter.organisationType))]),
    latitude: { type: 'float32', values: numbers((d) => d.location?.latitude ?? nowhere) },
    longitude: { type: 'float32', values: numbers((d) => d.location?.longitude ?? nowhere) },
    shown: {
      type: 'float64',
      values: Float64Array.from(documents, ({ document }) => document.shownFrom.getTime()),
    },
    words: { type: 'text', values: documents.map(({ terms }) => terms.join(' ')) },
    ...(embedder ? { vector: vectorsOf(documents, embedder) } : {}),
  });
}

/** No place on Earth. */
export const nowhere = 999;

function vectorsOf(documents: readonly Analysed[], embedder: Embedder): Column {
  const { dimensions } = embedder;
  const values = new Float32Array(documents.length * dimensions);
  for (const [i, { terms }] of documents.entries()) {
    const vector = embedder.embed(terms);
    if (vector) values.set(vector, i * dimensions);
  }
  return { type: 'vector16', values, dimensions };
}

const listColumns = ['topics', 'adopter_types'] as const;
const tokenColumns = [
  'kind',
  'visibility',
  'organisation_id',
  'organisation_type',
  'region',
  'setting',
  'stage',
  'evidence',
] as const;
/** What a reader keeps in memory of each row. */
export const cardColumns = [
  'number',
  'id',
  ...tokenColumns,
  ...listColumns,
  'latitude',
  'longitude',
  'shown',
] as const;

export async function createIndexes(table: Table, documents: number, withVectors: boolean): Promise<void> {
  const { Index } = lanceParts().lance;
  await table.createIndex('words', {
    config: Index.fts({
      withPosition: false,
      baseTokenizer: 'whitespace',
      lowercase: false,
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
      maxTokenLength: 64,
    }),
  });
  if (documents >= columnIndexesFrom) {
    for (const column of ['number', 'id', 'shown', 'latitude'])
      await table.createIndex(column, { config: Index.btree() });
    for (const column of tokenColumns) await table.createIndex(column, { config: Index.bitmap() });
    for (const column of listColumns) await table.createIndex(column, { config: Index.labelList() });
  }
  if (withVectors && documents >= vectorIndexFrom)
    await table.createIndex('vector', {
      config: Index.ivfPq({
        // By dot product its parts were so uneven that half of the nearest were missed; and texts of which no term is known stood among them.
        distanceType: 'cosine',
        numPartitions: Math.round(Math.sqrt(documents) / 2),
        numSubVectors: 64,
        maxIterations: 12,
        sampleRate: 48,
      }),
    });
}

/** Puts documents in the place of what stands under these ids; ids without a document are taken out. */
export async function replaceRows(
  table: Table,
  ids: readonly string[],
  documents: readonly Analysed[],
  numbersGiven: readonly number[],
  embedder: Embedder | undefined,
): Promise<void> {
  if (ids.length === 0) return;
  await withRetries(() => table.delete(`id IN (${ids.map(literal).join(', ')})`));
  if (documents.length === 0) return;
  const rows = rowsOf(documents, numbersGiven, embedder);
  await withRetries(() => table.add(rows));
  // Of rows that are not in its index of words the engine counts a word's occurrences as documents. In a small table that turns
  // the weights upside down (a new record was not found), in a large one it is nothing.
  if ((await table.countRows()) < indexedAtOnceBelow) await withRetries(() => table.optimize());
}

const indexedAtOnceBelow = 20_000;

export function openDocuments(store: Connection, generation: string): Promise<Table> {
  return store.openTable(tableNames(generation).documents);
}

export function tableNames(generation: string) {
  return {
    documents: `documents_${generation}`,
    terms: `terms_${generation}`,
    spellings: `spellings_${generation}`,
  };
}
