import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toVisit } from '#kit/presentation.ts';
import {
  asCachedPage,
  type CachedPage,
  type Coding,
  type Headers,
  type PageCache,
} from '#platform/http/page-cache.ts';
import { presentationOf, scanningOf } from '#platform/http/reading.ts';
import { cookieName, takesBrotli, takesGzip } from '#platform/http/send.ts';

/**
 * Sends visitors the pages that are kept before anything else is done about a request: what every visitor may see needs no limit, and
 * the headers are those that it had when it was made.
 */
export function serveKeptPages(server: FastifyInstance, cache: PageCache, secure: boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    const address = request.method === 'GET' ? keptAddress(request, secure) : undefined;
    const page = address === undefined ? undefined : cache.get(address);
    if (page) sendKept(reply, page);
    else done();
  });
}

/** Where a page is kept that is the same for all who see it so: in large print it is another. @returns undefined for who is not just anyone */
export function keptAddress(request: FastifyRequest, secure: boolean): string | undefined {
  const { cookies } = request;
  if (cookies[cookieName('session', secure)] || cookies[cookieName('notice', secure)]) return undefined;
  return `${toVisit(presentationOf(request, secure))} ${scanningOf(request, secure) ?? ''} ${request.url}`;
}

/** A visitor's page: browsers and proxies may keep it but must ask each time whether it still holds. */
export function keepable(reply: FastifyReply, html: string): CachedPage {
  const sent: Headers = Object.fromEntries(
    Object.entries({ ...reply.raw.getHeaders(), ...reply.getHeaders() }).flatMap(([name, value]) =>
      value === undefined || ofOneAnswer.test(name) ? [] : [[name, value]],
    ),
  );
  return asCachedPage(html, {
    ...sent,
    'content-type': 'text/html; charset=utf-8',
    vary: 'accept-encoding, cookie',
    'cache-control': 'private, no-cache',
  });
}

const ofOneAnswer = /^(?:x-ratelimit-|retry-after$|set-cookie$|date$|connection$|keep-alive$)/;

export function sendKept(reply: FastifyReply, page: CachedPage): FastifyReply {
  const { headers } = reply.request;
  reply.hijack();
  if (headers['if-none-match'] === page.etag) reply.raw.writeHead(304, page.unchanged).end();
  else {
    const body = page[codingFor(headers)];
    reply.raw.writeHead(200, body.headers).end(body.bytes);
  }
  return reply;
}

function codingFor(headers: IncomingHttpHeaders): Coding {
  return takesBrotli(headers) ? 'brotli' : takesGzip(headers) ? 'gzip' : 'plain';
}
