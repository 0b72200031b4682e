import type { Db } from '#platform/db/database.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import { findSiteSettings, newsSince, type SiteSettings } from '#platform/site.queries.ts';

const pollMilliseconds = 250;

/** The programme's name and look, and the news of the log that make cached pages stale. */
export interface Site {
  settings(): SiteSettings;
  /** Reads settings and news now, for tests and after a restart. */
  refresh(): Promise<void>;
  stop(): void;
}

export async function openSite(db: Db, cache: PageCache, log: Log): Promise<Site> {
  let settings = await findSiteSettings(db);
  let position = (await newsSince(db, undefined)).position;
  let failing = false;

  async function refresh() {
    const asked = Date.now();
    const news = await newsSince(db, position);
    position = news.position;
    for (const tag of news.tags) cache.purge(tag);
    if (news.tags.includes('programme')) settings = await findSiteSettings(db);
    cache.knownFreshAt(asked);
  }

  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  function again() {
    if (stopped) return;
    timer = setTimeout(async () => {
      try {
        await refresh();
        failing = false;
      } catch (error) {
        if (!failing) log.warn({ err: error }, 'the log cannot be read: cached pages rest until it can');
        failing = true;
      }
      again();
    }, pollMilliseconds);
    timer.unref();
  }
  cache.knownFreshAt(Date.now());
  again();
  return {
    settings: () => settings,
    refresh,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
