import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Absent } from '#platform/http/problems.ts';
import type { Platform } from '#platform/platform.ts';

const bucketSeconds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Prometheus figures at /metrics, one log line a request. Routes appear by their pattern, never by an address.
 * Without METRICS_TOKEN only this machine may read the figures.
 */
export function measureRequests(server: FastifyInstance, platform: Platform): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from request to last byte, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: bucketSeconds,
    registers: [registry],
  });
  const { pool } = platform.database;
  new Gauge({
    name: 'database_connections',
    help: 'Connections of this process by what they do',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited-for' }, pool.waitingCount);
    },
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    platform.log.info(
      {
        request: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  server.get('/metrics', async (request, reply) => {
    const { metricsToken } = platform.config;
    const { authorization } = request.headers;
    const here = thisMachine.has(request.ip) && !cameThroughProxy(request.headers);
    if (!(metricsToken === undefined ? here : isToken(metricsToken, authorization))) throw new Absent();
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
}

const thisMachine = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** A proxy on this machine has this machine's address, whoever it asks for. */
function cameThroughProxy(headers: IncomingHttpHeaders): boolean {
  return ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => headers[name] !== undefined);
}

function isToken(token: string, authorization: string | undefined): boolean {
  const right = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization ?? '');
  return right.length === given.length && timingSafeEqual(right, given);
}
