import type { FastifyRequest } from 'fastify';
import { type Presentation, presentationFromVisit, standardPresentation } from '#kit/presentation.ts';
import { fromCarried } from '#kit/scan-settings.ts';
import { type Viewer, visitor } from '#kit/viewer.ts';
import type { Reading, RequestFacts } from '#platform/http/route.ts';
import { cookieName } from '#platform/http/send.ts';
import type { Platform } from '#platform/platform.ts';
import { findViewer } from '#platform/session/session.queries.ts';

/** Who was found to be looking, for the error page that a request may end in. */
const found = new WeakMap<FastifyRequest, Viewer>();

export function viewerFound(request: FastifyRequest): Viewer {
  return found.get(request) ?? visitor;
}

export async function viewerOf(
  platform: Platform,
  request: FastifyRequest,
  secure: boolean,
): Promise<Viewer> {
  const token = request.cookies[cookieName('session', secure)];
  if (!token) return visitor;
  const viewer = (await findViewer(platform.database.db, token, platform.clock.now())) ?? visitor;
  found.set(request, viewer);
  return viewer;
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
    request: requestFacts(request, viewer, secure),
  };
}

/** What was chosen for this visit goes before what was recorded, and is recorded nowhere. */
export function presentationOf(
  request: FastifyRequest,
  secure: boolean,
  viewer: Viewer = found.get(request) ?? visitor,
): Presentation {
  return (
    presentationFromVisit(request.cookies[cookieName('view', secure)]) ??
    (viewer.kind === 'person' ? viewer.presentation : undefined) ??
    standardPresentation
  );
}

/** How the page is worked with a switch: as this device carries it, else as the person keeps it; undefined where it is not. */
export function scanningOf(
  request: FastifyRequest,
  secure: boolean,
  viewer: Viewer = found.get(request) ?? visitor,
): string | undefined {
  const carried = request.cookies[cookieName('scan', secure)];
  if (fromCarried(carried)) return carried;
  return viewer.kind === 'person' ? viewer.scanning : undefined;
}

function requestFacts(request: FastifyRequest, viewer: Viewer, secure: boolean): RequestFacts {
  return {
    path: request.url.split('?')[0] ?? '/',
    address: request.url,
    ip: request.ip,
    device: request.headers['user-agent'] ?? '',
    presentation: presentationOf(request, secure, viewer),
    scanning: scanningOf(request, secure, viewer),
    cookie: (name) => request.cookies[cookieName(name, secure)],
  };
}
