import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startTemporaryPostgres } from '#platform/embedded-postgres/temporary-postgres.ts';
import { openLog } from '#platform/log.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { places } from '#platform/places.ts';
import { queues } from '../../src/app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export const templateName = 'spreadwell_template';

/** One real Postgres for all tests (or the one at TEST_DATABASE_URL), with a migrated template to clone. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-tests-'));
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? undefined : await startTemporaryPostgres();
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
  const platform = await openPlatform(config, template, {
    log: openLog('silent'),
    queues,
    clock: systemClock,
  });
  await platform.close();
}

export function databaseUrl(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.toString();
}
