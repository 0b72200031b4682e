import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

const migrationLock = 7_203_114;

/**
 * Brings the database forward: each file of `directory` once, in order of name, each in its own transaction.
 * Two processes may start at once: the second waits. A migration that was changed after it ran is refused.
 * @returns the names of the migrations that ran now
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'spreadwell-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await requirePostgres15(client);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const ran = new Map<string, string>(
      (
        await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
      ).rows.map((row) => [row.name, row.checksum]),
    );
    const now: string[] = [];
    for (const name of (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(directory, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const before = ran.get(name);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new Error(`migration ${name} was changed after it ran: write a new migration instead`);
      await runOne(client, name, text, checksum);
      now.push(name);
    }
    return now;
  } finally {
    await client.end();
  }
}

async function requirePostgres15(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  );
  const version = Number(rows[0]?.version ?? 0);
  if (version < 150_000) throw new Error(`Postgres 15 or newer is needed; this one is ${version}`);
}

async function runOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed and was rolled back: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
