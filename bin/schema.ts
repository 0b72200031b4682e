import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '../src/platform/db/migrate.ts';
import { startTemporaryPostgres } from '../src/platform/embedded-postgres/temporary-postgres.ts';
import { dumpSchema } from './dump-schema.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const files = { schema: join(root, 'schema.sql'), types: join(root, 'src/platform/db/db-types.ts') };

/** `write` renews schema.sql and the table types from the migrations; `check` says whether they are what the migrations make. */
const task = process.argv[2];
if (task !== 'write' && task !== 'check') {
  console.error('Say what to do: node bin/schema.ts write | check');
  process.exit(2);
}

const dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-schema-'));
const postgres = await startTemporaryPostgres();
try {
  await migrate(postgres.url, join(root, 'migrations'));
  const schema = await dumpSchema(postgres.url);
  const types = await tableTypes(postgres.url, join(dataDir, 'db-types.ts'));
  if (task === 'write') {
    await writeFile(files.schema, schema);
    await writeFile(files.types, types);
  } else {
    const stale = [
      (await readFile(files.schema, 'utf8')) === schema ? undefined : 'schema.sql',
      (await readFile(files.types, 'utf8')) === types ? undefined : 'src/platform/db/db-types.ts',
    ].filter((file) => file !== undefined);
    if (stale.length > 0) {
      console.error(`${stale.join(' and ')} do not say what the migrations make. Run: npm run schema:write`);
      process.exitCode = 1;
    } else console.log('schema.sql and the table types say what the migrations make.');
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function tableTypes(url: string, file: string): Promise<string> {
  await run(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      file,
      '--date-parser',
      'string',
      '--include-pattern',
      'public.*',
      '--type-mapping',
      '{"int8":"number"}',
    ],
    { cwd: dataDir },
  );
  return readFile(file, 'utf8');
}
