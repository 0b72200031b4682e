/**
 * A real Postgres for those who bring none: started from the programs of an npm package, kept in the data folder.
 *
 * Words: the cluster is Postgres's own folder; the postmaster is its first process; a holder is a running Spreadwell
 * that uses it. Invariants: at most one postmaster per data folder; the last holder to leave ends it; one that
 * outlived a killed Spreadwell is adopted; it listens on this machine alone and asks for a password.
 */
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { accountForPostgres } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Cluster, checkMajor, createCluster, databaseOwner, findCluster } from './cluster.ts';
import {
  addHolder,
  choosePort,
  logFile,
  password,
  passwordFile,
  removeHolder,
  runningHolders,
  whileLocked,
} from './data-folder.ts';
import {
  end,
  findPostmaster,
  launch,
  PostgresDidNotStart,
  type Postmaster,
  type Settings,
} from './postmaster.ts';
import { pidOf, runsIn } from './running-process.ts';

export interface EmbeddedPostgres {
  /** postgres://..., with the password; never to be logged. */
  readonly url: string;
  /** It ran already, started by another Spreadwell. */
  readonly adopted: boolean;
  /** Leaves the database, and ends it where nobody else uses it. A second call changes nothing. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** A folder with bin, lib and share of another Postgres (15 or later), in place of the one that npm brought. */
  readonly binaries?: string;
  /** Postgres's own settings, added to ours; they do not reach a server that already runs. */
  readonly settings?: Settings;
}

const databaseName = 'spreadwell';
const retrySecondsMax = 15;
const connectSecondsMax = 10;

/** @throws Error that says, in the words an operator needs, why there is no database and what to do next */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  return whileLocked(dataDir, async () => {
    const { cluster, binaries, secret } = await prepare(dataDir, options);
    const already = await findUsable(dataDir, cluster, binaries, secret, options.log);
    const leaving = { begun: false };
    const onEnd = () => {
      if (!leaving.begun) options.log(`Postgres ended unexpectedly. Its log is in ${logFile(dataDir)}.`);
    };
    const postmaster =
      already ??
      (await launchPatiently(dataDir, cluster, binaries, { settings: options.settings ?? {}, onEnd }));
    await makeDatabase(dataDir, postmaster, secret).catch(async (problem: unknown) => {
      leaving.begun = true;
      if (!already) await end(postmaster);
      throw problem;
    });
    const holder = await addHolder(dataDir);
    options.log(
      `Postgres ${binaries.major} ${already ? 'was running' : 'started'} on 127.0.0.1:${postmaster.port}.`,
    );
    let stopped: Promise<void> | undefined;
    const stop = () =>
      whileLocked(dataDir, async () => {
        leaving.begun = true;
        if (await removeHolder(dataDir, holder)) return;
        const running = await findPostmaster(cluster);
        if (running) await end(running);
      });
    return {
      url: address(postmaster, secret, databaseName),
      adopted: already !== undefined,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  });
}

async function prepare(dataDir: string, options: EmbeddedPostgresOptions) {
  const account = await accountForPostgres();
  const cluster = await findCluster(dataDir, account);
  const binaries = await findBinaries(cluster.account, options.binaries);
  const secret = await password(dataDir, cluster.exists);
  if (secret === undefined) {
    throw new Error(
      `The password of the database is lost: ${passwordFile(dataDir)} is missing or empty.\n` +
        'Put that file back from your backup, then start again.',
    );
  }
  if (cluster.exists) {
    await checkMajor(cluster, binaries);
    return { cluster, binaries, secret };
  }
  options.log('Creating the database. This takes a few seconds, once.');
  await createCluster(dataDir, cluster, binaries, secret);
  if (cluster.elsewhere) {
    options.log(
      `It is in ${cluster.folder}, because the account that runs Postgres cannot enter ${dataDir}.`,
    );
  }
  // Asked again, because what now exists has a real path.
  return { cluster: await findCluster(dataDir, account), binaries, secret };
}

/** @returns a server that runs on the cluster and answers; one that does not answer is ended */
async function findUsable(
  dataDir: string,
  cluster: Cluster,
  binaries: Binaries,
  secret: string,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const running = await findPostmaster(cluster);
  if (!running) return undefined;
  const inUse = (await runningHolders(dataDir)).length > 0;
  // After an upgrade the old programs may still run; while another Spreadwell uses them, they stay.
  const current = await runsIn(pidOf(running.process), binaries.postgres, cluster.folder);
  const problem = await tryConnect(running, secret);
  if (problem === undefined && (current || inUse)) return running;
  if (inUse) {
    throw new Error(
      `Another Spreadwell uses this database, and it does not answer: ${problem?.message}\n` +
        'Stop the other one, then start again.',
      { cause: problem },
    );
  }
  log('A Postgres that an earlier Spreadwell left behind cannot be used; it is ended and started anew.');
  await end(running);
  return undefined;
}

/** Twice a start fails for a reason that passes: another program took the port, or a killed server's parts are still ending. */
async function launchPatiently(
  dataDir: string,
  cluster: Cluster,
  binaries: Binaries,
  options: { settings: Settings; onEnd: () => void },
): Promise<Postmaster> {
  const deadline = Date.now() + retrySecondsMax * 1000;
  let takenPort: number | undefined;
  for (;;) {
    const port = await choosePort(dataDir, takenPort);
    try {
      return await launch(cluster, binaries, { ...options, port, logFile: logFile(dataDir) });
    } catch (problem) {
      if (!(problem instanceof PostgresDidNotStart) || Date.now() > deadline) throw problem;
      if (/could not bind|could not create any TCP\/IP sockets/.test(problem.log)) takenPort = port;
      else if (!/pre-existing shared memory block|lock file .* already exists/.test(problem.log))
        throw problem;
      await wait(250);
    }
  }
}

async function makeDatabase(dataDir: string, postmaster: Postmaster, secret: string): Promise<void> {
  const problem = await tryConnect(postmaster, secret);
  if (problem === undefined) return;
  const code = problem instanceof pg.DatabaseError ? problem.code : undefined;
  if (code === passwordIsWrong) {
    throw new Error(
      `The database does not accept the password in ${passwordFile(dataDir)}.\n` +
        'Put that file back from your backup, then start again.',
      { cause: problem },
    );
  }
  if (code !== databaseIsAbsent) throw problem;
  const client = newClient(postmaster, secret, 'postgres');
  await client.connect();
  try {
    await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

const databaseIsAbsent = '3D000';
const passwordIsWrong = '28P01';

/** @returns what went wrong, or undefined */
async function tryConnect(postmaster: Postmaster, secret: string): Promise<Error | undefined> {
  const client = newClient(postmaster, secret, databaseName);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (problem) {
    return problem instanceof Error ? problem : new Error(String(problem));
  }
}

function newClient(postmaster: Postmaster, secret: string, database: string): pg.Client {
  const client = new pg.Client({
    connectionString: address(postmaster, secret, database),
    connectionTimeoutMillis: connectSecondsMax * 1000,
  });
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => undefined);
  return client;
}

function address(postmaster: Postmaster, secret: string, database: string): string {
  return `postgres://${databaseOwner}:${encodeURIComponent(secret)}@127.0.0.1:${postmaster.port}/${database}`;
}
