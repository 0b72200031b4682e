import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** For tests and tools: an empty database that is gone without a trace once stopped. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-postgres-'));
  // As root, Postgres runs under another account: closed to it, the folder would send the database elsewhere, to stay.
  await chmod(dataDir, 0o755);
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    // Nothing here outlives a power cut anyway, and not waiting for the disk makes many small databases quick.
    const postgres = await startEmbeddedPostgres({
      dataDir,
      log: () => undefined,
      settings: { fsync: 'off' },
    });
    return { url: postgres.url, stop: () => postgres.stop().then(remove) };
  } catch (problem) {
    await remove();
    throw problem;
  }
}
