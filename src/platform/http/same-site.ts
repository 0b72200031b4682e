import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '#platform/http/problems.ts';

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page makes with our visitor's cookies. Browsers say where a request comes from
 * (Fetch Metadata, else Origin); together with SameSite=Lax cookies no token in the form is needed.
 * The API takes no cookies, so it is not concerned.
 */
export function refuseFromElsewhere(baseUrl: string, except: ReadonlySet<string>) {
  const ours = new URL(baseUrl).host;
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    if (readOnly.has(request.method) || request.url.startsWith('/api/')) return;
    if (except.has(request.routeOptions.url ?? '')) return;
    const site = request.headers['sec-fetch-site'];
    if (site === 'same-origin' || site === 'none') return;
    const origin = request.headers.origin;
    if (site === undefined) {
      const host = origin === undefined ? undefined : URL.parse(origin)?.host;
      if (host !== undefined && (host === ours || host === request.headers.host)) return;
    }
    throw new Forbidden(
      'This form came from another site, so nothing was done. Open the page here and send it again.',
    );
  };
}
