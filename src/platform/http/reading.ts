import type { FastifyRequest } from 'fastify';
import { type Viewer, visitor } from '#kit/viewer.ts';
import type { Reading, RequestFacts } from '#platform/http/route.ts';
import { cookieName } from '#platform/http/send.ts';
import type { Platform } from '#platform/platform.ts';
import { findViewer } from '#platform/session/session.queries.ts';

export async function viewerOf(
  platform: Platform,
  request: FastifyRequest,
  secure: boolean,
): Promise<Viewer> {
  const token = request.cookies[cookieName('session', secure)];
  if (!token) return visitor;
  return (await findViewer(platform.database.db, token, platform.clock.now())) ?? visitor;
}

export function readingOf<P, Q>(
  platform: Platform,
  request: FastifyRequest,
  viewer: Viewer,
  params: P,
  query: Q,
  secure: boolean,
): Reading<P, Q> {
  return {
    db: platform.database.db,
    viewer,
    params,
    query,
    now: platform.clock.now(),
    platform,
    request: requestFacts(request, secure),
  };
}

function requestFacts(request: FastifyRequest, secure: boolean): RequestFacts {
  return {
    path: request.url.split('?')[0] ?? '/',
    address: request.url,
    ip: request.ip,
    device: request.headers['user-agent'] ?? '',
    cookie: (name) => request.cookies[cookieName(name, secure)],
  };
}
