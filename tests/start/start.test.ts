import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isRunning, markOf, pidOf } from '#platform/embedded-postgres/running-process.ts';

const repository = join(import.meta.dirname, '..', '..');
const database = join(repository, 'src', 'platform', 'embedded-postgres', 'embedded-postgres.ts');

/** Only what the chain from npm to Postgres needs of a server. */
const server = `
import { startEmbeddedPostgres } from ${JSON.stringify(pathToFileURL(database).href)};
const postgres = await startEmbeddedPostgres({ dataDir: 'data', log() {} });
const leave = () => void postgres.stop().then(() => process.exit(0));
process.on('SIGTERM', leave).on('SIGINT', leave);
setInterval(() => {}, 1000);
console.log('ready', process.pid, process.version);
`;

let clone: string;
const processes: string[] = [];

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'spreadwell-start-'));
  await chmod(clone, 0o755);
  const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  await mkdir(join(clone, 'bin'));
  await mkdir(join(clone, 'dist', 'server'), { recursive: true });
  await cp(join(repository, 'bin', 'start'), join(clone, 'bin', 'start'));
  await symlink(join(repository, 'node_modules'), join(clone, 'node_modules'));
  await writeFile(
    join(clone, 'package.json'),
    JSON.stringify({ type: 'module', scripts: { start: scripts.start } }),
  );
  await writeFile(join(clone, 'bin', 'setup'), '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(join(clone, 'bin', 'build.mjs'), '');
  await writeFile(join(clone, 'dist', 'server', 'main.js'), server);
});

// Nothing is left where the test has succeeded; where it has failed, it must not leave its processes to the machine.
afterEach(async () => {
  for (const left of processes.splice(0)) if (await isRunning(left)) process.kill(pidOf(left), 'SIGQUIT');
});

afterAll(() => rm(clone, { recursive: true, force: true }));

test.each([
  ['Ctrl-C', 'SIGINT', 'group'],
  ['a supervisor that ends the whole group', 'SIGTERM', 'group'],
  ['a supervisor that knows npm alone', 'SIGTERM', 'npm'],
] as const)('%s ends npm, the server and Postgres', async (_who, signal, target) => {
  const npm = spawn('npm', ['start'], { cwd: clone, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(npm, 'exit');
  const [server, version] = await readyLine(npm.stdout);
  const postmaster = await mark(await readFile(join(clone, 'data', 'postgres', 'postmaster.pid'), 'utf8'));
  const serverMark = await mark(server);
  expect(version).toMatch(/^v24\./);
  const npmMark = await mark(String(npm.pid));

  process.kill(target === 'group' ? -pidOf(npmMark) : pidOf(npmMark), signal);
  await ended;
  await expect.poll(() => isRunning(serverMark), { timeout: 5_000 }).toBe(false);
  expect(await isRunning(postmaster)).toBe(false);
});

async function readyLine(output: NodeJS.ReadableStream): Promise<[string, string]> {
  for await (const line of createInterface({ input: output })) {
    const [ready, pid = '', version = ''] = line.split(' ');
    if (ready === 'ready') return [pid, version];
  }
  throw new Error('npm start ended before the server was ready');
}

async function mark(startsWithPid: string): Promise<string> {
  const found = await markOf(Number.parseInt(startsWithPid, 10));
  if (found === undefined) throw new Error('the process that was to run does not run');
  processes.push(found);
  return found;
}
