import type { Table } from '@lancedb/lancedb';
import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import type { SearchDocument } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { connectStore } from '#platform/search-engine/lance.ts';
import { analysisVersion } from '../analysis/analyse.ts';
import type { Embedder } from '../meaning/embedder.ts';
import { searchSources } from '../search-sources.ts';
import { Sample, writeDocuments, writeModel } from './build-index.ts';
import {
  beginBuilding,
  findServing,
  indexSubscriber,
  isOfTheDatabase,
  noteFed,
  retireBroken,
  swapTo,
  takeNumbers,
} from './generation.queries.ts';
import { analysed, openDocuments, replaceRows } from './index-table.ts';
import { readEmbedder } from './read-index.ts';

/** A generation as its writer has it open. */
export interface WriteEnd {
  readonly generation: string;
  readonly table: Table;
  readonly embedder: Embedder | undefined;
}

/**
 * Follows the log and keeps the index as the rooms tell it. The store is written first, then the position: what is written twice
 * after a fall is the same. A store that cannot be written is taken out of service, and the log goes on; it is built again from
 * the rooms' records.
 */
export function searchIndex(platform: Platform): Subscriber {
  let end: Promise<WriteEnd> | undefined;
  let opened: string | undefined;
  return {
    name: indexSubscriber,
    async handle(tx, events) {
      if (events[0]?.position === 1) await beginEmpty(platform);
      const serving = await findServing(tx);
      if (!serving) return;
      if (opened !== serving.id) end = undefined;
      try {
        opened = serving.id;
        end ??= openWriteEnd(platform, serving.id);
        await feed(platform, tx, await end, events);
      } catch (error) {
        end = undefined;
        if (isOfTheDatabase(error)) throw error;
        platform.log.error({ err: error }, 'the search index cannot be written and is built again');
        await retireBroken(tx, serving.id, error as Error);
      }
    },
  };
}

export async function openWriteEnd(platform: Platform, generation: string): Promise<WriteEnd> {
  const store = await connectStore(platform.config.searchStore);
  return {
    generation,
    table: await openDocuments(store, generation),
    embedder: await readEmbedder(store, generation),
  };
}

/** Puts in, changes or takes out the records that events concern. */
export async function feed(
  platform: Platform,
  tx: Tx,
  end: WriteEnd,
  events: readonly PlacedEvent[],
): Promise<void> {
  const ids = new Set<string>();
  const documents: SearchDocument[] = [];
  for (const source of searchSources()) {
    const touched = touchedBy(events, source.verbs);
    if (touched.length === 0) continue;
    for (const id of touched) ids.add(id);
    documents.push(...(await source.documents(tx, touched)));
  }
  if (ids.size > 0) {
    const numbers =
      documents.length === 0 ? [] : await takeNumbers(platform.database.db, end.generation, documents.length);
    await replaceRows(end.table, [...ids], documents.map(analysed), numbers, end.embedder);
  }
  const changed = ids.size > 0 && events.some((event) => !event.verb.endsWith('.posted'));
  await noteFed(tx, end.generation, {
    position: events.at(-1)?.position ?? 0,
    leftover: changed ? platform.clock.now() : null,
  });
}

function touchedBy(events: readonly PlacedEvent[], verbs: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const event of events)
    if (verbs.includes(event.verb)) for (const id of [event.subject, ...event.concerns]) ids.add(id);
  return [...ids];
}

/** A programme that begins has nothing to be built from: its index starts empty and hears everything from the log. */
async function beginEmpty(platform: Platform): Promise<void> {
  const { db } = platform.database;
  const id = newId();
  const now = platform.clock.now();
  if (await findServing(db)) return;
  if (!(await beginBuilding(db, { id, analysisVersion, now }))) return;
  const store = await connectStore(platform.config.searchStore);
  await writeModel(store, id, new Sample());
  await writeDocuments(store, id, none(), undefined);
  await db.transaction().execute((tx) => swapTo(tx, id, { position: 0, documents: 0, now }));
}

async function* none() {
  // Nothing to begin with.
}
