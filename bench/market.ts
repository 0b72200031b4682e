import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { recountStandings } from '../src/modules/sponsorship/market/accounts.queries.ts';
import { countMarketWords } from '../src/modules/sponsorship/market/fit.queries.ts';
import { makeListAhead, makeListsAhead } from '../src/modules/sponsorship/market/make-list.ts';
import { keepAccounts } from '../src/modules/sponsorship/market/make-report.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { openSession } from '../src/platform/session/session.queries.ts';

/** A company's list among 5,000 open requests, and the accounts of 500 companies and a year of displays. */
const size = { requests: 5_000, companies: 500, days: 365, rowsAVisit: 20 };
const root = join(import.meta.dirname, '..');
const dataDir = join(root, 'data', 'bench');
const app = 'http://127.0.0.1:4110';
const bare = 'http://127.0.0.1:4111';

interface Row {
  readonly what: string;
  readonly p50: string;
  readonly p95: string;
  readonly budget: string;
}
const table: Row[] = [];
const children: ChildProcess[] = [];

await mkdir(dataDir, { recursive: true });
const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
try {
  const url = await prepare(postgres.url);
  await measureLists(url);
  await measureAccounts(url);
  await report();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await wait(1_000);
  await postgres.stop();
}

async function prepare(url: string): Promise<string> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('drop database if exists bench_market with (force)');
  await admin.query('create database bench_market');
  await admin.end();
  const named = new URL(url);
  named.pathname = '/bench_market';
  await migrate(named.toString(), join(root, 'migrations'));
  const client = new pg.Client({ connectionString: named.toString() });
  await client.connect();
  try {
    for (const statement of market()) await client.query(statement);
    await countMarketWordsAt(named.toString());
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return named.toString();
}

async function countMarketWordsAt(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 1 });
  await countMarketWords(database.db);
  await database.close();
}

/** Texts of words that occur as words do: few everywhere, most seldom. */
function market(): string[] {
  const prose = `create function pg_temp.prose(seed bigint, length int) returns text language sql stable as $$
    select string_agg('w' || substr(md5(floor(exp((abs(hashint8(seed * 1000 + g)) % 1000000) / 1000000.0 * ln(8000)))::text), 1, 6), ' ')
    from generate_series(1, length) g $$`;
  const id = `create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$`;
  const topics = `(select array_agg(distinct t) from (select (array['falls','medicines','digital','nutrition','workforce','pain','kidney','cancer',
    'wounds','carers'])[1 + abs(hashint8(n * 7 + k)) % 10] as t from generate_series(1, 2) k) s)`;
  return [
    'set synchronous_commit = off',
    'set session_replication_role = replica',
    prose,
    id,
    `insert into organisation (id, ods_code, name, kind, region) select pg_temp.id('o', n), 'B' || lpad(n::text, 4, '0'), 'Organisation ' || n, 'NHS Trust', 'London'
     from generate_series(1, 200) n`,
    `insert into person (id, name, kind) select pg_temp.id('p', n), 'Person ' || n, 'public' from generate_series(1, ${size.companies}) n`,
    `insert into person_email (id, person_id, address, verified_at) select pg_temp.id('e', n), pg_temp.id('p', n), 'p' || n || '@bench.example', now()
     from generate_series(1, ${size.companies}) n`,
    `insert into project (id, organisation_id, title, summary, problem, what_was_done, results, topics, setting, stage, visibility, state, approved_by, published_at)
     select pg_temp.id('j', n), pg_temp.id('o', 1 + n % 200), pg_temp.prose(n, 6), pg_temp.prose(n + 10000, 40), 'p', 'w', 'r', '{falls}', 'hospital-ward',
       'testing', 'everyone', 'published', pg_temp.id('p', 1), now() from generate_series(1, ${size.requests}) n`,
    `insert into sponsorship_request (id, project_id, need, title, ask, category, topics, region, state, written_by, authorised_by, listed_at, lapses_on)
     select pg_temp.id('r', n), pg_temp.id('j', n), (array['money','kit','expertise','people','evaluation'])[1 + n % 5], pg_temp.prose(n + 20000, 6),
       pg_temp.prose(n + 30000, 120), 'things', ${topics}, (array['London','Midlands','North West', null])[1 + n % 4], 'listed', pg_temp.id('p', 1), pg_temp.id('p', 1),
       now() - n * interval '30 minutes', current_date + 90 from generate_series(1, ${size.requests}) n`,
    `insert into company (id, name, company_number, sector, about, looks_for, offers, topics, regions, state, applied_by, decided_by, decided_at, reason)
     select pg_temp.id('c', n), 'Company ' || n, lpad(n::text, 8, '0'), 'devices', pg_temp.prose(n + 40000, 60), pg_temp.prose(n + 50000, 20),
       array[(array['money','kit','expertise','people','evaluation'])[1 + n % 5]], ${topics}, '{}', 'verified', pg_temp.id('p', n), pg_temp.id('p', n), now(), 'Checked.'
     from generate_series(1, ${size.companies}) n`,
    `insert into code_acceptance (company_id, version, accepted_by, accepted_at) select pg_temp.id('c', n), 1, pg_temp.id('p', n), now()
     from generate_series(1, ${size.companies}) n`,
    `insert into company_user (company_id, person_id, expires_on) select pg_temp.id('c', n), pg_temp.id('p', n), '2099-12-31'
     from generate_series(1, ${size.companies}) n`,
    'set session_replication_role = origin',
  ];
}

async function measureLists(url: string): Promise<void> {
  start('dist/server/main.js', {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PORT: new URL(app).port,
    DEMONSTRATION: 'no',
    LOG_LEVEL: 'error',
    WORKER: 'apart',
    RATE_LIMIT_PER_MINUTE: '100000000',
  });
  await until(`${app}/health/ready`);
  const cookies = await signInAll(url);
  const html = await get(`${app}/sponsorship-requests`, cookies[0]);
  start('bench/bare.ts', { PORT: new URL(bare).port, BENCH_HTML: html });
  await until(`${bare}/`);
  for (const cookie of cookies.slice(0, 20)) await get(`${app}/sponsorship-requests?need=kit`, cookie);
  await timed('the same page as a prebuilt string from bare Fastify', '', cookies, () => `${bare}/`);
  await timed(
    'the first page ever, where nothing foretold it: the order is made on the spot',
    'p95 <= 60 ms',
    cookies.slice(20),
    () => `${app}/sponsorship-requests`,
  );
  await expectAll(url);
  await timed(
    'the first page ever, as it is after signing in: the order was made by the job',
    'p95 <= 60 ms',
    cookies,
    () => `${app}/sponsorship-requests`,
  );
  await makeAhead(url);
  await timed(
    'the first page of the next hour: the order was made ahead',
    'p95 <= 60 ms',
    cookies,
    () => `${app}/sponsorship-requests`,
  );
  await timed('the list again within the hour', 'p95 <= 60 ms', cookies, () => `${app}/sponsorship-requests`);
  await timed(
    'the list by a topic',
    'p95 <= 60 ms',
    cookies,
    () => `${app}/sponsorship-requests?topic=falls`,
  );
}

/** As if no company had ever come, and somebody of each had just signed in: what the job does for each. */
async function expectAll(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 2 });
  await database.pool.query('truncate market_list, market_display, market_standing');
  const { rows } = await database.pool.query<{ id: string }>('select id from company');
  const from = performance.now();
  for (const { id } of rows) await makeListAhead(database.db, new Date(), { companyId: id, changedAt: null });
  const each = (performance.now() - from) / rows.length;
  note({
    what: 'the job that makes one expected list, on average',
    budget: '',
    p50: `${each.toFixed(0)} ms`,
    p95: '',
  });
  await database.close();
}

/** As the worker does every five minutes, for lists that are all due. */
async function makeAhead(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 2 });
  await database.pool.query("update market_list set made_at = made_at - interval '2 hours'");
  await database.pool.query("update market_display set displayed_at = displayed_at - interval '2 hours'");
  const from = performance.now();
  const made = await makeListsAhead(database.db, new Date());
  note({
    what: `${made} lists made ahead`,
    budget: '',
    p50: `${((performance.now() - from) / 1_000).toFixed(1)} s`,
    p95: '',
  });
  await database.close();
}

async function timed(
  what: string,
  budget: string,
  cookies: readonly string[],
  address: () => string,
): Promise<void> {
  const times: number[] = [];
  for (const cookie of cookies) {
    const from = performance.now();
    await get(address(), cookie);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => `${(times[Math.floor(times.length * part)] ?? 0).toFixed(1)} ms`;
  note({ what, budget, p50: share(0.5), p95: share(0.95) });
}

async function get(address: string, cookie = ''): Promise<string> {
  const answer = await fetch(address, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
  return answer.text();
}

async function signInAll(url: string): Promise<string[]> {
  const database = openDatabase(url, { poolSize: 2 });
  const { rows } = await database.pool.query<{ id: string }>('select id from person order by name');
  const cookies: string[] = [];
  for (const { id } of rows) {
    const { token } = await openSession(database.db, {
      personId: id,
      device: 'bench',
      keep: false,
      secondFactor: false,
      now: new Date(),
    });
    cookies.push(`session=${token}`);
  }
  await database.close();
  return cookies;
}

async function measureAccounts(url: string): Promise<void> {
  const database = openDatabase(url, { poolSize: 2 });
  const { pool, db } = database;
  const client = await pool.connect();
  await client.query('set statement_timeout = 0');
  await keepAccounts(db, new Date());
  await client.query(`insert into market_display (day, company_id, request_id, rank, displayed_at)
    select current_date - d, md5('c' || c)::uuid, md5('r' || 1 + abs(hashint8(c * 1000 + d * 7 + k)) % ${size.requests})::uuid, k, now() - d * interval '1 day'
    from generate_series(1, ${size.days}) d, generate_series(1, ${size.companies}) c, generate_series(1, ${size.rowsAVisit}) k on conflict do nothing`);
  await client.query(`insert into market_merit (day, request_id, merit) select current_date - d, md5('r' || n)::uuid, 1
    from generate_series(2, ${size.days}) d, generate_series(1, ${size.requests}) n on conflict do nothing`);
  await client.query(`insert into market_list (company_id, day, made_at, request_ids, relevances, places_owed)
    select md5('c' || c)::uuid, current_date - 1, now(), (select array_agg(md5('r' || 1 + (c * 31 + n) % ${size.requests})::uuid) from generate_series(1, 1000) n),
      array_fill(0.5::real, array[1000]), '{}' from generate_series(1, ${size.companies}) c on conflict do nothing`);
  await client.query('analyze');
  const { rows } = await client.query<{ count: string }>('select count(*) from market_display');
  client.release();
  await database.close();

  const accounts = openDatabase(url, { poolSize: 2 });
  await accounts.pool.query('select 1');
  const before = process.memoryUsage().rss;
  const from = performance.now();
  await keepAccounts(accounts.db, new Date());
  const night = performance.now() - from;
  const again = performance.now();
  await recountStandings(accounts.db);
  const recount = performance.now() - again;
  const grown = (process.memoryUsage().rss - before) / 1_048_576;
  await accounts.close();
  note({
    what: `the night's accounts: a day of ${size.companies} companies shared out, a report over ${Number(rows[0]?.count).toLocaleString('en-GB')} displays`,
    budget: '<= 60 s',
    p50: `${(night / 1_000).toFixed(1)} s`,
    p95: '',
  });
  note({
    what: 'every standing counted again',
    budget: '<= 60 s',
    p50: `${(recount / 1_000).toFixed(1)} s`,
    p95: '',
  });
  note({ what: 'memory of the process, grown by', budget: 'flat', p50: `${grown.toFixed(0)} MB`, p95: '' });
}

function note(row: Row): void {
  table.push(row);
  console.log(`${row.what}: ${row.p50} ${row.p95}`);
}

function start(script: string, env: Record<string, string>): void {
  const child = spawn(process.execPath, ['--max-old-space-size=192', '--max-semi-space-size=16', script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
}

async function until(url: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer`);
}

async function report(): Promise<void> {
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`;
  const at = new Date().toISOString();
  await mkdir(join(root, 'bench', 'results'), { recursive: true });
  await writeFile(
    join(root, 'bench', 'results', 'market.json'),
    `${JSON.stringify({ at, machine, size, table }, null, 2)}\n`,
  );
  console.log(`\n${machine}, ${at}\n\n| What | median | p95 | budget |\n| --- | --- | --- | --- |`);
  for (const row of table) console.log(`| ${row.what} | ${row.p50} | ${row.p95} | ${row.budget} |`);
}
