import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { warmUpSearch } from '#modules/finding/public.ts';
import { type Config, readConfig } from '#platform/config.ts';
import type { Db } from '#platform/db/database.ts';
import { catchUp } from '#platform/events/follow-log.ts';
import { openLog } from '#platform/log.ts';
import type { Message } from '#platform/mail/mail.ts';
import { type OpenPlatform, openPlatform } from '#platform/open-platform.ts';
import { places } from '#platform/places.ts';
import { openSession } from '#platform/session/session.queries.ts';
import { Browser } from '#support/browser.ts';
import { databaseUrl, templateName } from '#support/postgres-for-tests.ts';
import { openApp, queues, subscribersOf } from '../../src/app.ts';

/** The whole app on a database of its own, reached through its front door. */
export interface Site {
  readonly platform: OpenPlatform;
  readonly server: FastifyInstance;
  readonly db: Db;
  readonly clock: MovableClock;
  visitor(): Browser;
  /** A browser in which this person has just signed in. */
  as(person: { personId: string }, options?: { secondFactor?: boolean }): Promise<Browser>;
  events(verb?: string): Promise<{ verb: string; subject: string; actor: string | null; payload: unknown }[]>;
  /** Lets every subscriber see everything that happened. */
  catchUp(): Promise<void>;
  /** Messages queued so far to this address, oldest first. */
  mailTo(address: string): Promise<Message[]>;
  close(): Promise<void>;
}

/** The real time, moved on by what a test asks. */
export class MovableClock {
  private ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
  forward(by: { minutes?: number; hours?: number; days?: number }): void {
    this.ahead += ((by.minutes ?? 0) + (by.hours ?? 0) * 60 + (by.days ?? 0) * 1_440) * 60_000;
  }
}

export async function openTestSite(
  postgresUrl: string,
  settings: Record<string, string> = {},
  /** Leads the site to its database by another way than the tests take. */
  reroute: (url: URL) => void = () => undefined,
): Promise<Site> {
  const database = `site_${crypto.randomUUID().replaceAll('-', '')}`;
  await asAdmin(postgresUrl, `create database ${database} template ${templateName}`);
  const address = new URL(databaseUrl(postgresUrl, database));
  reroute(address);
  const url = address.toString();
  const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-site-'));
  const config: Config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '100000',
    DATABASE_POOL_SIZE: '6',
    PAGE_CACHE: 'no',
    BUSY_AFTER_MS: '60000',
    ...settings,
  });
  const clock = new MovableClock();
  const platform = await openPlatform(config, url, { log: openLog('silent'), queues, clock });
  // As main.ts does.
  await warmUpSearch(platform);
  const server = await openApp(platform, places.client);
  const { db } = platform.database;
  return {
    platform,
    server,
    db,
    clock,
    visitor: () => new Browser(server),
    async as(person, options = {}) {
      const { token } = await openSession(db, {
        personId: person.personId,
        device: 'test',
        keep: false,
        secondFactor: options.secondFactor ?? false,
        now: clock.now(),
      });
      return new Browser(server, { session: token });
    },
    events: (verb) =>
      db
        .selectFrom('event')
        .select(['verb', 'subject', 'actor', 'payload'])
        .$if(verb !== undefined, (query) => query.where('verb', '=', verb ?? ''))
        .orderBy('id')
        .execute(),
    async catchUp() {
      await catchUp(db, subscribersOf(platform));
      await platform.site.refresh();
    },
    async mailTo(address) {
      const { rows } = await platform.database.pool.query<{ data: Message }>(
        `select data from jobs.job where name = 'mail.send' and data->>'to' = $1 order by created_on`,
        [address],
      );
      return rows.map((row) => row.data);
    },
    async close() {
      await server.close();
      await platform.close();
      await asAdmin(postgresUrl, `drop database if exists ${database} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
