import type { Connection } from '@lancedb/lancedb';
import type { Platform } from '#platform/platform.ts';
import { connectStore, withRetries } from '#platform/search-engine/lance.ts';
import { analysisVersion } from '../analysis/analyse.ts';
import { fittedTextsMin } from '../meaning/lsi-settings.ts';
import {
  findBuilding,
  findServing,
  forgetGeneration,
  retireBroken,
  type Serving,
  takeLongRetired,
} from './generation.queries.ts';
import { openDocuments, tableNames } from './index-table.ts';
import { probe } from './read-index.ts';
import { rebuildIndex } from './rebuild-index.ts';

/** The table is put in order when so many rows are not in its index yet, or it lies in so many pieces. */
const unindexedMax = 1_000;
const piecesMax = 60;
/** A reader may still be looking at a version this old. */
const versionsKeptMs = 10 * 60_000;
/** Nobody is led to a generation retired so long ago. */
const retiredKeptMs = 10 * 60_000;
/** Terms of a record that was changed or taken out are gone from the store's files after this long, and the time to build. */
export const leftoverMaxMs = 24 * 3_600_000;
/** Built again when the corpus has grown by this share since. */
const growth = 0.1;

/** Looks after the index: every minute, by one worker at a time. */
export async function keepUp(platform: Platform): Promise<void> {
  const { db } = platform.database;
  const store = await connectStore(platform.config.searchStore);
  const serving = await findServing(db);
  if (await isToBeBuilt(platform, store, serving)) {
    if (!(await findBuilding(db)) || serving === undefined) await rebuildIndex(platform);
  } else if (serving) await putInOrder(store, serving);
  await dropRetired(platform, store);
}

async function isToBeBuilt(
  platform: Platform,
  store: Connection,
  serving: Serving | undefined,
): Promise<boolean> {
  if (!serving || serving.analysisVersion !== analysisVersion) return true;
  const now = platform.clock.now().getTime();
  if (serving.leftoverSince && now - serving.leftoverSince.getTime() > leftoverMaxMs) return true;
  try {
    const table = await openDocuments(store, serving.id);
    const documents = (await table.countRows()) - 1;
    await probe(table);
    return documents >= fittedTextsMin && documents > serving.documentsBuilt * (1 + growth);
  } catch (error) {
    platform.log.error({ err: error }, 'the search index is broken and is built again');
    await retireBroken(platform.database.db, serving.id, error as Error);
    return true;
  }
}

async function putInOrder(store: Connection, serving: Serving): Promise<void> {
  const table = await openDocuments(store, serving.id);
  const [{ numFragments }, words] = await Promise.all([
    table.stats().then((stats) => stats.fragmentStats),
    table.indexStats('words_idx'),
  ]);
  if (numFragments > piecesMax || (words?.numUnindexedRows ?? 0) > unindexedMax)
    await withRetries(() => table.optimize({ cleanupOlderThan: new Date(Date.now() - versionsKeptMs) }));
}

async function dropRetired(platform: Platform, store: Connection): Promise<void> {
  const { db } = platform.database;
  const before = new Date(platform.clock.now().getTime() - retiredKeptMs);
  for (const id of await takeLongRetired(db, before)) {
    const names = Object.values(tableNames(id));
    const there = await store.tableNames();
    for (const name of names) if (there.includes(name)) await store.dropTable(name);
    await forgetGeneration(db, id);
  }
}
