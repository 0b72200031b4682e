import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { type Figures, load, openLoop } from '../load.ts';
import { approximateAgainstExact } from './approximate.ts';
import { besideMiniSearch, besidePostgres } from './beside.ts';
import { commonest, fill, questions, textOf } from './corpus.ts';

/** `npm run bench:finding -- [ideas] [projects] [seconds]`: prints a table and writes bench/results/finding.json. */
const root = join(import.meta.dirname, '..', '..');
const [ideas = 1_200_000, projects = 20_000, seconds = 15] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .map(Number);
const dataDir = join(root, 'data', 'bench-finding');
const port = 4_110;
const site = `http://127.0.0.1:${port}`;
const barePort = 4_111;
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const questionsMax = 2_000;
const results: Record<string, unknown> = {};
const children: ChildProcess[] = [];

await mkdir(dataDir, { recursive: true });
const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
const name = `finding_${ideas}_${projects}`;
try {
  const url = await prepare();
  await measure(url);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await report();
  await wait(1_500);
  await postgres.stop();
}

/** Made once and kept. */
async function prepare(): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const at = (database: string) =>
    Object.assign(new URL(postgres.url), { pathname: `/${database}` }).toString();
  const { rows } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) {
    await admin.query(`drop database if exists ${name}_making with (force)`);
    await admin.query(`create database ${name}_making`);
    await migrate(at(`${name}_making`), join(root, 'migrations'));
    await fill(at(`${name}_making`), { ideas, projects, organisations: 500 }, console.log);
    await admin.query(`alter database ${name}_making rename to ${name}`);
  }
  await admin.end();
  await migrate(at(name), join(root, 'migrations'));
  return at(name);
}

function start(args: string[], databaseUrl: string, more: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--max-semi-space-size=16', ...args], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      PAGE_CACHE: 'no',
      DEMONSTRATION: 'no',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '100000000',
      MALLOC_MMAP_THRESHOLD_: '131072',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

async function memory(pid: number | undefined, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(text.match(new RegExp(`${what}:\\s+(\\d+)`))?.[1] ?? 0) / 1_024);
}

async function rebuild(url: string): Promise<void> {
  const begun = performance.now();
  const child = start(['dist/server/cli.js', 'reindex'], url);
  let peak = 0;
  let fit = 0;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const watch = setInterval(async () => {
    peak = Math.max(peak, await memory(child.pid, 'VmHWM'));
    const tasks = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '');
    for (const pid of tasks.trim().split(/\s+/).filter(Boolean))
      fit = Math.max(fit, await memory(Number(pid), 'VmHWM'));
  }, 500);
  const code = await ended;
  clearInterval(watch);
  note('full rebuild', {
    seconds: Math.round((performance.now() - begun) / 1_000),
    peakMegabytes: peak,
    fittingMegabytes: fit,
    code,
  });
}

function note(what: string, figures: unknown): void {
  results[what] = figures;
  console.log(`${what}: ${JSON.stringify(figures)}`);
}

function searches(list: readonly string[], more = ''): string[] {
  return list.map((q) => `/search?q=${encodeURIComponent(q)}${more}`);
}

async function measure(url: string): Promise<void> {
  if (!process.argv.includes('--keep')) await rebuild(url);
  if (process.argv.includes('--only-rebuild')) return;
  const server = start(['dist/server/main.js'], url);
  for (let i = 0; i < 600; i += 1) {
    if ((await fetch(`${site}/health/ready`).catch(() => undefined))?.ok) break;
    await wait(200);
  }
  const opened = performance.now();
  await fetch(`${site}/search?q=patient`);
  note('opening the index at the first question', { ms: Math.round(performance.now() - opened) });
  await bareFloor(url);
  // No varied question is asked twice, so that no ranking is remembered from before.
  let seed = 0;
  const nextSeed = () => {
    seed += 1;
    return seed;
  };
  const groups: Record<string, () => string[]> = {
    'varied words': () => searches(questions(questionsMax, nextSeed())),
    'the ten commonest words': () => searches(commonest),
    'with filters': () =>
      searches(questions(questionsMax / 2, nextSeed()), '&topic=falls&region=Midlands').concat(
        searches(questions(questionsMax / 2, nextSeed()), '&setting=care-home'),
      ),
  };
  const asked = (paths: readonly string[]) => paths.map((path) => ({ path }));
  for (const paths of Object.values(groups))
    await load({ url: site, requests: asked(paths()), seconds: 5, connections: 2, divided: true });
  for (const [what, paths] of Object.entries(groups)) {
    note(
      `${what}, one at a time`,
      await load({ url: site, requests: asked(paths()), seconds, connections: 1 }),
    );
    note(
      `${what}, open loop at 100/s`,
      await openLoop({ url: site, paths: paths(), seconds, perSecond: 100 }),
    );
  }
  for (const connections of [2, 4, 16])
    note(
      `varied words, ${connections} at once`,
      await load({
        url: site,
        requests: asked(groups['varied words']?.() ?? []),
        seconds,
        connections,
        divided: true,
      }),
    );
  note('similar while typing, one at a time', await similar(1));
  note('similar while typing, 4 at once', await similar(4));
  note('memory of the server', {
    megabytes: await memory(server.pid, 'VmRSS'),
    peak: await memory(server.pid, 'VmHWM'),
  });
  note('a posted idea is findable', await findable(url));
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  note('nearest in meaning, of those that an exact search finds', await approximate(url));
  if (process.argv.includes('--without-beside')) return;
  note('beside: Postgres full text, same records', await besidePostgres(url, questions(60, 1), commonest));
  note('beside: MiniSearch at 100,000', await besideMiniSearch(questions(200, 1), commonest));
}

/** The same page as a prebuilt string from bare Fastify: what this machine gives in this hour. */
async function bareFloor(url: string): Promise<void> {
  const html = await (await fetch(`${site}/search?q=patient`)).text();
  const bare = start(['bench/bare.ts'], url, { PORT: String(barePort), BENCH_HTML: html });
  const bareSite = `http://127.0.0.1:${barePort}`;
  for (let i = 0; i < 100 && !(await fetch(bareSite).catch(() => undefined))?.ok; i += 1) await wait(100);
  for (const connections of [1, 20])
    note(
      `bare Fastify, a search page as a prebuilt string, ${connections} at once`,
      await load({ url: bareSite, requests: [{ path: '/' }], seconds, connections }),
    );
  bare.kill('SIGTERM');
}

async function approximate(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select id from search_generation where state = 'serving'");
  await client.end();
  return approximateAgainstExact(join(dataDir, 'search'), rows[0].id);
}

function similar(connections: number): Promise<Figures> {
  const requests = Array.from({ length: 300 }, (_one, i) => {
    const { title, problem } = textOf('idea', i * 991);
    return {
      method: 'POST' as const,
      path: '/search/similar',
      headers: { ...form, cookie: `browser=bench-${i}-${connections}` },
      body: new URLSearchParams({ text: `${title}\n${problem}`, kinds: 'idea project' }).toString(),
    };
  });
  return load({ url: site, requests, seconds, connections });
}

/** From the commit of the record and its event to the first answer that has it. */
async function findable(url: string): Promise<{ msMedian: number; msMax: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const id = crypto.randomUUID();
    const word = `quagga${String.fromCharCode(97 + i)}${Date.now().toString(36)}`;
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `insert into idea (id, organisation_id, author_id, title, problem, proposal, helps, visibility, patentable)
       values ($1, md5('o1')::uuid, md5('p1')::uuid, $2, 'It waits', 'It goes', 'Patients', 'everyone', 'no')`,
      [id, `The ${word} trolley`],
    );
    const event = crypto.randomUUID();
    await client.query(
      `insert into event (id, at, verb, subject_kind, subject) values ($1, now(), 'idea.posted', 'idea', $2)`,
      [event, id],
    );
    await client.query('insert into event_unplaced (event_id) values ($1) on conflict do nothing', [event]);
    await client.query('commit');
    const begun = performance.now();
    while (!(await (await fetch(`${site}/search?q=${word}`)).text()).includes(id)) {
      if (performance.now() - begun > 20_000) break;
      await wait(20);
    }
    times.push(performance.now() - begun);
  }
  await client.end();
  times.sort((a, b) => a - b);
  return { msMedian: Math.round(times[4] ?? 0), msMax: Math.round(times.at(-1) ?? 0) };
}

async function report(): Promise<void> {
  const file = join(root, 'bench', 'results', 'finding.json');
  // What this run left out stands as it was measured before, with its date.
  const before = process.argv.includes('--keep') ? JSON.parse(await readFile(file, 'utf8')) : { results: {} };
  const kept = Object.fromEntries(
    Object.entries(before.results)
      .filter(([what]) => !(what in results))
      .map(([what, figures]) => [what, { at: before.at, ...(figures as object) }]),
  );
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`;
  await writeFile(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine, ideas, projects, seconds, loadAverage: (await readFile('/proc/loadavg', 'utf8')).trim(), results: { ...kept, ...results } }, null, 2)}\n`,
  );
  if (process.argv.includes('--forget')) await rm(dataDir, { recursive: true, force: true });
}
