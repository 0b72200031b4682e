import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from '#platform/places.ts';
import type { LsiModel } from './lsi.rules.ts';

const heapMegabytes = 1_500;

/** Fits in a child process. @returns undefined where there are too few texts @throws when the child fails */
export async function fitApart(texts: Iterable<readonly string[]>): Promise<LsiModel | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-fit-'));
  try {
    const input = join(folder, 'texts');
    const output = join(folder, 'model');
    await writeTexts(input, texts);
    await run(input, output);
    const head = JSON.parse(await readFile(`${output}.json`, 'utf8')) as {
      dimensions: number;
      terms: string[];
      idf: number[];
    } | null;
    if (!head) return undefined;
    const bytes = await readFile(`${output}.basis`);
    return {
      dimensions: head.dimensions,
      terms: head.terms,
      idf: Float32Array.from(head.idf),
      basis: new Float32Array(new Uint8Array(bytes).buffer),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTexts(path: string, texts: Iterable<readonly string[]>): Promise<void> {
  const stream = createWriteStream(path);
  for (const terms of texts)
    if (!stream.write(`${terms.join(' ')}\n`))
      await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.end(resolve);
  });
}

async function run(input: string, output: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMegabytes}`, places.fitProcess, input, output],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (part) => {
    said = `${said}${part}`.slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`fitting the directions of meaning failed (${code}): ${said}`);
}
