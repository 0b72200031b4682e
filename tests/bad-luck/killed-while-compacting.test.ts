import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connectStore, lanceParts } from '#platform/search-engine/lance.ts';

const folder = await mkdtemp(join(tmpdir(), 'spreadwell-killed-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the writer, and kills it so many milliseconds after it began to put its table in order. */
async function killedAfter(milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'compacting-writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  const killed = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    for (const [, rows] of said.matchAll(/rows (\d+)/g)) acknowledged = Math.max(acknowledged, Number(rows));
    if (said.includes('compacting')) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await killed;
  return acknowledged;
}

test('a writer that is killed while it puts the table in order loses nothing that it acknowledged, and the next goes on', async () => {
  for (const milliseconds of [0, 5, 20, 60]) {
    const acknowledged = await killedAfter(milliseconds);
    const store = await connectStore(folder);
    const table = await store.openTable('documents');
    expect(acknowledged).toBeGreaterThan(0);
    expect(await table.countRows()).toBeGreaterThanOrEqual(acknowledged);
    const { lance } = lanceParts();
    const found = await table
      .query()
      .fullTextSearch(new lance.MatchQuery('everywhere', 'words'))
      .select(['number'])
      .limit(100_000)
      .toArray();
    expect(found.length).toBeGreaterThanOrEqual(acknowledged);
    await table.optimize();
    table.close();
    store.close();
  }
}, 120_000);
