import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..', '..');

let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'spreadwell-test-'));
  await mkdir(join(clone, 'bin'));
  await mkdir(join(clone, 'steps'));
  await cp(join(repository, 'bin', 'test'), join(clone, 'bin', 'test'));
  await writeFile(join(clone, 'bin', 'setup'), '#!/bin/sh\n', { mode: 0o755 });
  // An npm whose scripts are the files of a folder; a step without a file passes in silence.
  const npm = '#!/bin/sh\n[ ! -f "steps/$3" ] || exec /bin/sh "steps/$3"\n';
  await writeFile(join(clone, 'bin', 'npm'), npm, { mode: 0o755 });
});

afterEach(() => rm(clone, { recursive: true, force: true }));

test('all steps pass: the tests of every step are added up in the last line', async () => {
  await step('test:unit', "echo '      Tests  216 passed (216)'");
  await step(
    'test:journeys',
    "printf ' \\033[2m     Tests \\033[22m \\033[1m\\033[32m14 passed\\033[39m\\033[22m | 1 skipped (15)\\n'",
  );
  const { code, lines } = await runTests();
  expect(lines.at(-1)).toBe('230 passed, 0 failed');
  expect(code).toBe(0);
  expect(lines.filter((line) => /^== \S+$/.test(line))).toContain('== check:types');
});

test('a failing test ends the run, with its count and without the later steps', async () => {
  await step('test:unit', "echo '      Tests  2 failed | 214 passed (216)'; exit 1");
  await step('test:journeys', 'echo journeys ran');
  const { code, lines } = await runTests();
  expect(lines.at(-1)).toBe('214 passed, 2 failed');
  expect(lines.join('\n')).toContain('npm run test:unit');
  expect(lines).not.toContain('journeys ran');
  expect(code).toBe(1);
});

test('a failing check counts as one failure, and its reasons are shown', async () => {
  await step('check:lint', "echo 'a line that is too long'; exit 3");
  const { code, lines } = await runTests();
  expect(lines).toContain('a line that is too long');
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
  expect(code).toBe(1);
});

test('a run that breaks after its tests passed is a failure all the same', async () => {
  await step('test:unit', "echo '      Tests  216 passed (216)'; exit 1");
  const { code, lines } = await runTests();
  expect(lines.at(-1)).toBe('216 passed, 1 failed');
  expect(code).toBe(1);
});

async function step(name: string, script: string): Promise<void> {
  await writeFile(join(clone, 'steps', name), script);
}

async function runTests(): Promise<{ code: number; lines: string[] }> {
  const answer = await run('/bin/sh', [join(clone, 'bin', 'test')], {
    env: { PATH: `${join(clone, 'bin')}:/usr/local/bin:/usr/bin:/bin` },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
  return { code: answer.code, lines: answer.stdout.trimEnd().split('\n') };
}
