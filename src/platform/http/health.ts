import type { FastifyInstance } from 'fastify';
import type { Platform } from '#platform/platform.ts';

/** /health/live: the process answers. /health/ready: it also reaches its database. */
export function registerHealth(server: FastifyInstance, platform: Platform): void {
  server.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );
  server.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await platform.database.pool.query('select 1');
      return reply.send({ status: 'ready' });
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'not-ready', waitingFor: 'database' });
    }
  });
}
