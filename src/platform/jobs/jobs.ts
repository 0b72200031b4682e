import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database, Tx } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';

/** Work that is done apart from a request. Handlers may run twice (a machine dies): they must not mind. */
export interface JobDefinition {
  readonly name: string;
  /** A cron line in Europe/London, for work that comes round by itself. */
  readonly schedule?: string;
  run(data: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Jobs {
  /** Queues a job in the transaction that calls for it: it exists if and only if that commits. */
  send(tx: Tx, name: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  work(definitions: readonly JobDefinition[]): Promise<void>;
  stop(): Promise<void>;
}

const retryLimit = 8;
const deleteAfterSeconds = 3_600;

/** Opens pg-boss on the same Postgres. `names` are all queues that exist, whoever works them. */
export async function openJobs(database: Database, names: readonly string[], log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => database.pool.query(text, values) },
    schema: 'jobs',
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports a problem'));
  await boss.start();
  for (const name of names)
    await boss.createQueue(name, {
      retryLimit,
      retryBackoff: true,
      deleteAfterSeconds,
      expireInSeconds: 900,
    });
  return {
    async send(tx, name, data) {
      const id = await boss.send(name, data, { db: onTransaction(tx) });
      if (id === null) throw new Error(`job '${name}' was not queued`);
    },
    async work(definitions) {
      for (const definition of definitions) {
        await boss.work(definition.name, { pollingIntervalSeconds: 1 }, async (queued) => {
          for (const job of queued) await definition.run((job.data ?? {}) as Record<string, unknown>);
        });
        if (definition.schedule)
          await boss.schedule(definition.name, definition.schedule, {}, { tz: 'Europe/London' });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

/** pg-boss speaks numbered parameters; Kysely's transaction runs them as they are. */
function onTransaction(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const compiled = { ...sql`select 1`.compile(tx), sql: text, parameters: values };
      const result = await tx.executeQuery<Record<string, unknown>>(compiled);
      return { rows: result.rows };
    },
  };
}
