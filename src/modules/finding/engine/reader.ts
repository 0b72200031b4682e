import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '@lancedb/lancedb';
import type { Platform } from '#platform/platform.ts';
import { connectStore, isStoreError, lanceParts } from '#platform/search-engine/lance.ts';
import { searchSources } from '../search-sources.ts';
import { findStanding, isOfTheDatabase, retireBroken } from './generation.queries.ts';
import type { OpenIndex } from './open-index.ts';
import { openIndex, probe, readCardsOf, readFresh, warm } from './read-index.ts';

/** The index as this request may use it, and which records it must ask their rooms about first. */
export interface Ready {
  readonly index: OpenIndex;
  readonly touched: ReadonlySet<string>;
  /** The index is so far behind that every record is to be asked about. */
  readonly doubtAll: boolean;
}

const openingWaitMs = 250;
const closedAfterMs = 60_000;

/**
 * One process's view of the index. It opens the generation that serves, follows it as it is fed, and moves over to a new one when
 * that is open, so that nobody waits for it.
 */
class Reader {
  private readonly platform: Platform;
  private store: Promise<Connection> | undefined;
  private index: OpenIndex | undefined;
  private opening: Promise<void> | undefined;
  private catching: Promise<void> | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** @returns undefined while there is no index that can be read */
  async ready(): Promise<Ready | undefined> {
    const { db } = this.platform.database;
    const standing = await findStanding(
      db,
      { generation: this.index?.generation ?? null, position: this.index?.position ?? 0 },
      verbs(),
    );
    const { serving } = standing;
    if (!serving) {
      this.index = undefined;
      return undefined;
    }
    if (this.index === undefined) {
      await this.open(serving);
      return this.index && this.ready();
    }
    if (this.index.generation !== serving.id) {
      // A small one is open before anybody notices; for a large one nobody waits.
      await Promise.race([this.open(serving), wait(openingWaitMs, undefined, { ref: false })]);
      if ((this.index as OpenIndex | undefined)?.generation === serving.id) return this.ready();
    }
    const index = this.index;
    if (standing.ownPosition !== null && standing.ownPosition > index.position) {
      const caughtUp = this.catchUp(index, standing.ownPosition, standing.tooMany);
      // After very many events the whole index is opened anew. Meanwhile every record is asked about.
      await (standing.tooMany
        ? Promise.race([caughtUp, wait(openingWaitMs, undefined, { ref: false })])
        : caughtUp);
    }
    return {
      index,
      touched: new Set(standing.touched.map(({ id }) => id)),
      doubtAll: standing.tooMany,
    };
  }

  /**
   * A search failed. A table that still answers stays: then it was the question that the engine could not read.
   * @throws what is not the engine's failure
   */
  async doubt(index: OpenIndex, error: unknown): Promise<'broken' | 'sound'> {
    if (!isStoreError(error)) throw error;
    try {
      await probe(index.table);
    } catch {
      await this.broke(index, error as Error);
      return 'broken';
    }
    this.platform.log.error({ err: error }, 'the search engine could not read a question');
    return 'sound';
  }

  /** What could not be read is taken out of service; the worker builds it again. */
  private async broke(index: OpenIndex | string, error: Error): Promise<void> {
    const generation = typeof index === 'string' ? index : index.generation;
    this.platform.log.error({ err: error, generation }, 'the search index cannot be read and is built again');
    if (typeof index !== 'string' && this.index === index) this.index = undefined;
    await retireBroken(this.platform.database.db, generation, error);
  }

  /** Whoever is in the middle of a search of the one before may end it. */
  private moveTo(index: OpenIndex): void {
    const before = this.index;
    this.index = index;
    if (before) setTimeout(() => before.table.close(), closedAfterMs).unref();
  }

  private open(serving: { id: string; position: number }): Promise<void> {
    this.opening ??= this.openNow(serving).finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async openNow(serving: { id: string; position: number }): Promise<void> {
    try {
      this.store ??= connectStore(this.platform.config.searchStore);
      this.moveTo(await openIndex(await this.store, serving.id, serving.position));
    } catch (error) {
      if (isOfTheDatabase(error)) throw error;
      this.store = undefined;
      await this.broke(serving.id, error as Error);
    }
  }

  private catchUp(index: OpenIndex, position: number, doubtful: boolean): Promise<void> {
    this.catching ??= this.catchUpNow(index, position, doubtful).finally(() => {
      this.catching = undefined;
    });
    return this.catching;
  }

  private async catchUpNow(index: OpenIndex, position: number, doubtful: boolean): Promise<void> {
    const { db } = this.platform.database;
    // Asked again, after the position that is now promised was read: nothing between the two is missed.
    const { touched, tooMany } = await findStanding(
      db,
      { generation: index.generation, position: index.position },
      verbs(),
    );
    try {
      if (doubtful || tooMany) {
        this.moveTo(await openIndex(index.store, index.generation, position));
        return;
      }
      await index.table.checkoutLatest();
      const ids = touched.flatMap((one) =>
        one.position !== null && one.position <= position ? [one.id] : [],
      );
      await readCardsOf(index, [...new Set(ids)]);
      await readFresh(index);
      index.position = position;
      // Nobody waits for it.
      warm(index).catch((error: unknown) =>
        this.platform.log.warn({ err: error }, 'the index of words could not be read into memory'),
      );
    } catch (error) {
      await this.doubt(index, error);
    }
  }
}

const readers = new WeakMap<Platform, Reader>();

export function readerOf(platform: Platform): Reader {
  const known = readers.get(platform);
  if (known) return known;
  const reader = new Reader(platform);
  readers.set(platform, reader);
  return reader;
}

/** The verbs after which some record may read differently. */
export function verbs(): string[] {
  return [...new Set(searchSources().flatMap((source) => source.verbs))];
}

/**
 * Loads the engine and opens what serves, before the first reader comes: both hold up everything else for a moment.
 * @throws where the database fails
 */
export async function warmUpSearch(platform: Platform): Promise<void> {
  try {
    lanceParts();
    await readerOf(platform).ready();
  } catch (error) {
    if (isOfTheDatabase(error)) throw error;
    platform.log.error({ err: error }, 'the search index could not be opened at the start');
  }
}
