import { createRequire } from 'node:module';
import type * as Lance from '@lancedb/lancedb';
import type * as Arrow from 'apache-arrow';

/**
 * LanceDB, loaded when it is first needed. It and the Arrow library that feeds it must come by the same way (`require`), or
 * Lance does not know the tables made for it. Its compute pool waits for itself for ever with fewer than three threads.
 */
export const indexCacheMegabytes = 384;
const metadataCacheMegabytes = 48;
/** Its own default reads two gigabytes ahead when a whole table is read. */
const readAheadMegabytes = 32;

let loaded: { lance: typeof Lance; arrow: typeof Arrow } | undefined;

export function lanceParts(): { lance: typeof Lance; arrow: typeof Arrow } {
  if (loaded) return loaded;
  process.env.LANCEDB_LOG ??= 'off';
  process.env.LANCE_CPU_THREADS ??= '4';
  process.env.LANCE_DEFAULT_IO_BUFFER_SIZE ??= String(readAheadMegabytes * 1_048_576);
  const require = createRequire(import.meta.url);
  loaded = { lance: require('@lancedb/lancedb'), arrow: require('apache-arrow') };
  return loaded;
}

/** @param store a folder, or an address such as s3://bucket/prefix whose keys stand in the environment as its provider has them */
export async function connectStore(store: string): Promise<Lance.Connection> {
  const { lance } = lanceParts();
  const session = new lance.Session(
    BigInt(indexCacheMegabytes * 1_048_576),
    BigInt(metadataCacheMegabytes * 1_048_576),
  );
  return lance.connect(store, {}, session);
}

/** The engine itself failed, not the database and not our own code. */
export function isStoreError(error: unknown): boolean {
  return (
    (error as { code?: unknown }).code === 'GenericFailure' || /lance/i.test(String((error as Error).message))
  );
}

/** Another writer got in between: to be tried again. */
export function isConflict(error: unknown): boolean {
  return /conflict|concurrent|retry/i.test(String((error as Error).message));
}

const triesMax = 6;

/** Two writers may meet (upkeep beside feeding): the second repeats what it meant to do. */
export async function withRetries<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries >= triesMax || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 40 * tries));
    }
  }
}
