import { brotliCompressSync } from 'node:zlib';
import fastify from 'fastify';

/** The floor: the same page as a string that was made beforehand, from Fastify and nothing else. */
const html = process.env.BENCH_HTML ?? '';
const packed = brotliCompressSync(Buffer.from(html));
const server = fastify();
server.get('/*', (request, reply) => {
  reply.header('content-type', 'text/html; charset=utf-8');
  return /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    ? reply.header('content-encoding', 'br').send(packed)
    : reply.send(html);
});
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
