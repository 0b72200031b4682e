import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileBytesMax } from './language/read-text-file.ts';
import { readableCommand } from './readable.command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readable-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(content: string | Buffer, ...words: string[]) {
  const file = join(folder, 'text.txt');
  await writeFile(file, content);
  return say(() => readableCommand([...words.slice(0, 1), file, ...words.slice(1)]));
}

async function say(work: () => Promise<number | undefined>) {
  const out: string[] = [];
  const err: string[] = [];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    vi.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
  ];
  try {
    return { code: await work(), out: out.join('\n'), err: err.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('check prints measures and findings as JSON', async () => {
  const { code, out } = await run('Please utilise the ramp.\r\nTake two tablets.', 'check', '--json');
  const { measures, findings } = JSON.parse(out);
  expect(code).toBe(0);
  expect(Object.keys(measures)).toEqual(
    'words sentences syllables fleschReadingEase fleschKincaidGrade smog colemanLiau automatedReadability daleChall spache'.split(
      ' ',
    ),
  );
  expect(findings).toMatchObject([
    { rule: 'hard-word', line: 1, column: 8, text: 'utilise', suggestion: 'use' },
    { rule: 'number-words', line: 2, column: 6, text: 'two', suggestion: '2' },
  ]);
});

test('draft prints the text alone, and what was done beside it', async () => {
  const { code, out, err } = await run('Please note that you need two tablets.', 'draft');
  expect({ code, out }).toEqual({ code: 0, out: 'You need 2 tablets.' });
  expect(err).toContain('Machine draft: 2 changes');
});

test.each([
  ['a binary file', Buffer.from([0, 1, 2, 255, 254, 0]), 'is not plain text'],
  ['a PDF', Buffer.from('%PDF-1.7 '), 'is a PDF'],
  ['a Word file', Buffer.from('PK\u0003\u0004rest'), 'Word'],
  ['a file beyond the limit', Buffer.alloc(fileBytesMax + 1, 97), 'is too long'],
])('%s is refused with what to do', async (_what, bytes, words) => {
  const { code, err } = await run(bytes, 'check', '--json');
  expect(code).toBe(1);
  expect(err).toContain(words);
});

test.each([
  ['', 'There are no words to check.'],
  ['😀😀🎉', 'There are no words to check.'],
  ['Cymerwch un dabled bob bore gyda bwyd a dŵr os gwelwch yn dda.', 'not in English'],
])('‘%s’ is answered, not judged', async (text, notice) => {
  const { code, out } = await run(text, 'check', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).notice).toContain(notice);
  expect(JSON.parse(out).findings).toEqual([]);
});

test('a megabyte is checked', async () => {
  const { code, out } = await run('Take the tablets with food. '.repeat(37_500), 'check');
  expect(code).toBe(0);
  expect(out).toContain('187500');
}, 120_000);

test('an absent file and an unknown word are said to be so', async () => {
  expect(await say(() => readableCommand(['check', join(folder, 'absent')]))).toMatchObject({ code: 1 });
  expect(await readableCommand(['sing', 'x'])).toBeUndefined();
  expect(await readableCommand(['check'])).toBeUndefined();
});
