import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#platform/db/db-types.ts';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

const int8 = 20;
const date = 1082;
pg.types.setTypeParser(int8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error('a bigint from the database is beyond what a number holds');
  return value;
});
// Local dates stay 'YYYY-MM-DD': a Date would drag a time zone in.
pg.types.setTypeParser(date, (text) => text);

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function openDatabase(
  url: string,
  options: { poolSize: number; onProblem?: (error: Error) => void },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'spreadwell',
  });
  // An idle connection that dies must not end the process; the next query takes a new one.
  pool.on('error', (error) => options.onProblem?.(error));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
