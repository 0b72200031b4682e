import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, inject } from 'vitest';
import { openTestSite } from '#support/site.ts';
import { expect, test } from '#support/test.ts';

const awaySeconds = 30;

/** Stands between the site and its database, and can go away as a database does. */
class Gate {
  private readonly open = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  constructor(private readonly to: { host: string; port: number }) {}

  async listen(): Promise<void> {
    const server = createServer((incoming) => {
      const outgoing = connect(this.to);
      for (const [one, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.open.delete(one);
          other.destroy();
        });
      }
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.port = address.port;
    this.server = server;
  }

  async goAway(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}

const postgresUrl = new URL(inject('postgresUrl'));
const gate = new Gate({ host: postgresUrl.hostname, port: Number(postgresUrl.port) });
await gate.listen();
const site = await openTestSite(postgresUrl.toString(), {}, (url) => {
  url.port = String(gate.port);
});
afterAll(async () => {
  await site.close();
  await gate.goAway();
});

test(`the database is gone for ${awaySeconds} seconds: pages say so, then recover without a restart`, async () => {
  const visitor = site.visitor();
  expect((await visitor.get('/projects')).status).toBe(200);
  expect((await visitor.get('/health/ready')).status).toBe(200);

  await gate.goAway();
  const away = await visitor.get('/projects');
  expect(away.status).toBe(503);
  expect(away).toShow('Nothing is lost');
  expect(away).toShow('load the page again');
  expect((await visitor.get('/health/ready')).status).toBe(503);
  expect((await visitor.get('/health/live')).status).toBe(200);
  const posted = await visitor.post('/ideas/preview', { problem: 'Typed while the database was away' });
  expect(posted.status).toBe(503);
  await wait(awaySeconds * 1_000);
  expect((await visitor.get('/projects')).status).toBe(503);

  await gate.listen();
  await expect.poll(async () => (await visitor.get('/projects')).status, { timeout: 10_000 }).toBe(200);
  expect((await visitor.get('/health/ready')).status).toBe(200);
}, 120_000);
