import type { Clock } from '#platform/clock.ts';
import { systemClock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { filesOnDisk } from '#platform/files/files.ts';
import { PageCache } from '#platform/http/page-cache.ts';
import { openJobs } from '#platform/jobs/jobs.ts';
import type { Log } from '#platform/log.ts';
import { mailQueue } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { openSealer } from '#platform/secrets.ts';
import { openSite } from '#platform/site.ts';

export interface OpenPlatform extends Platform {
  readonly cache: PageCache;
  close(): Promise<void>;
}

/** Opens the ground on a migrated database. `queues` are the names of every room's jobs. */
export async function openPlatform(
  config: Config,
  url: string,
  options: { log: Log; queues: readonly string[]; clock?: Clock },
): Promise<OpenPlatform> {
  const { log } = options;
  const open = (poolSize: number) =>
    openDatabase(url, {
      poolSize,
      prepare: config.prepareStatements,
      onProblem: (error) => log.warn({ err: error }, 'a database connection ended'),
    });
  const database = open(config.databasePoolSize);
  // The news never queue behind pages: a busy site would stop trusting its kept pages, and so be busier still.
  const news = config.pageCache ? open(1) : database;
  const jobs = await openJobs(database, [mailQueue, ...options.queues], log);
  const cache = new PageCache();
  const site = await openSite(news.db, cache, log);
  return {
    config,
    database,
    clock: options.clock ?? systemClock,
    log,
    jobs,
    files: filesOnDisk(config),
    sealer: openSealer(config),
    site,
    cache,
    async close() {
      site.stop();
      await jobs.stop();
      if (news !== database) await news.close();
      await database.close();
    },
  };
}
