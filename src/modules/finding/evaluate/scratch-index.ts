import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchDocument } from '#platform/module.ts';
import { connectStore } from '#platform/search-engine/lance.ts';
import { type Batch, Sample, writeDocuments, writeModel } from '../engine/build-index.ts';
import { analysed } from '../engine/index-table.ts';
import type { OpenIndex } from '../engine/open-index.ts';
import { openIndex } from '../engine/read-index.ts';
import { fittedTextsMax } from '../meaning/lsi-settings.ts';

export interface Text {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface ScratchIndex {
  readonly index: OpenIndex;
  readonly seconds: number;
  idOf(slot: number): string;
  close(): Promise<void>;
}

const generation = 'scratch';
const batchSize = 5_000;

/** An index of other people's texts in a temporary folder, made by the same code as the site's. */
export async function buildScratchIndex(texts: readonly Text[]): Promise<ScratchIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-find-'));
  const begun = performance.now();
  const store = await connectStore(folder);
  const step = Math.max(1, Math.ceil(texts.length / fittedTextsMax));
  const sample = new Sample();
  for (let i = 0; i < texts.length; i += step) sample.add(analysed(documentOf(texts[i] as Text, i)));
  const embedder = await writeModel(store, generation, sample);
  await writeDocuments(store, generation, batchesOf(texts), embedder);
  const index = await openIndex(store, generation, 0);
  return {
    index,
    seconds: (performance.now() - begun) / 1_000,
    idOf: (slot) => texts[slot - 1]?.id ?? '',
    async close() {
      index.table.close();
      store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function* batchesOf(texts: readonly Text[]): AsyncGenerator<Batch> {
  for (let at = 0; at < texts.length; at += batchSize) {
    const part = texts.slice(at, at + batchSize);
    yield {
      documents: part.map((text, i) => analysed(documentOf(text, at + i))),
      numbers: part.map((_text, i) => at + i + 1),
    };
  }
}

export function documentOf({ title, text }: Text, number: number): SearchDocument {
  return {
    id: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    kind: 'idea',
    title,
    summary: text,
    text: '',
    topics: [],
    visibility: 'everyone',
    organisationId: null,
    shownFrom: new Date(0),
    setting: null,
    stage: null,
    evidenceLevel: null,
    organisationType: null,
    region: null,
    location: null,
    adopters: [],
  };
}
