import {
  Kysely,
  type LimitNode,
  PostgresDialect,
  PostgresQueryCompiler,
  type Transaction,
  ValueNode,
} from 'kysely';
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
  options: { poolSize: number; prepare?: boolean; onProblem?: (error: Error) => void },
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
  // A connection that dies, idle or between two statements of somebody's, must not end the process: the next takes a new one.
  const onProblem = (error: Error) => options.onProblem?.(error);
  const names = new StatementNames();
  pool.on('error', onProblem);
  pool.on('connect', (client) => {
    client.on('error', onProblem);
    if (options.prepare ?? true) prepareStatements(client, names);
  });
  const db = new Kysely<DB>({ dialect: new LiteralLimits({ pool }) });
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      // Kysely ends the pool only where it was asked something itself; jobs ask the pool.
      if (!pool.ending) await pool.end();
    },
  };
}

/**
 * Limits stand in the text. Where one is a parameter, Postgres takes a tenth of all rows for it, finds the kept plan dear beside one made
 * for the value, and so plans anew each time: half of its time for a list.
 */
class LiteralLimits extends PostgresDialect {
  override createQueryCompiler() {
    return new LiteralLimitCompiler();
  }
}

class LiteralLimitCompiler extends PostgresQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${limit.value}`);
    else super.visitLimit(node);
  }
}

const statementsMax = 400;
const textsWatchedMax = 2_000;
const usesBeforeName = 3;

/**
 * Gives the statements that come again and again a name, so that the database parses and plans each once a connection.
 * There are few of them. What comes only once or twice (a rare set of filters, a list of odd length) uses up no name.
 */
function prepareStatements(client: pg.PoolClient, names: StatementNames): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const [text, values] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || !isPlanned(text)) return query(...args);
    const name = names.of(text);
    return name === undefined ? query(...args) : query({ name, text, values }, ...args.slice(2));
  }) as typeof client.query;
}

/** One statement that reads or writes rows, not the beginning or end of a transaction. */
function isPlanned(text: string): boolean {
  return /^\s*(?:select|with|insert|update|delete)\b/i.test(text) && !text.includes(';');
}

/** Of one pool, whose connections each prepare what they are asked. */
class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  of(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= statementsMax) return known;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (this.uses.size >= textsWatchedMax) this.uses.clear();
    this.uses.set(text, uses);
    if (uses < usesBeforeName) return undefined;
    this.uses.delete(text);
    const name = `s${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
