import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { openSession } from '#platform/session/session.queries.ts';
import { freePort } from '#support/free-port.ts';
import { expect, test, testSite } from '#support/test.ts';

const times = 50;
/** Later after a posting that was not there, sooner after one that was: so the kills fall about its middle, however fast the machine. */
const firstDelayMs = 10;
const later = 1.3;
const sooner = 0.7;
const { site, make } = await testSite();
const server = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');
let dataDir: string;
const left = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'spreadwell-killed-'));
});

afterAll(async () => {
  for (const child of left) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

async function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, [server], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: site.platform.config.databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMONSTRATION: 'no',
      WORKER: 'apart',
      LOG_LEVEL: 'fatal',
    },
    stdio: 'ignore',
  });
  left.add(child);
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 1_200; i += 1) {
    if ((await fetch(`${url}/health/ready`).catch(() => undefined))?.ok) return { child, url };
    await wait(50);
  }
  throw new Error('the server did not start');
}

test(`killed in the middle of posting, ${times} times: the idea is wholly there or wholly not`, async () => {
  const author = await make.member();
  const { token } = await openSession(site.db, {
    personId: author.personId,
    device: 'test',
    keep: false,
    secondFactor: false,
    now: new Date(),
  });
  const outcomes = { there: 0, not: 0 };
  let next = startServer();
  let delayMs = firstDelayMs;
  for (let i = 0; i < times; i += 1) {
    const { child, url } = await next;
    // The one after starts while this one is posted to: 50 starts one after another would take a minute.
    if (i + 1 < times) next = startServer();
    const draftId = crypto.randomUUID();
    const fields = {
      problem: `Kill number ${i}`,
      proposal: 'A light',
      helps: 'Patients',
      visibility: 'everyone',
      patentable: 'no',
    };
    await site.db
      .insertInto('draft')
      .values({
        id: draftId,
        kind: 'idea',
        person_id: author.personId,
        fields: JSON.stringify(fields),
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute();
    const exited = once(child, 'exit');
    const posted = fetch(`${url}/ideas`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: `session=${token}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `draftId=${draftId}`,
    }).catch(() => undefined);
    await wait(delayMs);
    child.kill('SIGKILL');
    await Promise.all([exited, posted]);
    left.delete(child);
    // A statement that was under way ends, one way or the other, before we look.
    await settled();
    const outcome = await whatIsThere(draftId, fields.problem);
    outcomes[outcome] += 1;
    delayMs *= outcome === 'there' ? sooner : later;
  }
  expect(outcomes.there + outcomes.not).toBe(times);
  expect(outcomes.there).toBeGreaterThan(0);
  expect(outcomes.not).toBeGreaterThan(0);
}, 900_000);

async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await site.platform.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()
        and query like '%idea%'`,
    );
    if (rows.length === 0) return;
    await wait(5);
  }
}

async function whatIsThere(draftId: string, problem: string): Promise<'there' | 'not'> {
  const { rows } = await site.platform.database.pool.query<{
    drafts: number;
    ideas: number;
    versions: number;
    events: number;
    unplaced: number;
  }>(
    `select (select count(*)::int from draft where id = $1) as drafts,
      (select count(*)::int from idea where problem = $2) as ideas,
      (select count(*)::int from idea_version where problem = $2) as versions,
      (select count(*)::int from event e join idea i on i.id = e.subject where i.problem = $2 and e.verb = 'idea.posted') as events,
      (select count(*)::int from event_unplaced u join event e on e.id = u.event_id join idea i on i.id = e.subject where i.problem = $2) as unplaced`,
    [draftId, problem],
  );
  const found = rows[0];
  if (found?.ideas === 1) {
    expect(found).toEqual({ drafts: 0, ideas: 1, versions: 1, events: 1, unplaced: 1 });
    return 'there';
  }
  expect(found).toEqual({ drafts: 1, ideas: 0, versions: 0, events: 0, unplaced: 0 });
  return 'not';
}
