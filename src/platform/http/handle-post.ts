import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { withQuery } from '#kit/paths.ts';
import { isInAudience, type Viewer } from '#kit/viewer.ts';
import { newAct, type Verb } from '#platform/events/event.ts';
import { triedTooOften } from '#platform/http/attempt.queries.ts';
import { type Body, readMultipart } from '#platform/http/body.ts';
import type { Chrome } from '#platform/http/chrome.tsx';
import { type FieldError, fieldErrors } from '#platform/http/fields.ts';
import { nothingAsked, parseParams } from '#platform/http/handle-page.ts';
import { holdForm } from '#platform/http/held-form.queries.ts';
import { Forbidden, invariant, Unusable } from '#platform/http/problems.ts';
import { readingOf, viewerOf } from '#platform/http/reading.ts';
import {
  isRedirection,
  type PageContent,
  type PostSpec,
  type Reading,
  type Typed,
  type Writing,
} from '#platform/http/route.ts';
import { cookieName, sendAttachment, sendHtml, sendRedirection, setCookie } from '#platform/http/send.ts';
import type { Platform } from '#platform/platform.ts';
import { findFormerOwner } from '#platform/session/session.queries.ts';

type AnyPost = PostSpec<z.ZodType, z.ZodType, unknown, unknown, unknown, string>;
type Refusal = { readonly ok: false; readonly reason: string };

const proofLastsMinutes = 15;
/** Forms that one network may leave with us in 15 minutes, and how much each may be: strangers must not fill the store. */
const heldMax = 200;
const heldCharactersMax = 400_000;
/** Typed again rather than kept: the store is copied to backups. */
const neverKept = /password|secret|^code$/i;

export function postHandler(platform: Platform, chrome: Chrome, spec: AnyPost) {
  const { secure } = chrome;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const viewer = await viewerOf(platform, request, secure);
    const body = await bodyOf(request, spec);
    const params = parseParams(spec.params, request.params);
    const reading: Reading<never, Record<string, never>> = readingOf(
      platform,
      request,
      viewer,
      params,
      {},
      secure,
    );
    const { presentation } = reading.request;
    // The coarse question first: whoever is in no way meant learns nothing from what would be loaded.
    if (!isInAudience(viewer, spec.permission.audience)) return notAllowed();
    const loaded = await spec.load(reading);
    if (!spec.permission.may(viewer, loaded)) return notAllowed();
    if (spec.stepUp && !provedLately(viewer, reading.now)) return hold(body.typed, chrome.stepUp);

    const parsed = (spec.form ?? nothingAsked).safeParse(body.typed);
    const errors = [...(parsed.success ? [] : fieldErrors(parsed.error)), ...body.problems];
    if (!parsed.success || errors.length > 0) return again(errors, 422);
    const writing: Writing<never, never> = {
      ...reading,
      form: parsed.data as never,
      files: body.uploads,
      act: newAct({
        actor: viewer.kind === 'person' ? viewer.personId : null,
        organisation: viewer.kind === 'person' ? viewer.actingFor : null,
        at: reading.now,
      }),
    };
    if (spec.attempts && (await triesAreUp(spec.attempts, writing, loaded)))
      return again(
        [{ field: '', message: 'There were too many tries. Wait 15 minutes, next try again.' }],
        429,
      );

    const decision = await spec.decide(loaded, writing);
    if (!decision.ok) return refused(decision.reason);
    const saved = await platform.database.db
      .transaction()
      .execute(async (tx) => {
        const outcome = await spec.save(tx, decision.value, writing);
        if (isRefusal(outcome)) throw new RefusedInSave(outcome);
        checkRecorded(spec, writing.act.recorded);
        return outcome;
      })
      .catch((error: unknown) => {
        if (error instanceof RefusedInSave) return error;
        throw error;
      });
    if (saved instanceof RefusedInSave) return refused(saved.refusal.reason);
    const outcome = spec.done({
      saved: saved as never,
      params,
      form: parsed.data as never,
      loaded,
      request: reading.request,
    });
    if (isRedirection(outcome)) return sendRedirection(reply, outcome, secure);
    for (const cookie of outcome.cookies ?? []) setCookie(reply, cookie, secure);
    if ('contentType' in outcome) return sendAttachment(reply, outcome);
    return sendHtml(
      reply,
      request,
      chrome.render(outcome, { viewer, request, reply, presentation }),
      outcome.status ?? 200,
    );

    async function triesAreUp(
      { max, by, perNetwork }: NonNullable<AnyPost['attempts']>,
      writing: Writing<never, never>,
      loaded: unknown,
    ): Promise<boolean> {
      const network = `network ${request.routeOptions.url} ${request.ip}`;
      if (perNetwork && (await triedTooOften(reading.db, [network], perNetwork, reading.now))) return true;
      return triedTooOften(reading.db, by(writing, loaded), max, reading.now);
    }

    function notAllowed(): Promise<FastifyReply> {
      if (viewer.kind === 'person') throw new Forbidden(chrome.whyNot(viewer, spec.permission.audience));
      return hold(body.typed, chrome.signIn);
    }

    /** Nothing that was typed is lost: it waits for the person to sign in. */
    async function hold(typed: Typed, next: string): Promise<FastifyReply> {
      const kept = keptFields(typed);
      if (
        JSON.stringify(kept).length > heldCharactersMax ||
        (viewer.kind === 'visitor' &&
          (await triedTooOften(reading.db, [`held ${request.ip}`], heldMax, reading.now)))
      )
        throw new Unusable(
          429,
          'You are not signed in, and this could not be kept until you are. Go back in your browser, copy what you wrote, and sign in.',
        );
      const old = request.cookies[cookieName('session', secure)];
      const token = await holdForm(reading.db, {
        personId:
          viewer.kind === 'person'
            ? viewer.personId
            : old
              ? await findFormerOwner(reading.db, old)
              : undefined,
        path: request.url,
        fields: kept,
        now: reading.now,
      });
      return sendRedirection(
        reply,
        {
          redirect: withQuery(next, { next: chrome.heldForm }),
          notice: 'Sign in to go on. What you wrote is kept.',
          cookies: [
            { name: 'held-form', value: token, expiresAt: new Date(reading.now.getTime() + 86_400_000) },
          ],
        },
        secure,
      );
    }

    async function again(errors: readonly FieldError[], status: number): Promise<FastifyReply> {
      const content = spec.again
        ? saysError(await spec.again({ values: body.typed, errors }, loaded, reading))
        : chrome.refusal(errors.map((error) => error.message).join('. '), request);
      return sendHtml(
        reply,
        request,
        chrome.render(content, { viewer, request, reply, presentation }),
        // That there were too many tries is for programs as well, whatever page says it.
        status === 429 ? status : (content.status ?? status),
      );
    }

    async function refused(reason: string): Promise<FastifyReply> {
      const message = spec.refusals[reason];
      invariant(message !== undefined, `refusal '${reason}' has words`);
      return again([{ field: '', message }], 409);
    }
  };
}

/** The title is what a screen reader says first: that it did not work is not to be found out further down. */
function saysError(content: PageContent): PageContent {
  return { ...content, title: `Error: ${content.title}` };
}

class RefusedInSave extends Error {
  constructor(readonly refusal: Refusal) {
    super(`refused: ${refusal.reason}`);
  }
}

function isRefusal(outcome: unknown): outcome is Refusal {
  return (
    typeof outcome === 'object' &&
    outcome !== null &&
    'ok' in outcome &&
    outcome.ok === false &&
    'reason' in outcome
  );
}

async function bodyOf(request: FastifyRequest, spec: AnyPost): Promise<Body> {
  if (request.isMultipart()) {
    if (!spec.uploads) throw new Unusable(415, 'This form takes no files. Go back and send it again.');
    return readMultipart(request, spec.uploads);
  }
  return { typed: (request.body ?? {}) as Typed, uploads: [], problems: [] };
}

function keptFields(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !neverKept.test(name)));
}

function provedLately(viewer: Viewer, now: Date): boolean {
  return viewer.kind === 'person' && now.getTime() - viewer.provedAt.getTime() < proofLastsMinutes * 60_000;
}

/** The log is the truth of what happened: a save that tells it nothing, or something else than it declared, is undone. */
function checkRecorded(spec: AnyPost, recorded: readonly Verb[]): void {
  if ('noEvent' in spec.writes) {
    invariant(recorded.length === 0, `this route writes no event, because ${spec.writes.noEvent}`);
    return;
  }
  const declared: readonly Verb[] = spec.writes;
  invariant(recorded.length > 0, `a route that writes ${declared.join(', ')} records at least one event`);
  for (const verb of recorded) invariant(declared.includes(verb), `'${verb}' is declared in 'writes'`);
}
