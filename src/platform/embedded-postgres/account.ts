import { execFile } from 'node:child_process';
import { chown, mkdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const accountName = 'spreadwell';

/** The account that Postgres runs under when we ourselves are root: Postgres refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** @returns undefined where we are not root, and Postgres simply runs as ourselves */
export async function accountForPostgres(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account = (await lookUp()) ?? (await create());
  try {
    await runAs(account, '/bin/sh', ['-c', ':']);
    return account;
  } catch (problem) {
    throw cannotUseAccount(problem);
  }
}

/** @returns who owns the folder, undefined where that is ourselves */
export async function ownerOf(folder: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(folder);
  return uid === process.getuid?.() ? undefined : { uid, gid };
}

/** Runs a program to its end, as the account where one is given, in a folder and with settings that are the same for everyone. */
export function runAs(account: Account | undefined, program: string, options: readonly string[]) {
  return run(program, [...options], { ...account, ...plainSurroundings, maxBuffer: 16 * 1024 * 1024 });
}

/**
 * The root folder, because an account that cannot enter the present folder cannot start anything there. Our own
 * environment stays out: PGDATA, PGPORT and their like would change what Postgres does.
 */
export const plainSurroundings = {
  cwd: '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' },
};

export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return runAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}

/** Makes an empty folder, closed to everyone else, that the account owns. */
export async function makeFolderFor(account: Account | undefined, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', accountName]), run('id', ['-g', accountName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<Account> {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName]],
    // Alpine and other BusyBox systems.
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', accountName]],
  ];
  let problem: unknown;
  for (const [program, options] of ways) {
    await run(program, options).catch((error: unknown) => {
      problem ??= error;
    });
    // Looked up even after a failure: another process may have created it in the same moment.
    const account = await lookUp();
    if (account) return account;
  }
  throw cannotUseAccount(problem);
}

function cannotUseAccount(cause: unknown): Error {
  return new Error(
    [
      `Postgres does not run as root, and it could not be run under the account '${accountName}' instead:`,
      `  ${cause instanceof Error ? cause.message.trim() : String(cause)}`,
      'Do one of these, then start again:',
      '  - start Spreadwell as an ordinary user',
      `  - create the account yourself: useradd --system ${accountName}`,
      '  - set DATABASE_URL to a Postgres of your own',
    ].join('\n'),
    { cause },
  );
}
