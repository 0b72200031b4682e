import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How long somebody waits for the first sound of a page: from asking for its first sentence to having sound that can be
 * played, through HTTP, from a built server of this bench's own on an empty data folder. Each sentence is asked for once
 * before it was ever said, and once after. `npm run build && npm run bench:aloud`.
 */
const port = Number(process.argv[2] ?? 4_197);
const base = `http://localhost:${port}`;
const sentencesMax = 120;
const readyMsMax = 120_000;
const root = join(import.meta.dirname, '..');

const sentences = await readSentences();
const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-aloud-'));
// Its Postgres may run as another user, who must reach it.
await chmod(dataDir, 0o755);
const loadBefore = loadavg();
const server = start();
try {
  await ready();
  const coldMs = await timeToSound('The voice is opened by this sentence.');
  const uncached = await all(sentences);
  const cached = await all(sentences.toReversed());
  const rows = [row('never said before', uncached, 1_000), row('said before (kept as a file)', cached, 50)];
  const figures = {
    when: new Date().toISOString(),
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node.js ${process.versions.node}`,
    load: { before: loadBefore.map(rounded).join(' '), after: loadavg().map(rounded).join(' ') },
    sentences: sentences.length,
    charactersMedian: sentences.map((one) => one.length).toSorted((a, b) => a - b)[sentences.length >> 1],
    voiceOpensMs: rounded(coldMs),
    rows,
  };
  console.table(rows);
  console.log(`the very first sentence, which opens the voice: ${rounded(coldMs)} ms`);
  console.log(`load before ${figures.load.before}, after ${figures.load.after}`);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/aloud.json'), `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await stop(server);
  await rm(dataDir, { recursive: true, force: true });
}

/** Sentences as they stand in texts on health, each once. */
async function readSentences(): Promise<string[]> {
  const lines = (await readFile(join(import.meta.dirname, 'readable/held-out.tsv'), 'utf8')).split('\n');
  const texts = lines.slice(1).map((line) => line.split('\t').at(-1)?.trim() ?? '');
  return [...new Set(texts)].filter((text) => text.length > 20 && text.length <= 300).slice(0, sentencesMax);
}

function start(): ChildProcess {
  return spawn(
    process.execPath,
    ['--max-old-space-size=192', '--max-semi-space-size=16', 'dist/server/main.js'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        DATA_DIR: dataDir,
        PORT: String(port),
        DEMONSTRATION: 'no',
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '1000000',
      },
    },
  );
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function ready(): Promise<void> {
  const until = Date.now() + readyMsMax;
  while (Date.now() < until) {
    const answer = await fetch(`${base}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('the server did not get ready');
}

async function all(texts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const text of texts) times.push(await timeToSound(text));
  return times;
}

/** As the page's script does it: the answer is read and the sound unpacked, so that a player can begin. */
async function timeToSound(text: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${base}/speech`, {
    method: 'POST',
    headers: { origin: base, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ text, open: 'yes' }),
  });
  if (!answer.ok) throw new Error(`'${text}' was answered with ${answer.status}`);
  const { sound } = (await answer.json()) as { sound: string };
  const wav = Buffer.from(sound, 'base64');
  if (wav.subarray(0, 4).toString('latin1') !== 'RIFF') throw new Error(`no sound came for '${text}'`);
  return performance.now() - begun;
}

function row(what: string, times: readonly number[], budgetP95Ms: number) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    what,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    slowestMs: at(1),
    budgetP95Ms,
    kept: at(0.95) <= budgetP95Ms,
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(1));
}
