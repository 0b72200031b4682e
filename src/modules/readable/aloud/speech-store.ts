import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Speech } from './voice.ts';
import type { WordTime } from './word-times.rules.ts';

/** Changes when the voice or the way of timing changes, so that nothing old is heard. */
const edition = 'espeak-ng-0.3.5 en-gb 160 1';
const dayMs = 86_400_000;
const keptDays = 60;
const bytesMax = 1_000_000_000;

interface Told {
  readonly words: readonly WordTime[];
  readonly durationMs: number;
}

/**
 * Speech that was made once, as files named after what is said. Only texts that everyone may read belong here: what a
 * person types is spoken and forgotten.
 */
export class SpeechStore {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'speech');
  }

  async find(text: string, now: Date): Promise<Speech | undefined> {
    const file = this.fileOf(text);
    try {
      const [wav, told] = await Promise.all([readFile(`${file}.wav`), readFile(`${file}.json`, 'utf8')]);
      const { words, durationMs } = JSON.parse(told) as Told;
      void this.touch(`${file}.wav`, now).catch(() => undefined);
      return { wav, words, durationMs };
    } catch {
      return undefined;
    }
  }

  async keep(text: string, speech: Speech): Promise<void> {
    const file = this.fileOf(text);
    await mkdir(join(file, '..'), { recursive: true });
    const { words, durationMs } = speech;
    await put(`${file}.json`, JSON.stringify({ words, durationMs } satisfies Told));
    await put(`${file}.wav`, speech.wav);
  }

  /** Takes away what nobody heard for long, and the longest unheard while there is too much. */
  async tidy(now: Date, most = bytesMax): Promise<void> {
    const names = await readdir(this.folder, { recursive: true }).catch(() => []);
    const files = await Promise.all(
      names
        .filter((name) => name.endsWith('.wav'))
        .map(async (name) => ({ name, facts: await stat(join(this.folder, name)).catch(() => undefined) })),
    );
    const known = files.flatMap(({ name, facts }) =>
      facts ? [{ name, bytes: facts.size, at: facts.mtimeMs }] : [],
    );
    known.sort((a, b) => b.at - a.at);
    let bytes = 0;
    for (const one of known) {
      bytes += one.bytes;
      if (bytes <= most && now.getTime() - one.at <= keptDays * dayMs) continue;
      const file = join(this.folder, one.name.slice(0, -'.wav'.length));
      await rm(`${file}.wav`, { force: true });
      await rm(`${file}.json`, { force: true });
    }
  }

  private fileOf(text: string): string {
    const hash = createHash('sha256').update(`${edition}\n${text}`).digest('hex');
    return join(this.folder, hash.slice(0, 2), hash);
  }

  private async touch(file: string, now: Date): Promise<void> {
    const { mtimeMs } = await stat(file);
    if (now.getTime() - mtimeMs > dayMs) await utimes(file, now, now);
  }
}

/** Whole or not at all: two that make the same at once do no harm. */
async function put(file: string, content: string | Buffer): Promise<void> {
  const making = `${file}.${crypto.randomUUID()}`;
  await writeFile(making, content);
  await rename(making, file);
}
