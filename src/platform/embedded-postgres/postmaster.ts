import { spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { plainSurroundings } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { markOf, type ProcessMark, pidOf, runsIn, waitForEnd } from './running-process.ts';

const startSecondsMax = 120;
const fastStopSecondsMax = 10;
const immediateStopSecondsMax = 3;
const logBytesMax = 10_000_000;

/** A running Postgres server: its first process, which starts and ends all the others. */
export interface Postmaster {
  readonly process: ProcessMark;
  readonly port: number;
}

export type Settings = Readonly<Record<string, string>>;

/** For a laptop or a small server with two cores; operators with more bring a Postgres of their own. */
const settingsOfOurs: Settings = {
  listen_addresses: '127.0.0.1',
  // Reached by its port alone: no socket that other accounts of this machine could find.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  // Our queries are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  cluster_name: 'spreadwell',
};

/** Raised when Postgres ends before it takes connections; `log` is what it said. */
export class PostgresDidNotStart extends Error {
  readonly log: string;
  constructor(message: string, log: string) {
    super(message);
    this.log = log;
  }
}

/** @returns the server that runs on this cluster, whoever started it, once it takes connections or is about to */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const { pid, port } = await readPidFile(cluster.folder);
  if (pid === undefined || port === undefined) return undefined;
  const process = await markOf(pid);
  // Where the process is gone, Postgres itself clears its file at the next start.
  if (process === undefined) return undefined;
  if (await runsIn(pid, /(^|\/)postgres( \(deleted\))?$/, cluster.folder)) return { process, port };
  // The id was given to another program since; Postgres would take that one for itself and refuse to start.
  await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
  return undefined;
}

/** @throws PostgresDidNotStart */
export async function launch(
  cluster: Cluster,
  binaries: Binaries,
  options: { port: number; logFile: string; settings: Settings; onEnd: () => void },
): Promise<Postmaster> {
  await startNewLogWhenLong(options.logFile);
  const log = await open(options.logFile, 'a', 0o600);
  const logStart = (await log.stat()).size;
  const settings = { ...settingsOfOurs, ...options.settings, port: String(options.port) };
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      cluster.folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...cluster.account,
      ...plainSurroundings,
      // In a group of its own: Ctrl-C must reach us alone, and the database goes last.
      detached: true,
      // A file and not a pipe: when we are killed, Postgres lives on and must be able to write.
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  let ended = false;
  let problem = '';
  child.once('error', (error) => {
    ended = true;
    problem = `${error.message}\n`;
  });
  child.once('exit', () => {
    ended = true;
  });
  const deadline = Date.now() + startSecondsMax * 1000;
  try {
    for (;;) {
      const { pid, port, state } = await readPidFile(cluster.folder);
      if (!ended && pid === child.pid && port !== undefined && state === 'ready') {
        const process = await markOf(pid ?? 0);
        if (process !== undefined) {
          child.once('exit', options.onEnd);
          child.unref();
          return { process, port };
        }
      }
      if (ended || Date.now() > deadline) {
        child.kill('SIGQUIT');
        const said = problem + (await readFile(options.logFile)).subarray(logStart).toString('utf8');
        throw new PostgresDidNotStart(failure(said, options.logFile, ended), said);
      }
      await new Promise((wake) => setTimeout(wake, 20));
    }
  } finally {
    await log.close();
  }
}

/** Ends the server: politely at first, then by force. Returns when it is gone. */
export async function end({ process: postmaster }: Postmaster): Promise<void> {
  // Postgres's own words: SIGINT is 'fast' (open work is rolled back), SIGQUIT is 'immediate' (as after a crash).
  if (await signalAndWait(postmaster, 'SIGINT', fastStopSecondsMax)) return;
  if (await signalAndWait(postmaster, 'SIGQUIT', immediateStopSecondsMax)) return;
  if (await signalAndWait(postmaster, 'SIGKILL', immediateStopSecondsMax)) return;
  throw new Error(
    `Postgres (process ${pidOf(postmaster)}) does not end. Restart the machine before the next start.`,
  );
}

async function signalAndWait(
  postmaster: ProcessMark,
  signal: NodeJS.Signals,
  secondsMax: number,
): Promise<boolean> {
  try {
    process.kill(pidOf(postmaster), signal);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ESRCH') throw problem;
  }
  return waitForEnd(postmaster, secondsMax);
}

async function readPidFile(folder: string): Promise<{ pid?: number; port?: number; state?: string }> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port, state] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()];
  return { ...(pid > 0 ? { pid } : {}), ...(port > 0 ? { port } : {}), ...(state ? { state } : {}) };
}

async function startNewLogWhenLong(logFile: string): Promise<void> {
  const bytes = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > logBytesMax) await rename(logFile, `${logFile}.1`);
}

const cures: readonly [RegExp, string][] = [
  [/No space left on device/, 'The disk is full. Make room, then start again.'],
  [
    /Cannot allocate memory|could not map anonymous shared memory|could not resize shared memory/,
    'There is too little free memory. Close other programs (about 400 MB are needed), then start again.',
  ],
  [
    /Permission denied|Operation not permitted|has wrong ownership|invalid permissions/,
    'Postgres may not use its folder. Give the folder back to the account that runs Spreadwell, then start again.',
  ],
  [
    /invalid primary checkpoint|could not locate a valid checkpoint|invalid checkpoint record/,
    'The files of the database are damaged. Put them back from your backup, then start again.',
  ],
];

function failure(said: string, logFile: string, ended: boolean): string {
  const lines = said
    .trim()
    .split('\n')
    .slice(-12)
    .map((line) => `  ${line}`);
  const cure = cures.find(([sign]) => sign.test(said))?.[1];
  return [
    ended
      ? 'Postgres did not start. It said:'
      : `Postgres was not ready after ${startSecondsMax} seconds. It said:`,
    ...lines,
    cure ??
      'Mend what the lines above name, then start again. Or set DATABASE_URL to a Postgres of your own.',
    `The whole log is in ${logFile}.`,
  ].join('\n');
}
