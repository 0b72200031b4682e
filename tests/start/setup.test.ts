import { execFile } from 'node:child_process';
import { appendFile, chmod, cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..', '..');
const systemPath = '/usr/local/bin:/usr/bin:/bin';

/** An npm that writes down what it was asked, and installs nothing but a node that says a version. */
const obedientNpm = `#!/bin/sh
echo "$@" >> asked
mkdir -p node_modules/.bin
printf '#!/bin/sh\\necho v24\\n' > node_modules/.bin/node
chmod +x node_modules/.bin/node
touch node_modules/.package-lock.json
`;
const brokenNpm = `#!/bin/sh
echo 'the registry cannot be reached'
exit 1
`;
const scriptlessNpm = `#!/bin/sh
mkdir -p node_modules
`;

let clone: string;

beforeEach(async () => {
  clone = await mkdtemp(join(tmpdir(), 'spreadwell-setup-'));
  await mkdir(join(clone, 'bin'));
  await mkdir(join(clone, 'npm'));
  await cp(join(repository, 'bin', 'setup'), join(clone, 'bin', 'setup'));
  await writeFile(join(clone, 'package-lock.json'), '{}\n');
});

afterEach(() => rm(clone, { recursive: true, force: true }));

test('a fresh clone is installed once, with one line', async () => {
  await useNpm(obedientNpm);
  const { stdout } = await setUp();
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(stdout).toContain('Installing');
  expect((await setUp()).stdout).toBe('');
  expect(await asked()).toEqual([expect.stringMatching(/^ci /)]);
});

test('a changed package-lock.json is installed again', async () => {
  await useNpm(obedientNpm);
  await setUp();
  await appendFile(join(clone, 'package-lock.json'), '{}\n');
  await changeTime('package-lock.json', 60);
  await setUp();
  expect(await asked()).toHaveLength(2);
});

test('what someone installed by hand is left alone', async () => {
  await useNpm(obedientNpm);
  await setUp();
  await rm(join(clone, 'node_modules', '.spreadwell-lock'));
  await changeTime('package-lock.json', -60);
  expect((await setUp()).stdout).toBe('');
  expect(await asked()).toHaveLength(1);
});

test('a folder that was installed on another kind of machine is installed again', async () => {
  await useNpm(obedientNpm);
  await setUp();
  await writeFile(join(clone, 'node_modules', '.spreadwell-lock'), '1 2 Plan9 mips\n');
  await changeTime('package-lock.json', -60);
  await setUp();
  expect(await asked()).toHaveLength(2);
});

test('where npm fails, its own words are shown and nothing counts as installed', async () => {
  await useNpm(brokenNpm);
  await expect(setUp()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/the registry cannot be reached[\s\S]*then start again/),
  });
  await useNpm(obedientNpm);
  expect((await setUp()).stdout).toContain('Installing');
});

test('where npm ran no scripts, the missing node is named', async () => {
  await useNpm(scriptlessNpm);
  await expect(setUp()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('npm rebuild') });
});

test('where there is no npm, the reader learns where it comes from', async () => {
  const bare = join(clone, 'bare');
  await mkdir(bare);
  for (const name of ['sh', 'dirname', 'cksum', 'uname', 'cat', 'find', 'tr', 'grep', 'paste']) {
    await writeFile(join(bare, name), `#!/bin/sh\nPATH=${systemPath} exec ${name} "$@"\n`, { mode: 0o755 });
  }
  await expect(setUp(bare)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('https://nodejs.org'),
  });
});

function setUp(path = `${join(clone, 'npm')}:${systemPath}`) {
  return run('/bin/sh', [join(clone, 'bin', 'setup')], { env: { PATH: path } });
}

async function useNpm(script: string): Promise<void> {
  await writeFile(join(clone, 'npm', 'npm'), script);
  await chmod(join(clone, 'npm', 'npm'), 0o755);
}

async function asked(): Promise<string[]> {
  return (await readFile(join(clone, 'asked'), 'utf8')).trim().split('\n');
}

async function changeTime(name: string, secondsFromNow: number): Promise<void> {
  const time = new Date(Date.now() + secondsFromNow * 1000);
  await utimes(join(clone, name), time, time);
}
