import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { withQuery } from '#kit/paths.ts';
import { isInAudience } from '#kit/viewer.ts';
import { storable } from '#platform/http/body.ts';
import type { Chrome } from '#platform/http/chrome.tsx';
import { keepable, keptAddress, sendKept } from '#platform/http/kept-pages.ts';
import { Absent, Forbidden } from '#platform/http/problems.ts';
import { readingOf, viewerOf } from '#platform/http/reading.ts';
import { isRedirection, type PageSpec } from '#platform/http/route.ts';
import { sendAttachment, sendHtml, sendRedirection } from '#platform/http/send.ts';
import type { Platform } from '#platform/platform.ts';

type AnyPage = PageSpec<z.ZodType, z.ZodType, unknown>;

export function pageHandler(platform: Platform, chrome: Chrome, spec: AnyPage) {
  const { secure } = chrome;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const keptAt = spec.staleAfter && chrome.cache ? keptAddress(request, secure) : undefined;
    const begunAt = Date.now();
    const viewer = await viewerOf(platform, request, secure);
    const params = parseParams(spec.params, request.params);
    const query = parseQuery(spec.query, request.query);
    const reading = readingOf(platform, request, viewer, params, query, secure);
    const easy =
      reading.request.presentation.easyRead &&
      chrome.easyAddressOf(
        request.routeOptions.url ?? '',
        request.params as Record<string, string>,
        request.query as Record<string, unknown>,
      );
    if (easy) return sendRedirection(reply, { redirect: easy }, secure);
    // The coarse question first: whoever is in no way meant learns nothing from what would be loaded.
    if (!isInAudience(viewer, spec.permission.audience)) return refuse();
    const loaded = await spec.load(reading);
    if (!spec.permission.may(viewer, loaded)) return refuse();
    const content = spec.view(loaded, reading);
    if (isRedirection(content)) return sendRedirection(reply, content, secure);
    if ('contentType' in content) return sendAttachment(reply, content);
    const versions = await chrome.versionsAt(
      reading.db,
      request.routeOptions.url ?? '',
      request.params as Record<string, string>,
    );
    const { presentation } = reading.request;
    const html = chrome.render(content, { viewer, request, reply, presentation, versions });
    if (keptAt !== undefined && (content.status ?? 200) === 200) {
      const page = keepable(reply, html);
      const tags = ['programme', ...(spec.staleAfter?.(params) ?? [])];
      if (versions) tags.push(versions.record.subjectId);
      chrome.cache?.put(keptAt, page, tags, begunAt);
      return sendKept(reply, page);
    }
    return sendHtml(reply, request, html, content.status ?? 200);

    function refuse(): FastifyReply {
      if (viewer.kind === 'person') throw new Forbidden(chrome.whyNot(viewer, spec.permission.audience));
      return sendRedirection(reply, { redirect: withQuery(chrome.signIn, { next: request.url }) }, secure);
    }
  };
}

/** Made once: a schema is dear to make. */
export const nothingAsked = z.object({});

export function parseParams(schema: z.ZodType | undefined, given: unknown): never {
  const parsed = (schema ?? nothingAsked).safeParse(given);
  if (!parsed.success) throw new Absent();
  return parsed.data as never;
}

/** What cannot be understood in a query is left out, as if it had not been asked. */
function parseQuery(schema: z.ZodType | undefined, given: unknown): never {
  const asked = storable(given) as Record<string, unknown>;
  const used = schema ?? nothingAsked;
  const first = used.safeParse(asked);
  if (first.success) return first.data as never;
  for (const issue of first.error.issues) delete asked[String(issue.path[0])];
  return used.parse(asked) as never;
}
