import { warmUpSearch } from '#modules/finding/public.ts';
import { ConfigProblem, readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/embedded-postgres.ts';
import { openLog } from '#platform/log.ts';
import { openPlatform } from '#platform/open-platform.ts';
import { places } from '#platform/places.ts';
import { openApp, queues } from './app.ts';
import { loadDemonstrationOnce } from './demonstration/load-demonstration.ts';
import { startWorker } from './worker.ts';

const giveUpAfterMilliseconds = 25_000;

try {
  await start();
} catch (error) {
  console.error(`Spreadwell could not start. ${(error as Error).message}`);
  if (!(error instanceof ConfigProblem)) console.error((error as Error).stack);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  const postgres = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
  const url = config.databaseUrl ?? postgres?.url ?? '';
  const closing: (() => Promise<void>)[] = [async () => postgres?.stop()];
  stopOnSignal(closing);
  try {
    await migrate(url, places.migrations);
    const platform = await openPlatform(config, url, { log, queues });
    closing.unshift(() => platform.close());
    if (config.demonstration) await loadDemonstrationOnce(platform, places.demonstration);
    await warmUpSearch(platform);
    const server = await openApp(platform, places.client);
    await server.listen({ port: config.port, host: config.host });
    closing.unshift(() => server.close());
    if (config.worker === 'in-process') {
      const worker = await startWorker(platform);
      closing.unshift(() => worker.stop());
    }
    welcome(config.baseUrl, config.demonstration);
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

function stopOnSignal(closing: (() => Promise<void>)[]): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), giveUpAfterMilliseconds).unref();
      closeAll(closing).then(
        () => process.exit(0),
        (error) => {
          console.error('Stopping did not go cleanly:', error);
          process.exit(1);
        },
      );
    });
}

/** The server first, the database last, each even when one before it failed. */
async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  const problems: unknown[] = [];
  for (const close of closing) await close().catch((problem: unknown) => problems.push(problem));
  if (problems.length > 0) throw new AggregateError(problems, 'something could not be closed');
}

function welcome(baseUrl: string, demonstration: boolean): void {
  console.log(`\nSpreadwell is ready: open ${baseUrl}`);
  if (demonstration) console.log(`This is a demonstration. Whom to sign in as: ${baseUrl}/demonstration\n`);
}
