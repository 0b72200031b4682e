import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '#support/free-port.ts';
import { expect, test, testSite } from '#support/test.ts';

/** Parts of the time that a whole start takes: from before anything is open to just after all of it serves. */
const moments = [0.3, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.1];
const { site } = await testSite();
const server = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');
let dataDir: string;
const left = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-stopped-'));
});

afterAll(async () => {
  for (const child of left) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts a server and tells it to stop when `until` is there. @returns what it said and how it ended */
async function startAndStop(until: (ready: Promise<void>) => Promise<unknown>) {
  const child = spawn(process.execPath, [server], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: site.platform.config.databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      DEMONSTRATION: 'no',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  left.add(child);
  let said = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += data;
        if (said.includes('is ready')) resolve();
      });
  });
  const ended = once(child, 'exit');
  await until(ready);
  child.kill('SIGINT');
  const [code, signal] = await ended;
  left.delete(child);
  return { code, signal, said };
}

test('told to stop at any moment of its start, it stops and has nothing to complain of', async () => {
  await startAndStop((ready) => ready);
  const begun = performance.now();
  await startAndStop((ready) => ready);
  const wholeMs = performance.now() - begun;
  let early = 0;
  for (const moment of moments) {
    const { code, signal, said } = await startAndStop(() => wait(moment * wholeMs));
    if (!said.includes('is ready')) early += 1;
    // Before the program itself runs, a signal ends it as it ends any program.
    if (signal === 'SIGINT') continue;
    expect({ moment, code, said: said.replace(/\nSpreadwell is ready: open .*\n/, '') }).toEqual({
      moment,
      code: 0,
      said: '',
    });
  }
  expect(early).toBeGreaterThan(0);
}, 300_000);
