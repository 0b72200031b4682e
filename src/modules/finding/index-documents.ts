import type { Db } from '#platform/db/database.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { countDocuments, countWords, hasFewerThan, replaceDocuments } from './search-document.queries.ts';
import { searchSources } from './search-sources.ts';

const countAtOnceBelow = 5_000;
const rebuildAtOnce = 500;

/** Follows the log and keeps the index as the rooms tell it. */
export const searchIndex: Subscriber = {
  name: 'finding.index',
  async handle(tx, events) {
    let written = 0;
    for (const source of searchSources()) {
      const ids = touched(events, source.verbs);
      if (ids.length === 0) continue;
      const documents = await source.documents(tx, ids);
      await replaceDocuments(tx, ids, documents);
      written += documents.length;
    }
    // A small index is counted again at once; a large one by the job.
    if (written > 0 && (await hasFewerThan(tx, countAtOnceBelow))) await countWords(tx);
  },
};

function touched(events: readonly PlacedEvent[], verbs: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const event of events)
    if (verbs.includes(event.verb)) for (const id of [event.subject, ...event.concerns]) ids.add(id);
  return [...ids];
}

/** Builds the whole index again from the rooms' records. @returns how many documents stand in it */
export async function reindex(db: Db, onProgress?: (documents: number) => void): Promise<number> {
  let total = 0;
  for (const source of searchSources()) {
    let after: string | undefined;
    for (;;) {
      const ids = await source.idsAfter(db, after, rebuildAtOnce);
      after = ids.at(-1);
      if (after === undefined) break;
      await db
        .transaction()
        .execute(async (tx) => replaceDocuments(tx, ids, await source.documents(tx, ids)));
      total += ids.length;
      onProgress?.(total);
    }
  }
  await countWords(db);
  return countDocuments(db);
}
