import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, testSite } from '#support/test.ts';
import { aloudPaths } from './aloud.paths.ts';
import { speakFile } from './speak.command.ts';
import { SpeechStore } from './speech-store.ts';
import { Voice } from './voice.ts';

const { site } = await testSite();
const silent = await testSite({ VOICE: 'no' });

interface Heard {
  readonly sound: string;
  readonly words: readonly (readonly [number, number, number, number])[];
  readonly durationMs: number;
}

test('a sentence comes back as sound, with the time of each word', async () => {
  const text = 'Come at 10:30am; don’t wait.';
  const answer = await site.visitor().post(aloudPaths.speak(), { text, open: 'yes' });
  expect(answer.status).toBe(200);
  const heard = answer.json<Heard>();
  const wav = Buffer.from(heard.sound, 'base64');
  expect(wav.subarray(0, 4).toString('latin1')).toBe('RIFF');
  expect(heard.words.map(([from, to]) => text.slice(from, to))).toEqual([
    'Come',
    'at',
    '10:30am;',
    'don’t',
    'wait.',
  ]);
  const starts = heard.words.map(([, , startMs]) => startMs);
  expect([...starts].sort((a, b) => a - b)).toEqual(starts);
  expect(starts.at(-1)).toBeLessThan(heard.durationMs);
  const samplesPerSecond = wav.readUInt32LE(24);
  expect(heard.durationMs).toBeCloseTo(((wav.length - 44) / 2 / samplesPerSecond) * 1_000, -1);
});

test('what everyone may read is kept; what somebody types is not', async () => {
  const store = new SpeechStore(site.platform.config.dataDir);
  const now = site.clock.now();
  const open = 'This stands on a page for everyone.';
  const typed = 'I have told nobody else of this.';
  const first = await site.visitor().post(aloudPaths.speak(), { text: open, open: 'yes' });
  await site.visitor().post(aloudPaths.speak(), { text: typed });
  expect((await store.find(open, now))?.words.length).toBe(7);
  expect(await store.find(typed, now)).toBeUndefined();
  const again = await site.visitor().post(aloudPaths.speak(), { text: open, open: 'yes' });
  expect(again.html).toBe(first.html);
});

test('speech that is too much, or unheard for long, is taken away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-speech-'));
  const store = new SpeechStore(folder);
  const speech = { wav: Buffer.alloc(1_000), words: [], durationMs: 1 };
  await store.keep('one', speech);
  await store.keep('two', speech);
  await store.tidy(new Date(), 1_500);
  const left = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'));
  expect(left).toHaveLength(1);
  await store.tidy(new Date(Date.now() + 61 * 86_400_000));
  expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'))).toHaveLength(
    0,
  );
  await rm(folder, { recursive: true });
});

test('a voice that hangs is ended, and nobody waits for it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-voice-'));
  const script = join(folder, 'hangs.mjs');
  await writeFile(script, `process.send({ id: 0 }); process.on('message', () => { for (;;); });`);
  const voice = new Voice(script, { speakMsMax: 500, openMsMax: 5_000 });
  const begun = performance.now();
  expect(await Promise.all([voice.speak('one'), voice.speak('two')])).toEqual([undefined, undefined]);
  expect(performance.now() - begun).toBeLessThan(20_000);
  voice.end();
  await rm(folder, { recursive: true });
});

test('a voice that is not there, or dies, is no voice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-voice-'));
  const script = join(folder, 'dies.mjs');
  await writeFile(script, 'process.exit(3);');
  expect(await new Voice(script).speak('one')).toBeUndefined();
  await rm(folder, { recursive: true });
});

test('where this site has no voice, it says so', async () => {
  const answer = await silent.site.visitor().post(aloudPaths.speak(), { text: 'Anyone there?' });
  expect(answer.status).not.toBe(200);
  expect(answer).toShow('This site has no voice just now.');
});

test('nothing, too much, and what no voice can say are refused with words', async () => {
  const visitor = site.visitor();
  expect((await visitor.post(aloudPaths.speak(), {})).status).toBe(409);
  expect(await visitor.post(aloudPaths.speak(), { text: 'x'.repeat(401) })).toShow(
    'must be 400 characters or fewer',
  );
  for (const text of ['👩‍⚕️🚑', 'مرحبا', '<speak><break time="9999s"/></speak>'])
    expect((await visitor.post(aloudPaths.speak(), { text })).status).toBeLessThan(500);
});

test('a file is said by command, sentence by sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spreadwell-said-'));
  const file = join(folder, 'text.txt');
  await writeFile(file, 'Sit down first. Then stand up.');
  expect(await speakFile(file, join(folder, 'out'))).toMatchObject({ code: 0 });
  const said = JSON.parse(await readFile(join(folder, 'out', 'words.json'), 'utf8')) as {
    file: string;
    words: { text: string }[];
  }[];
  expect(said.map((one) => one.words.map((word) => word.text))).toEqual([
    ['Sit', 'down', 'first.'],
    ['Then', 'stand', 'up.'],
  ]);
  expect(await speakFile(join(folder, 'absent.txt'), folder)).toMatchObject({ code: 1 });
  await rm(folder, { recursive: true });
});
