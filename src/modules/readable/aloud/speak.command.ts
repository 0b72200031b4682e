import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentencesOf } from '#kit/sentences.ts';
import { Voice } from './voice.ts';

const bytesMax = 1_000_000;

/**
 * Says a file, sentence by sentence: 0001.wav, 0002.wav ... and words.json with the place and time of each word.
 * @returns the exit code and the words for the terminal
 */
export async function speakFile(file: string, folder: string): Promise<{ code: number; words: string }> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return { code: 1, words: `${file} cannot be read.` };
  if (bytes.length > bytesMax)
    return { code: 1, words: `${file} is longer than a megabyte. Cut it in parts.` };
  const text = bytes.toString('utf8');
  if (text.includes('\0')) return { code: 1, words: `${file} is no text.` };
  await mkdir(folder, { recursive: true });
  const voice = new Voice();
  const said: object[] = [];
  try {
    for (const sentence of sentencesOf(text)) {
      const speech = await voice.speak(sentence.text);
      if (!speech)
        return {
          code: 1,
          words:
            'There is no voice. Install the optional package @echogarden/espeak-ng-emscripten, then try again.',
        };
      const name = `${String(said.length + 1).padStart(4, '0')}.wav`;
      await writeFile(join(folder, name), speech.wav);
      said.push({
        file: name,
        text: sentence.text,
        from: sentence.from,
        durationMs: Math.round(speech.durationMs),
        words: speech.words.map((word) => ({
          text: sentence.text.slice(word.from, word.to),
          from: sentence.from + word.from,
          startMs: Math.round(word.startMs),
          endMs: Math.round(word.endMs),
        })),
      });
    }
  } finally {
    voice.end();
  }
  await writeFile(join(folder, 'words.json'), `${JSON.stringify(said, null, 2)}\n`);
  return { code: 0, words: `${said.length} sentences were said: ${folder}` };
}
