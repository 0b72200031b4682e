import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { openSession } from '../src/platform/session/session.queries.ts';
import { generate, healthSystem, idOf, type Size } from './generate.ts';
import { type Figures, load, openLoop } from './load.ts';

const root = join(import.meta.dirname, '..');
const dataDir = join(root, 'data', 'bench');
/** What one run writes beside the database: its copy of the search index goes in it. */
const runDir = join(dataDir, 'run');
const appPort = 4_100;
const barePort = 4_101;
const warmUpSeconds = 8;
const seconds = Number(process.argv[2] ?? 15);
const size: Size = process.argv.includes('--small')
  ? { people: 12_000, ideas: 1_000, projects: 500, adoptions: 2_000, organisations: 50 }
  : healthSystem;

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
await mkdir(dataDir, { recursive: true });
const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
const databaseUrl = await prepare(postgres.url);
const children: ChildProcess[] = [];
const table: Row[] = [];

interface Row extends Figures {
  readonly what: string;
  readonly budget: string;
}

try {
  await measure();
  await report();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await wait(1_000);
  await postgres.stop();
}

/** A database of the stated size is made once and kept in data/bench; each run works on a copy of it. */
async function prepare(url: string): Promise<string> {
  const name = `bench_${size.people}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const { rows } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  const named = new URL(url);
  named.pathname = `/${name}`;
  if (rows.length === 0) {
    await admin.query(`drop database if exists ${name}_making with (force)`);
    await admin.query(`create database ${name}_making`);
    const making = new URL(url);
    making.pathname = `/${name}_making`;
    await migrate(making.toString(), join(root, 'migrations'));
    await generate(making.toString(), size, console.log);
    await admin.query(`alter database ${name}_making rename to ${name}`);
  }
  await migrate(named.toString(), join(root, 'migrations'));
  await buildIndex(named.toString());
  await admin.query('drop database if exists bench_run with (force)');
  await admin.query(`create database bench_run template ${name} strategy file_copy`);
  await admin.end();
  named.pathname = '/bench_run';
  return named.toString();
}

/** Without an index the server would build one while it is measured. It is kept with the database that it belongs to. */
async function buildIndex(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select 1 from search_generation where state = 'serving'");
  await client.end();
  if (rows.length === 0) {
    const env = { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, ['dist/server/cli.js', 'reindex'], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`the search index was not built: ${code}`);
  }
  await rm(runDir, { recursive: true, force: true });
  await cp(join(dataDir, 'search'), join(runDir, 'search'), { recursive: true });
}

function start(script: string, env: Record<string, string>): ChildProcess {
  // As bin/start runs it.
  const child = spawn(process.execPath, ['--max-old-space-size=192', '--max-semi-space-size=16', script], {
    cwd: root,
    env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '131072', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  return child;
}

async function startApp(pageCache: 'yes' | 'no'): Promise<ChildProcess> {
  const child = start('dist/server/main.js', {
    DATABASE_URL: databaseUrl,
    DATA_DIR: runDir,
    PORT: String(appPort),
    PAGE_CACHE: pageCache,
    DEMONSTRATION: 'no',
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '100000000',
  });
  await until(`http://127.0.0.1:${appPort}/health/ready`);
  return child;
}

async function until(url: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`${url} does not answer`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function megabytes(child: ChildProcess): Promise<number> {
  return readFile(`/proc/${child.pid}/status`, 'utf8').then((text) =>
    Math.round(Number(text.match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1_024),
  );
}

async function measure(): Promise<void> {
  const app = `http://127.0.0.1:${appPort}`;
  const projects = await Promise.all(
    Array.from({ length: 40 }, (_one, i) => idOf(databaseUrl, 'j', 1 + i * 97)),
  );
  const ideas = await Promise.all(Array.from({ length: 40 }, (_one, i) => idOf(databaseUrl, 'i', 1 + i * 5)));
  const list = [
    { path: '/projects' },
    { path: '/projects?topic=falls' },
    { path: '/projects?region=London' },
  ];
  const pages = projects.map((id) => ({ path: `/projects/${id}` }));

  let child = await startApp('no');
  const html = await (await fetch(`${app}/projects`)).text();
  start('bench/bare.ts', { PORT: String(barePort), BENCH_HTML: html });
  await until(`http://127.0.0.1:${barePort}/`);
  for (const requests of [list, pages])
    await load({ url: app, requests, seconds: warmUpSeconds, connections: 16 });

  await row('bare Fastify, the list page as a prebuilt string (the limit)', '', {
    url: `http://127.0.0.1:${barePort}`,
    requests: [{ path: '/' }],
    connections: 16,
  });
  await row('project list, rendered each time: capacity', '>= 600/s', {
    url: app,
    requests: list,
    connections: 16,
  });
  await row('project page, rendered each time: capacity', '>= 600/s', {
    url: app,
    requests: pages,
    connections: 16,
  });
  await openLoopRow('project list, open loop at 400/s', 'p95 <= 60 ms', app, list);
  await openLoopRow('project page, open loop at 400/s', 'p95 <= 60 ms', app, pages);
  const { cookie, personId } = await signIn();
  await row('idea page, signed in, 20 connections', 'p95 <= 80 ms', {
    url: app,
    requests: ideas.map((id) => ({ path: `/ideas/${id}`, headers: { cookie } })),
    connections: 20,
  });
  await row('preview with similar ideas, 5 connections', 'p95 <= 150 ms', {
    url: app,
    requests: await previews(app, personId, cookie),
    connections: 5,
  });
  await row('posting an idea, 20 writers', 'p95 <= 50 ms', {
    url: app,
    requests: await postings(personId, cookie),
    connections: 20,
    divided: true,
  });
  console.log(`memory of the app process after these: ${await megabytes(child)} MB (budget 300 MB)`);
  await stop(child);

  child = await startApp('yes');
  await load({ url: app, requests: [...list, ...pages], seconds: warmUpSeconds, connections: 16 });
  await row('the same list, unchanged since the last reader (page cache)', '>= half the limit', {
    url: app,
    requests: list,
    connections: 16,
  });
  await row('the same project pages, unchanged since the last reader', '>= half the limit', {
    url: app,
    requests: pages,
    connections: 16,
  });
  console.log(`memory of the app process with the page cache: ${await megabytes(child)} MB`);
  await stop(child);
}

async function row(
  what: string,
  budget: string,
  given: Omit<Parameters<typeof load>[0], 'seconds'>,
): Promise<void> {
  note(what, budget, await load({ ...given, seconds }));
}

async function openLoopRow(
  what: string,
  budget: string,
  url: string,
  pages: readonly { readonly path: string }[],
): Promise<void> {
  const paths = pages.map((asked) => asked.path);
  note(what, budget, await openLoop({ url, paths, seconds, perSecond: 400 }));
}

function note(what: string, budget: string, figures: Figures): void {
  table.push({ what, budget, ...figures });
  const bad = figures.refused + figures.errors;
  console.log(
    `${what}: ${figures.requestsPerSecond}/s, p50 ${figures.p50} ms, p95 ${figures.p95} ms${bad > 0 ? `, ${figures.refused} refused, ${figures.errors} errors` : ''}`,
  );
}

async function signIn(): Promise<{ cookie: string; personId: string }> {
  const personId = await idOf(databaseUrl, 'p', 4_242);
  const database = openDatabase(databaseUrl, { poolSize: 2 });
  const { token } = await openSession(database.db, {
    personId,
    device: 'bench',
    keep: false,
    secondFactor: false,
    now: new Date(),
  });
  await database.close();
  return { cookie: `session=${token}`, personId };
}

/** The page shown before posting, for drafts that say much the same as ideas that are there. */
async function previews(app: string, personId: string, cookie: string) {
  const drafts = await writeDrafts(personId, 40);
  const requests = drafts.map((draftId) => ({
    path: `/ideas/preview?draft=${draftId}`,
    headers: { cookie },
  }));
  const pages = await Promise.all(requests.map(({ path, headers }) => fetch(`${app}${path}`, { headers })));
  const texts = await Promise.all(pages.map((page) => page.text()));
  const shown = requests.filter((_request, i) => texts[i]?.includes('Has someone done this?'));
  if (shown.length < requests.length / 2) throw new Error('most previews show nothing similar to measure');
  return shown;
}

/** Drafts enough for every posting of the run; each request posts its own. */
async function postings(personId: string, cookie: string) {
  const drafts = await writeDrafts(personId, seconds * 1_500);
  return drafts.map((draftId) => ({
    method: 'POST' as const,
    path: '/ideas',
    headers: { ...form, cookie },
    body: `draftId=${draftId}`,
  }));
}

async function writeDrafts(personId: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into draft (id, kind, person_id, fields, expires_at)
     select gen_random_uuid(), 'idea', $1, written.fields, now() + interval '1 day'
     from (select jsonb_build_object('problem', problem, 'proposal', proposal, 'helps', helps, 'visibility', 'everyone',
       'patentable', 'no') as fields from idea limit $2) written returning id`,
    [personId, count],
  );
  await client.end();
  return rows.map((draft) => draft.id);
}

async function report(): Promise<void> {
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`;
  const at = new Date().toISOString();
  await mkdir(join(root, 'bench', 'results'), { recursive: true });
  await writeFile(
    join(root, 'bench', 'results', 'pages.json'),
    `${JSON.stringify({ at, machine, size, seconds, table }, null, 2)}\n`,
  );
  console.log(`\n${machine}, ${at}\n`);
  console.log(
    '| What | requests/s | p50 ms | p95 ms | p99 ms | budget |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const r of table)
    console.log(`| ${r.what} | ${r.requestsPerSecond} | ${r.p50} | ${r.p95} | ${r.p99} | ${r.budget} |`);
}
