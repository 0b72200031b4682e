import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { databaseUrl, templateName } from '#support/postgres-for-tests.ts';
import { dumpSchema } from '../../bin/dump-schema.ts';

const root = join(import.meta.dirname, '../..');
const house = await mkdtemp(join(tmpdir(), 'spreadwell-planted-'));
afterAll(() => rm(house, { recursive: true, force: true }));
await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
for (const file of ['package.json', 'tsconfig.json', 'biome.json', 'knip.json'])
  await writeFile(join(house, file), await readFile(join(root, file)));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, file)), { recursive: true });
  await writeFile(join(house, file), text);
}

/** @returns the exit code and all that was said */
function check(program: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const file = join(root, 'node_modules/.bin', program);
  return new Promise((resolve) => {
    execFile(file, args, { cwd: house }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

test('a wrong type, a string that is used as a number, is refused', async () => {
  await plant('src/kit/sound.ts', 'export const days: number = 28;\n');
  expect(await check('tsc', '--noEmit')).toMatchObject({ code: 0 });
  await plant('src/kit/unsound.ts', "export const weeks: number = 'four';\n");
  const { code, said } = await check('tsc', '--noEmit');
  await rm(join(house, 'src/kit/unsound.ts'));
  expect(code).not.toBe(0);
  expect(said).toContain('src/kit/unsound.ts');
});

test('an import that nothing uses is refused', async () => {
  await plant('src/kit/tidy.ts', 'export const days = 28;\n');
  expect(await check('biome', 'check', '--error-on-warnings', 'src')).toMatchObject({ code: 0 });
  await plant('src/kit/untidy.ts', "import { days } from './tidy.ts';\n\nexport const weeks = 4;\n");
  const { code, said } = await check('biome', 'check', '--error-on-warnings', 'src');
  await rm(join(house, 'src/kit/untidy.ts'));
  expect(code).not.toBe(0);
  expect(said).toContain('noUnusedImports');
});

test('a file and an export that nothing reaches are named', async () => {
  await plant('src/main.ts', "import { used } from './kit/used.ts';\n\nconsole.log(used);\n");
  await plant('src/kit/used.ts', 'export const used = 1;\nexport const dead = 2;\n');
  await plant('src/kit/forgotten.ts', 'export const forgotten = 1;\n');
  const { code, said } = await check('knip', '--include', 'files,exports');
  expect(code).not.toBe(0);
  expect(said).toContain('src/kit/forgotten.ts');
  expect(said).toMatch(/dead\s+.*src\/kit\/used\.ts/);
  expect(said).not.toMatch(/\bused\s+.*src\/kit\/used\.ts/);
});

test('a column that no migration made shows in the dump', async () => {
  const committed = await readFile(join(root, 'schema.sql'), 'utf8');
  const url = inject('postgresUrl');
  const planted = 'spreadwell_planted';
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${planted} with (force)`);
    await admin.query(`create database ${planted} template ${templateName}`);
    expect(await dumpSchema(databaseUrl(url, planted))).toBe(committed);
    const client = new pg.Client({ connectionString: databaseUrl(url, planted) });
    await client.connect();
    await client.query('alter table idea add column planted integer');
    await client.end();
    const dumped = await dumpSchema(databaseUrl(url, planted));
    expect(dumped).not.toBe(committed);
    expect(dumped).toContain('planted integer');
  } finally {
    await admin.query(`drop database if exists ${planted} with (force)`);
    await admin.end();
  }
});
