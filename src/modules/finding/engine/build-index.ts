import type { Connection, Table } from '@lancedb/lancedb';
import { tableOf } from '#platform/search-engine/columns.ts';
import { wordsOf } from '../analysis/analyse.ts';
import type { Embedder } from '../meaning/embedder.ts';
import { fitApart } from '../meaning/fit-apart.ts';
import type { LsiModel } from '../meaning/lsi.rules.ts';
import { lsiEmbedder } from '../meaning/lsi-embedder.ts';
import { fittedTextsMin } from '../meaning/lsi-settings.ts';
import { blankNumber } from './cards.ts';
import { type Analysed, createIndexes, rowsOf, tableNames } from './index-table.ts';

/** Numbers and documents that come together. */
export interface Batch {
  readonly documents: readonly Analysed[];
  readonly numbers: readonly number[];
}

const spellingsMax = 150_000;

/** Gathers, of a sample of the documents, what the directions of meaning and the spelling dictionary are made from. */
export class Sample {
  private readonly texts: (readonly string[])[] = [];
  private readonly words = new Map<string, number>();

  add({ document, terms }: Analysed): void {
    this.texts.push(terms);
    const text = `${document.title}\n${document.summary}\n${document.text}`;
    for (const plain of new Set(wordsOf(text).map((word) => word.plain)))
      this.words.set(plain, (this.words.get(plain) ?? 0) + 1);
  }

  async fit(): Promise<LsiModel | undefined> {
    return this.texts.length < fittedTextsMin ? undefined : fitApart(this.texts);
  }

  spellings(): [string, number][] {
    return [...this.words].toSorted(([, x], [, y]) => y - x).slice(0, spellingsMax);
  }
}

/** Writes the model and the dictionary of a generation. @returns what turns texts into vectors from now on */
export async function writeModel(
  store: Connection,
  generation: string,
  sample: Sample,
): Promise<Embedder | undefined> {
  const names = tableNames(generation);
  const model = await sample.fit();
  const spellings = sample.spellings();
  const words = [['', 0] as [string, number], ...spellings];
  await store.createTable(
    names.spellings,
    tableOf({
      word: { type: 'text', values: words.map(([word]) => word) },
      count: { type: 'uint32', values: Uint32Array.from(words, ([, count]) => count) },
    }),
    { mode: 'overwrite' },
  );
  if (!model) return undefined;
  await store.createTable(
    names.terms,
    tableOf({
      term: { type: 'text', values: model.terms },
      idf: { type: 'float32', values: model.idf },
      direction: { type: 'vector32', values: model.basis, dimensions: model.dimensions },
    }),
    { mode: 'overwrite' },
  );
  return lsiEmbedder(generation, model);
}

/** Writes all documents of a generation and indexes them. @returns how many */
export async function writeDocuments(
  store: Connection,
  generation: string,
  batches: AsyncIterable<Batch>,
  embedder: Embedder | undefined,
  tell: { onWritten?: (documents: number) => void; onIndexing?: (documents: number) => void } = {},
): Promise<{ table: Table; documents: number }> {
  const name = tableNames(generation).documents;
  let table = await store.createTable(name, rowsOf([blank], [blankNumber], embedder), {
    mode: 'overwrite',
    // A row keeps its id when the table is put in order: readers find its card by it.
    storageOptions: { new_table_enable_stable_row_ids: 'true' },
  });
  let documents = 0;
  for await (const batch of batches) {
    if (batch.documents.length === 0) continue;
    await table.add(rowsOf(batch.documents, batch.numbers, embedder));
    documents += batch.documents.length;
    tell.onWritten?.(documents);
  }
  tell.onIndexing?.(documents);
  if (documents > 0) await table.optimize({ cleanupOlderThan: new Date() });
  await createIndexes(table, documents, embedder !== undefined);
  table = await store.openTable(name);
  return { table, documents };
}

/** Gives a table its columns, and stays: an index of words over no row at all finds nothing that is added later. It is no record's. */
const blank: Analysed = {
  document: {
    id: '00000000-0000-0000-0000-000000000000',
    kind: '',
    title: '',
    summary: '',
    text: '',
    topics: [''],
    visibility: 'organisation',
    organisationId: null,
    shownFrom: new Date(0),
    setting: null,
    stage: null,
    evidenceLevel: null,
    organisationType: null,
    region: null,
    location: null,
    adopters: [{ organisationId: '', organisationType: '' }],
  },
  terms: ['blank'],
};
