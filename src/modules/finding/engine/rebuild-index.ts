import { newId } from '#kit/ids.ts';
import type { Db } from '#platform/db/database.ts';
import { eventsAfter } from '#platform/events/event.queries.ts';
import type { Platform } from '#platform/platform.ts';
import { connectStore } from '#platform/search-engine/lance.ts';
import { analysisVersion } from '../analysis/analyse.ts';
import { fittedTextsMax } from '../meaning/lsi-settings.ts';
import { searchSources } from '../search-sources.ts';
import { type Batch, Sample, writeDocuments, writeModel } from './build-index.ts';
import { feed, openWriteEnd, type WriteEnd } from './feed-index.ts';
import {
  beginBuilding,
  holdFeeder,
  moveFeeder,
  noteSeen,
  retireBroken,
  swapTo,
  takeNumbers,
} from './generation.queries.ts';
import { analysed } from './index-table.ts';

export interface Progress {
  readonly step: 'reading a sample' | 'learning meanings' | 'writing documents' | 'indexing' | 'catching up';
  readonly documents: number;
  readonly of: number;
}

const idsAtOnce = 5_000;
const documentsAtOnce = 2_500;
const eventsAtOnce = 500;
/** The last events are caught up with while the feeder is held, when so few are left. */
const nearEnough = 100;
const seenEveryMs = 20_000;

/**
 * Builds a new generation from the rooms' records, beside the one that serves, and swaps. What happens meanwhile is caught up with
 * from the log.
 * @returns how many documents it was built from; undefined where another builder is at work
 */
export async function rebuildIndex(
  platform: Platform,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<number | undefined> {
  const { db } = platform.database;
  const id = newId();
  const begun = await beginBuilding(db, { id, analysisVersion, now: platform.clock.now() });
  if (!begun) return undefined;
  const seen = setInterval(() => void noteSeen(db, id).catch(() => undefined), seenEveryMs);
  try {
    return await build(platform, id, begun.position, onProgress);
  } catch (error) {
    await retireBroken(db, id, error as Error);
    throw error;
  } finally {
    clearInterval(seen);
  }
}

async function build(
  platform: Platform,
  id: string,
  from: number,
  onProgress: (progress: Progress) => void,
): Promise<number> {
  const { db } = platform.database;
  const store = await connectStore(platform.config.searchStore);
  onProgress({ step: 'reading a sample', documents: 0, of: 0 });
  const { sample, records } = await readSample(db);
  onProgress({ step: 'learning meanings', documents: 0, of: records });
  const embedder = await writeModel(store, id, sample);
  const { documents } = await writeDocuments(store, id, batches(db, id), embedder, {
    onWritten: (written) => onProgress({ step: 'writing documents', documents: written, of: records }),
    onIndexing: (written) => onProgress({ step: 'indexing', documents: written, of: records }),
  });
  onProgress({ step: 'catching up', documents, of: records });
  const end = await openWriteEnd(platform, id);
  const position = await catchUpWith(platform, end, from);
  await db.transaction().execute(async (tx) => {
    const head = await holdFeeder(tx);
    // In one piece: numbers are taken beside this transaction, which must not hold the generation's row yet.
    const at = position < head ? await feedNext(platform, tx, end, position, head - position) : position;
    await moveFeeder(tx, at);
    await swapTo(tx, id, { position: at, documents, now: platform.clock.now() });
  });
  return documents;
}

async function catchUpWith(platform: Platform, end: WriteEnd, from: number): Promise<number> {
  const { db } = platform.database;
  let at = from;
  for (;;) {
    const before = at;
    at = await db.transaction().execute((tx) => feedNext(platform, tx, end, before));
    if (at - before < nearEnough) return at;
  }
}

async function feedNext(
  platform: Platform,
  tx: Parameters<typeof feed>[1],
  end: WriteEnd,
  at: number,
  atMost = eventsAtOnce,
): Promise<number> {
  const events = await eventsAfter(tx, at, atMost);
  if (events.length === 0) return at;
  await feed(platform, tx, end, events);
  return events.at(-1)?.position ?? at;
}

/** Takes texts evenly from all that there are. */
async function readSample(db: Db): Promise<{ sample: Sample; records: number }> {
  const ids = new Map<string, string[]>();
  let records = 0;
  for (const source of searchSources()) {
    const all: string[] = [];
    for await (const page of idPages(db, source.kind)) all.push(...page);
    ids.set(source.kind, all);
    records += all.length;
  }
  const step = Math.max(1, Math.ceil(records / fittedTextsMax));
  const sample = new Sample();
  for (const source of searchSources()) {
    const chosen = (ids.get(source.kind) ?? []).filter((_id, i) => i % step === 0);
    for (let at = 0; at < chosen.length; at += documentsAtOnce)
      for (const document of await source.documents(db, chosen.slice(at, at + documentsAtOnce)))
        sample.add(analysed(document));
  }
  return { sample, records };
}

async function* batches(db: Db, generation: string): AsyncGenerator<Batch> {
  for (const source of searchSources())
    for await (const documents of oneAhead(idPieces(db, source.kind), (ids) => source.documents(db, ids)))
      yield {
        documents: documents.map(analysed),
        numbers: documents.length === 0 ? [] : await takeNumbers(db, generation, documents.length),
      };
}

/** The next is begun while whoever asked works on the one before: the database reads while this process writes. */
async function* oneAhead<A, B>(from: AsyncIterable<A>, begin: (one: A) => Promise<B>): AsyncGenerator<B> {
  let next: Promise<B> | undefined;
  for await (const one of from) {
    const begun = begin(one);
    // Awaited below; where that is never reached, the whole building has failed already.
    begun.catch(() => undefined);
    if (next) yield next;
    next = begun;
  }
  if (next) yield next;
}

async function* idPieces(db: Db, kind: string): AsyncGenerator<string[]> {
  for await (const page of idPages(db, kind))
    for (let at = 0; at < page.length; at += documentsAtOnce) yield page.slice(at, at + documentsAtOnce);
}

async function* idPages(db: Db, kind: string): AsyncGenerator<string[]> {
  const source = searchSources().find((one) => one.kind === kind);
  let after: string | undefined;
  for (;;) {
    const ids = (await source?.idsAfter(db, after, idsAtOnce)) ?? [];
    after = ids.at(-1);
    if (after === undefined) return;
    yield ids;
  }
}
