import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRangeOf } from '#kit/byte-range.ts';
import { packToSend } from '#platform/http/page-cache.ts';
import type { Attachment, Cookie, Redirection } from '#platform/http/route.ts';

const smallestWorthPacking = 1_000;
const unsafeInline = /^(?:text\/html|image\/svg|application\/xhtml|text\/xml|application\/xml)/;

export function sendHtml(
  reply: FastifyReply,
  request: FastifyRequest,
  html: string,
  status: number,
): FastifyReply {
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('vary', 'accept-encoding, cookie');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
  if (html.length > smallestWorthPacking && takesBrotli(request.headers))
    return reply.header('content-encoding', 'br').send(packToSend(Buffer.from(html)));
  return reply.send(html);
}

export function sendAttachment(reply: FastifyReply, attachment: Attachment): FastifyReply {
  reply
    .code(attachment.status ?? 200)
    .header('content-type', attachment.contentType)
    .header(
      'cache-control',
      attachment.immutable ? 'private, max-age=31536000, immutable' : 'private, no-store',
    );
  // A picture is shown by pages; by itself it may run and load nothing.
  if (attachment.contentType.startsWith('image/'))
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (attachment.fileName || unsafeInline.test(attachment.contentType))
    reply.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(attachment.fileName ?? 'file')}`,
    );
  return attachment.seekable && attachment.content instanceof Uint8Array
    ? sendPiece(reply, attachment.content)
    : reply.send(attachment.content);
}

/** Some players begin only where a piece can be had. */
function sendPiece(reply: FastifyReply, content: Uint8Array): FastifyReply {
  reply.header('accept-ranges', 'bytes');
  const piece = byteRangeOf(reply.request.headers.range, content.length);
  if (piece === undefined) return reply.send(content);
  if (piece === 'beyond') return reply.code(416).header('content-range', `bytes */${content.length}`).send();
  return reply
    .code(206)
    .header('content-range', `bytes ${piece.from}-${piece.to}/${content.length}`)
    .send(content.subarray(piece.from, piece.to + 1));
}

export function sendRedirection(reply: FastifyReply, to: Redirection, secure: boolean): FastifyReply {
  for (const cookie of to.cookies ?? []) setCookie(reply, cookie, secure);
  if (to.notice) setCookie(reply, noticeCookie(to.notice), secure);
  return reply.header('cache-control', 'no-store').redirect(to.redirect, to.permanent ? 301 : 303);
}

export function cookieName(name: Cookie['name'], secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

export function setCookie(reply: FastifyReply, cookie: Cookie, secure: boolean): void {
  reply.setCookie(cookieName(cookie.name, secure), cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(cookie.expiresAt ? { expires: cookie.expiresAt } : {}),
  });
}

export function forget(name: Cookie['name']): Cookie {
  return { name, value: '', expiresAt: new Date(0) };
}

const noticeMaxCharacters = 400;

function noticeCookie(text: string): Cookie {
  return { name: 'notice', value: Buffer.from(text.slice(0, noticeMaxCharacters)).toString('base64url') };
}

export function readNotice(value: string): string {
  return Buffer.from(value, 'base64url').toString('utf8').slice(0, noticeMaxCharacters);
}

export function takesBrotli(headers: IncomingHttpHeaders): boolean {
  return /\bbr\b/.test(headers['accept-encoding'] ?? '');
}

export function takesGzip(headers: IncomingHttpHeaders): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
