import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isRunning, markOf, type ProcessMark } from './running-process.ts';

const lockSecondsMax = 150;
// Below the ports that systems hand out for outgoing connections, so that the remembered one is seldom taken.
const lowestPort = 20_000;
const highestPort = 32_000;

/** A running Spreadwell that uses the database. */
interface Holder {
  readonly id: string;
  readonly process: ProcessMark;
}

interface State {
  readonly port?: number;
  readonly holders: readonly Holder[];
}

export const logFile = (dataDir: string) => join(dataDir, 'postgres.log');
export const passwordFile = (dataDir: string) => join(dataDir, 'postgres-password');

/**
 * Lets one process at a time start or stop the database of a data folder. The lock of a process that was killed
 * counts for nothing.
 */
export async function whileLocked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dataDir, 'postgres-lock');
  const ticket = `${lock}.${randomUUID()}`;
  const mark = await ownMark();
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(ticket, mark);
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        'Give it to the account that runs Spreadwell, or set DATA_DIR to a folder that it may write, then start again.',
      { cause },
    );
  }
  try {
    const deadline = Date.now() + lockSecondsMax * 1000;
    while (!(await takeLock(ticket, lock))) {
      await dropLockOfTheDead(lock);
      if (Date.now() > deadline) {
        throw new Error(
          `Another Spreadwell has been starting or stopping the database for ${lockSecondsMax} seconds.\n` +
            `If none is running, delete ${lock} and start again.`,
        );
      }
      await new Promise((wake) => setTimeout(wake, 50));
    }
  } finally {
    await rm(ticket, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** @returns the password, made at the first start; undefined where the database exists and its password is lost */
export async function password(dataDir: string, databaseExists: boolean): Promise<string | undefined> {
  const kept = await readFile(passwordFile(dataDir), 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
  if (databaseExists) return undefined;
  const fresh = randomBytes(24).toString('base64url');
  await rm(passwordFile(dataDir), { force: true });
  await writeFile(passwordFile(dataDir), `${fresh}\n`, { mode: 0o600 });
  return fresh;
}

/** @returns the port of earlier starts, or another where that one is taken or unwanted */
export async function choosePort(dataDir: string, unwanted?: number): Promise<number> {
  const state = await readState(dataDir);
  let port = state.port;
  while (port === undefined || port === unwanted || !(await isFree(port))) {
    port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
  }
  await writeState(dataDir, { ...state, port });
  return port;
}

/** @returns those that run; a holder that was killed is forgotten */
export async function runningHolders(dataDir: string): Promise<readonly Holder[]> {
  const { holders } = await readState(dataDir);
  const running = await Promise.all(holders.map((holder) => isRunning(holder.process)));
  return holders.filter((_, index) => running[index]);
}

export async function addHolder(dataDir: string): Promise<string> {
  const holder = { id: randomUUID(), process: await ownMark() };
  const holders = [...(await runningHolders(dataDir)), holder];
  await writeState(dataDir, { ...(await readState(dataDir)), holders });
  return holder.id;
}

/** @returns whether anyone still uses the database */
export async function removeHolder(dataDir: string, id: string): Promise<boolean> {
  const holders = (await runningHolders(dataDir)).filter((holder) => holder.id !== id);
  await writeState(dataDir, { ...(await readState(dataDir)), holders });
  return holders.length > 0;
}

const stateFile = (dataDir: string) => join(dataDir, 'postgres-state.json');

async function readState(dataDir: string): Promise<State> {
  try {
    const { port, holders } = JSON.parse(await readFile(stateFile(dataDir), 'utf8')) as Partial<State>;
    return { ...(port === undefined ? {} : { port }), holders: holders ?? [] };
  } catch {
    // Absent, or cut short by a crash: everything in it can be found anew.
    return { holders: [] };
  }
}

async function writeState(dataDir: string, state: State): Promise<void> {
  await writeFile(stateFile(dataDir), `${JSON.stringify(state, undefined, 2)}\n`);
}

async function takeLock(ticket: string, lock: string): Promise<boolean> {
  try {
    // A link appears at once with its content, so that nobody ever reads a half-written lock.
    await link(ticket, lock);
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw problem;
  }
}

async function dropLockOfTheDead(lock: string): Promise<void> {
  const seen = await readFile(lock, 'utf8').catch(() => undefined);
  if (seen === undefined || (await isRunning(seen))) return;
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => undefined);
  // Between our look and our move another process may have taken the lock: then it gets it back.
  if (taken !== undefined && taken !== seen) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

async function ownMark(): Promise<ProcessMark> {
  const mark = await markOf(process.pid);
  if (mark === undefined)
    throw new Error('This system does not tell when a process began: /proc or ps is needed.');
  return mark;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => answer(true)));
  });
}
