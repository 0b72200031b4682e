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

class StoppedWhileStarting extends Error {}

/** What is to be closed when the process ends: the server first, the database last, each even when one before it failed. */
class Closing {
  begun = false;
  private readonly parts: (() => Promise<void>)[] = [];

  /** @throws where the process is ending already: then this part is closed at once, and nothing more is opened */
  async add(close: () => Promise<void>): Promise<void> {
    if (!this.begun) {
      this.parts.unshift(close);
      return;
    }
    await close();
    throw new StoppedWhileStarting('it was told to stop while it started');
  }

  async all(): Promise<void> {
    this.begun = true;
    const problems: unknown[] = [];
    for (const close of this.parts) await close().catch((problem: unknown) => problems.push(problem));
    if (problems.length > 0) throw new AggregateError(problems, 'something could not be closed');
  }
}

const closing = new Closing();
const starting = start();
stopOnSignal();
try {
  await starting;
} catch (error) {
  console.error(`Spreadwell could not start. ${(error as Error).message}`);
  if (!(error instanceof ConfigProblem)) console.error((error as Error).stack);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  try {
    const postgres = config.databaseUrl
      ? undefined
      : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
    if (postgres) await closing.add(() => postgres.stop());
    const url = config.databaseUrl ?? postgres?.url ?? '';
    await migrate(url, places.migrations);
    const platform = await openPlatform(config, url, { log, queues });
    await closing.add(() => platform.close());
    if (config.demonstration) await loadDemonstrationOnce(platform, places.demonstration);
    await warmUpSearch(platform);
    const server = await openApp(platform, places.client);
    await server.listen({ port: config.port, host: config.host });
    await closing.add(() => server.close());
    if (config.worker === 'in-process') {
      const worker = await startWorker(platform);
      await closing.add(() => worker.stop());
    }
    welcome(config.baseUrl, config.demonstration);
  } catch (error) {
    // What fails because everything is being closed under it is no failure of the start.
    if (closing.begun) return;
    await closing.all();
    throw error;
  }
}

function stopOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (closing.begun) return;
      setTimeout(() => process.exit(1), giveUpAfterMilliseconds).unref();
      // A step of the start that is under way is waited for: what it opened is closed before this process ends.
      Promise.all([closing.all(), starting]).then(
        () => process.exit(0),
        (error) => {
          console.error('Stopping did not go cleanly:', error);
          process.exit(1);
        },
      );
    });
}

function welcome(baseUrl: string, demonstration: boolean): void {
  console.log(`\nSpreadwell is ready: open ${baseUrl}`);
  if (demonstration) console.log(`This is a demonstration. Whom to sign in as: ${baseUrl}/demonstration\n`);
}
