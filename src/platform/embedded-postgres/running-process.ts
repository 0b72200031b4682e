import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const linux = process.platform === 'linux';

/**
 * A process id together with the moment at which that process began. Ids are given out again after a crash or
 * a restart of the machine, so an id alone may name a stranger.
 */
export type ProcessMark = string;

/** @returns undefined where no such process runs; one that has ended and waits to be reaped counts as ended */
export async function markOf(pid: number): Promise<ProcessMark | undefined> {
  try {
    const [state, began] = linux ? await fromProc(pid) : await fromPs(pid);
    return state?.startsWith('Z') || !began ? undefined : `${pid} ${began}`;
  } catch {
    return undefined;
  }
}

export async function isRunning(mark: ProcessMark): Promise<boolean> {
  return (await markOf(pidOf(mark))) === mark;
}

export function pidOf(mark: ProcessMark): number {
  return Number.parseInt(mark, 10);
}

/** Does this process run the given program in the given folder? Both as real paths. */
export async function runsIn(pid: number, program: string | RegExp, folder: string): Promise<boolean> {
  try {
    if (!linux) {
      const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
      return matches(stdout.split(' -D ')[0] ?? '', program) && stdout.includes(` -D ${folder} `);
    }
    const [executable, workingFolder] = await Promise.all([
      readlink(`/proc/${pid}/exe`),
      readlink(`/proc/${pid}/cwd`),
    ]);
    return matches(executable, program) && workingFolder === folder;
  } catch {
    return false;
  }
}

/** @returns whether the process was gone before the time was up */
export async function waitForEnd(mark: ProcessMark, secondsMax: number): Promise<boolean> {
  const deadline = Date.now() + secondsMax * 1000;
  while (await isRunning(mark)) {
    if (Date.now() > deadline) return false;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return true;
}

function matches(executable: string, program: string | RegExp): boolean {
  return typeof program === 'string' ? executable === program : program.test(executable);
}

async function fromProc(pid: number): Promise<[string | undefined, string | undefined]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold spaces and brackets of its own; proc(5) counts the state as field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [fields[0], fields[22 - 3]];
}

async function fromPs(pid: number): Promise<[string | undefined, string | undefined]> {
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]);
  const [state, ...began] = stdout.trim().split(/\s+/);
  return [state, began.join(' ')];
}
