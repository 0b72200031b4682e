import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { queues } from '../../src/app.ts';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/embedded-postgres.ts';
import { openLog } from '#platform/log.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { places } from '#platform/places.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export const templateName = 'spreadwell_template';

/** One real Postgres for all tests (or the one at TEST_DATABASE_URL), with a migrated template to clone. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-tests-'));
  // As root, Postgres runs under another account: closed to it, the folder would send the database elsewhere.
  await chmod(dataDir, 0o755);
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? undefined : await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
  const url = given ?? postgres?.url ?? '';
  await makeTemplate(url, dataDir);
  project.provide('postgresUrl', url);
  return async () => {
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string, dataDir: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${templateName} with (force)`);
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const template = databaseUrl(url, templateName);
  await migrate(template, places.migrations);
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DATABASE_URL: template });
  const platform = await openPlatform(config, template, { log: openLog('silent'), queues, clock: systemClock });
  await platform.close();
}

export function databaseUrl(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.toString();
}
