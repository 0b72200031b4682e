import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ErrorPage } from '#design/error-page.tsx';
import type { Chrome } from '#platform/http/chrome.tsx';
import {
  Absent,
  Forbidden,
  isDatabaseAway,
  NeedsToken,
  RefusedByRule,
  Suspended,
  Unusable,
} from '#platform/http/problems.ts';
import { presentationOf, viewerFound } from '#platform/http/reading.ts';
import type { Log } from '#platform/log.ts';

interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
}

/** The one translator: pages for people, problem details (RFC 9457) for programs, and a log line where it is our fault. */
export function translateErrors(
  server: FastifyInstance,
  chrome: Chrome,
  log: Log,
  /** Finds out who looks, where the request has not come so far. */
  whoLooks: (request: FastifyRequest) => Promise<unknown>,
): void {
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const trouble = troubleOf(error);
    if (trouble.status >= 500)
      log.error({ err: error, request: request.id, route: request.routeOptions.url }, 'a request failed');
    return answer(request, reply, trouble, chrome, fieldsAtFault(error));
  });
  server.setNotFoundHandler(async (request, reply) => {
    await whoLooks(request).catch(() => undefined);
    return answer(request, reply, troubleOf(new Absent()), chrome);
  });
}

function troubleOf(error: Error & { statusCode?: number; code?: string }): Trouble {
  if (error instanceof Absent && error.what === 'link')
    return {
      status: 404,
      title: 'This link no longer works',
      whatHappened: 'A link from an e-mail works once, and for a limited time.',
      whatToDo:
        'If you pressed its button already, sign in. Else ask for a new one: on the page ‘Sign in’, or by joining again.',
    };
  if (error instanceof Absent && error.what === 'invitation')
    return {
      status: 404,
      title: 'There is no such invitation',
      whatHappened: 'It may have been answered or taken back, or be over, or be for somebody else.',
      whatToDo: 'Ask whoever invited you to send a new one.',
    };
  if (error instanceof Absent)
    return {
      status: 404,
      title: 'Page not found',
      whatHappened: 'There is no page at this address that you can see.',
      whatToDo:
        'Check the address. If it was shared with you, it may be open only to staff or to one organisation: sign in and try again.',
    };
  if (error instanceof Forbidden)
    return {
      status: 403,
      title: 'You cannot do this',
      whatHappened: error.whatToDo,
      whatToDo: 'Nothing was changed.',
    };
  if (error instanceof Suspended)
    return {
      status: 403,
      title: 'This account is suspended',
      whatHappened: error.words,
      whatToDo: 'You are not signed in. What is open to everyone you can read as before.',
    };
  if (error instanceof NeedsToken)
    return {
      status: 401,
      title: 'A personal token is needed',
      whatHappened: 'The Authorization header holds no token that is in force.',
      whatToDo: 'Make one in your account and send it as "Authorization: Bearer ...".',
    };
  if (error instanceof RefusedByRule)
    return {
      status: 409,
      title: 'That did not work',
      whatHappened: error.message,
      whatToDo: 'Nothing was changed.',
    };
  if (error instanceof Unusable)
    return {
      status: error.status,
      title: 'That did not work',
      whatHappened: error.whatToDo,
      whatToDo: 'Nothing was changed.',
    };
  if (isDatabaseAway(error))
    return {
      status: 503,
      title: 'The site cannot reach its data',
      whatHappened: 'This usually lasts less than a minute. Nothing is lost.',
      whatToDo:
        'Wait a little, then load the page again. If you sent a form, go back in your browser and send it again.',
    };
  const status = error.statusCode ?? 500;
  if (status === 429)
    return {
      status,
      title: 'Too many requests',
      whatHappened: 'Too many requests came from your network in one minute.',
      whatToDo: 'Wait a minute, then try again.',
    };
  if (status === 413)
    return {
      status,
      title: 'That was too much at once',
      whatHappened: 'What you sent is larger than this site takes.',
      whatToDo: 'Go back, shorten it, and send it again.',
    };
  if (status === 503)
    return {
      status,
      title: 'The site is very busy',
      whatHappened: 'It could not answer in time.',
      whatToDo: 'Try again in a minute.',
    };
  if (status >= 400 && status < 500)
    return {
      status,
      title: 'That did not work',
      whatHappened: 'The site could not read what your browser sent.',
      whatToDo: 'Go back and send it again.',
    };
  return {
    status: 500,
    title: 'Sorry, something went wrong',
    whatHappened: 'This is a fault of the site, not of yours. Nothing was half done.',
    whatToDo: 'Try again. If it goes on, tell those who run the site and give them the reference number.',
  };
}

/** Which fields of a program's JSON are wrong, and why. */
function fieldsAtFault(error: Error): { field: string; message: string }[] | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: issue.message ?? 'is wrong',
  }));
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  trouble: Trouble,
  chrome: Chrome,
  errors?: readonly { field: string; message: string }[],
): FastifyReply {
  reply.code(trouble.status).header('cache-control', 'no-store');
  if (request.url.startsWith('/api/'))
    return reply.header('content-type', 'application/problem+json').send({
      type: 'about:blank',
      title: trouble.title,
      status: trouble.status,
      detail: `${trouble.whatHappened} ${trouble.whatToDo}`,
      instance: `urn:uuid:${request.id}`,
      ...(errors ? { errors } : {}),
    });
  const content = {
    title: trouble.title,
    body: (
      <ErrorPage
        title={trouble.title}
        whatHappened={trouble.whatHappened}
        whatToDo={trouble.whatToDo}
        {...(trouble.status >= 500 ? { reference: request.id } : {})}
      />
    ),
  };
  return reply.header('content-type', 'text/html; charset=utf-8').send(
    chrome.render(content, {
      viewer: viewerFound(request),
      request,
      reply,
      presentation: presentationOf(request, chrome.secure),
    }),
  );
}
