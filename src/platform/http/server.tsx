import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import underPressure from '@fastify/under-pressure';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { newId } from '#kit/ids.ts';
import { type ApiRoute, type FindTokenHolder, registerApi } from '#platform/http/api-route.ts';
import { bodyMaxBytes, parseForm } from '#platform/http/body.ts';
import type { Chrome } from '#platform/http/chrome.tsx';
import { translateErrors } from '#platform/http/errors.tsx';
import { pageHandler } from '#platform/http/handle-page.ts';
import { postHandler } from '#platform/http/handle-post.ts';
import { registerHealth } from '#platform/http/health.ts';
import { serveKeptPages } from '#platform/http/kept-pages.ts';
import { measureRequests } from '#platform/http/metrics.ts';
import { viewerOf } from '#platform/http/reading.ts';
import type { Route } from '#platform/http/route.ts';
import { refuseFromElsewhere } from '#platform/http/same-site.ts';
import type { Platform } from '#platform/platform.ts';

export interface ServerParts {
  readonly routes: readonly Route[];
  readonly api: readonly ApiRoute[];
  readonly findTokenHolder: FindTokenHolder;
  readonly chrome: Chrome;
  readonly assetsFolder: string;
}

const requestMilliseconds = 30_000;
const retryAfterSeconds = 30;

export async function openServer(platform: Platform, parts: ServerParts): Promise<FastifyInstance> {
  const { config, log } = platform;
  const server = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < config.trustProxy,
    bodyLimit: bodyMaxBytes,
    requestTimeout: requestMilliseconds,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: newId,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  await server.register(cookie);
  if (parts.chrome.cache) serveKeptPages(server, parts.chrome.cache, parts.chrome.secure);
  await server.register(helmet, securityHeaders(parts.chrome.secure));
  await server.register(formbody, { bodyLimit: bodyMaxBytes, parser: parseForm });
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(underPressure, {
    maxEventLoopDelay: config.busyAfterMs,
    pressureHandler: turnAwayWhenBusy,
  });
  await server.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: 60_000,
    // Files that never change are asked for once a browser; a page with a picture for each sentence asks for a hundred.
    allowList: (request) => /^\/(?:assets|health)\/|^\/pictures\/[a-z]+\/[0-9a-f]{12}\//.test(request.url),
  });
  await server.register(statics, {
    root: parts.assetsFolder,
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  measureRequests(server, platform);
  translateErrors(server, parts.chrome, log, (request) => viewerOf(platform, request, parts.chrome.secure));
  registerHealth(server, platform);
  const fromElsewhere = new Set(
    parts.routes.filter((route) => route.post?.fromElsewhere).map((route) => route.pattern),
  );
  server.addHook('preHandler', refuseFromElsewhere(config.baseUrl, fromElsewhere));
  for (const route of parts.routes) {
    if (route.page) server.get(route.pattern, pageHandler(platform, parts.chrome, route.page));
    else if (route.post) server.post(route.pattern, postHandler(platform, parts.chrome, route.post));
  }
  await registerApi(server, platform, parts.api, parts.findTokenHolder);
  return server;
}

/** The plugin says 'infinite' where it has measured nothing, as after a slow start: that is no sign of pressure. */
async function turnAwayWhenBusy(
  _request: FastifyRequest,
  reply: FastifyReply,
  _type: string,
  measured: number | undefined,
): Promise<void> {
  if (measured === Number.POSITIVE_INFINITY) return;
  reply.header('retry-after', String(retryAfterSeconds));
  throw Object.assign(new Error('the event loop is late'), { statusCode: 503 });
}

/** No inline script or style, nothing from elsewhere, framed by nobody. */
function securityHeaders(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Speech: from our own address, and as the page's own script was given it.
        mediaSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // With helmet's own 'no-referrer' browsers send 'Origin: null' from our own forms.
    referrerPolicy: { policy: 'same-origin' as const },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' as const },
  };
}
