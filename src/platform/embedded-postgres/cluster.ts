import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account, canEnter, makeFolderFor, ownerOf, runAs } from './account.ts';
import { type Binaries, makeSharedFolder, sharedFolder } from './binaries.ts';

/** The folder that Postgres calls its data directory, and the account that owns it. */
export interface Cluster {
  readonly folder: string;
  readonly account: Account | undefined;
  readonly exists: boolean;
  /** Outside the data folder, which then gets a note of where. */
  readonly elsewhere: boolean;
}

export const databaseOwner = 'spreadwell';

const noteFile = (dataDir: string) => join(dataDir, 'postgres-is-elsewhere.txt');

/** Finds the database of a data folder, or decides where it will be. */
export async function findCluster(dataDir: string, account: Account | undefined): Promise<Cluster> {
  const noted = await readNote(dataDir);
  const folder = noted ?? join(dataDir, 'postgres');
  if (await isThere(join(folder, 'PG_VERSION')))
    return existing(await realpath(folder), account, noted !== undefined);
  if (noted !== undefined) {
    throw new Error(
      `The database is missing: ${noteFile(dataDir)} says that it is in ${noted}.\n` +
        'Put it back from your backup. To begin with an empty database, delete that note and start again.',
    );
  }
  if (!account || (await canOwnFolderIn(dataDir, account))) {
    return { folder, account, exists: false, elsewhere: false };
  }
  const home = join(sharedFolder, `data-${randomBytes(6).toString('hex')}`);
  return { folder: join(home, 'postgres'), account, exists: false, elsewhere: true };
}

/** Fills the folder with a new, empty database server's files. */
export async function createCluster(
  dataDir: string,
  cluster: Cluster,
  binaries: Binaries,
  password: string,
): Promise<void> {
  const { folder, account, elsewhere } = cluster;
  if (elsewhere) await makeHome(dirname(folder), dataDir);
  // Made beside and moved when whole, so that a start cut short never leaves half a database.
  const unfinished = `${folder}.new`;
  const passwordForInitdb = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await makeFolderFor(account, unfinished);
  await writeFile(passwordForInitdb, `${password}\n`, { mode: 0o600 });
  if (account) await chown(passwordForInitdb, account.uid, account.gid);
  try {
    await runAs(account, binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${databaseOwner}`,
      `--pwfile=${passwordForInitdb}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--no-instructions',
      ...languageOptions(binaries.major),
    ]);
    await rename(unfinished, folder);
    if (elsewhere) await writeNote(dataDir, folder);
  } catch (cause) {
    await rm(elsewhere ? dirname(folder) : unfinished, { recursive: true, force: true });
    throw new Error(
      `The database could not be created in ${folder}:\n${lastLines(cause)}\n` +
        'Mend what the lines above name (often a full disk, or a folder that may not be written), then start again.',
      { cause },
    );
  } finally {
    await rm(passwordForInitdb, { force: true });
  }
}

/** @throws Error where an older or newer Postgres made the files: it alone can read them */
export async function checkMajor(cluster: Cluster, binaries: Binaries): Promise<void> {
  const made = Number.parseInt(await readFile(join(cluster.folder, 'PG_VERSION'), 'utf8'), 10);
  if (made === binaries.major) return;
  throw new Error(
    `Postgres ${made} made the database in ${cluster.folder}, and this Spreadwell brings Postgres ${binaries.major}, which cannot read it.\n` +
      `Run a Postgres ${made} on that folder and set DATABASE_URL to it, or go back to the Spreadwell that made it.\n` +
      'To begin with an empty database, move that folder away and start again.',
  );
}

/**
 * One sorting and one lower case on every system and in Postgres 15 to 18: by code point, with all the letters of
 * Unicode. Before 17 only the operating system offers it.
 */
function languageOptions(major: number): string[] {
  const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const everywhere = [
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${letters}`,
    '--text-search-config=english',
  ];
  return major < 17 ? everywhere : [...everywhere, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

async function existing(folder: string, account: Account | undefined, elsewhere: boolean): Promise<Cluster> {
  const owner = await ownerOf(folder);
  if (!account) {
    if (!owner) return { folder, account: undefined, exists: true, elsewhere };
    throw new Error(
      `The database in ${folder} belongs to another account (number ${owner.uid}).\n` +
        'Start Spreadwell as the account that started it first, or as root.',
    );
  }
  if (!owner) {
    throw new Error(
      `The database in ${folder} belongs to root, and Postgres does not run as root.\n` +
        `Give it back, then start again: chown -R ${account.uid}:${account.gid} ${folder}`,
    );
  }
  // An ordinary user may have started it first: then Postgres goes on as that user.
  if (await canEnter(owner, folder)) return { folder, account: owner, exists: true, elsewhere };
  throw new Error(
    `The account that runs Postgres (number ${owner.uid}) can no longer enter ${folder}, because a folder above it is closed.\n` +
      `Open each folder above it (chmod o+x), then start again.`,
  );
}

async function canOwnFolderIn(dataDir: string, account: Account): Promise<boolean> {
  const trial = join(dataDir, 'postgres.trial');
  try {
    await rm(trial, { recursive: true, force: true });
    await makeFolderFor(account, trial);
    return await canEnter(account, trial);
  } catch {
    // Some shared and network folders let nobody be given a file.
    return false;
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function makeHome(home: string, dataDir: string): Promise<void> {
  await makeSharedFolder();
  await mkdir(home);
  await chmod(home, 0o755);
  await writeFile(join(home, 'belongs-to.txt'), `${dataDir}\n`);
}

function writeNote(dataDir: string, folder: string): Promise<void> {
  const lines = [
    folder,
    '',
    'The database of this folder is kept there. Spreadwell was started as root, Postgres does not run as root,',
    'and the account that runs it cannot enter this folder. Include that place in your backups, and keep this note:',
    'it is how Spreadwell finds its database again.',
    '',
  ];
  return writeFile(noteFile(dataDir), lines.join('\n'));
}

async function readNote(dataDir: string): Promise<string | undefined> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch(() => '');
  const folder = text.split('\n')[0]?.trim();
  if (!folder) return undefined;
  const owner = (await readFile(join(dirname(folder), 'belongs-to.txt'), 'utf8').catch(() => '')).trim();
  const copied = owner !== '' && owner !== dataDir && (await isThere(noteFile(owner)));
  if (!copied) return folder;
  throw new Error(
    `${dataDir} is a copy of ${owner}, and the database of that one is in ${folder}: two must not share it.\n` +
      `To begin with an empty database here, delete ${noteFile(dataDir)} and start again.`,
  );
}

function lastLines(cause: unknown): string {
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
  return said
    .trim()
    .split('\n')
    .slice(-12)
    .map((line) => `  ${line}`)
    .join('\n');
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
