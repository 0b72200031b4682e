import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Decision, Refused } from '#kit/decision.ts';
import type { Path } from '#kit/paths.ts';
import type { Presentation } from '#kit/presentation.ts';
import type { Permission, Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { Act, Verb } from '#platform/events/event.ts';
import type { FieldError } from '#platform/http/fields.ts';
import type { Platform } from '#platform/platform.ts';

/** What a page shows: the layout adds the programme's name, the navigation and the footer. */
export interface PageContent {
  readonly title: string;
  readonly body: VNode;
  readonly breadcrumbs?: readonly { readonly text: string; readonly href: string }[];
  readonly status?: number;
  readonly wide?: boolean;
  /** A short description for search engines and shared links. */
  readonly description?: string;
  /** For search engines: pages that are of no use to others. */
  readonly noIndex?: boolean;
  /** The record that the page shows: whoever reads it may report it. */
  readonly reportable?: RecordAt;
  readonly cookies?: readonly Cookie[];
  /** The simple frame of Easy Read, whatever the reader chose. */
  readonly frame?: 'easy';
  /** The same in the usual form, where that has another address. */
  readonly standardHref?: string;
}

/** One record of one room. */
export interface RecordAt {
  readonly kind: string;
  readonly subjectId: string;
}

export interface Redirection {
  readonly redirect: string;
  /** Said on the next page. */
  readonly notice?: string;
  readonly cookies?: readonly Cookie[];
  readonly permanent?: boolean;
}

export interface Cookie {
  readonly name: CookieName;
  readonly value: string;
  readonly expiresAt?: Date;
}
export type CookieName = 'session' | 'browser' | 'ceremony' | 'held-form' | 'notice' | 'view' | 'scan';

/** Bytes that are not a page: a CSV, a file, JSON. */
export interface Attachment {
  readonly contentType: string;
  readonly content: string | Uint8Array | NodeJS.ReadableStream;
  readonly fileName?: string;
  /** The address tells what it holds: browsers may keep it for good. */
  readonly immutable?: true;
  /** Sound: players ask for pieces of it. Its content is bytes. */
  readonly seekable?: true;
  readonly status?: number;
  readonly cookies?: readonly Cookie[];
}

export interface Reading<P, Q> {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly params: P;
  readonly query: Q;
  readonly now: Date;
  readonly platform: Platform;
  readonly request: RequestFacts;
}

export interface RequestFacts {
  readonly path: string;
  /** Path and query, to come back to. */
  readonly address: string;
  readonly ip: string;
  readonly device: string;
  /** How to give this page: as chosen for this visit, else as the person recorded it. */
  readonly presentation: Presentation;
  /** How it is worked with a switch (kit/scan-settings), where it is. */
  readonly scanning: string | undefined;
  cookie(name: CookieName): string | undefined;
}

export interface Writing<P, F> extends Omit<Reading<P, unknown>, 'query'> {
  readonly form: F;
  readonly files: readonly Upload[];
  readonly act: Act;
}

export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** What was typed, as it came: text, lists of text, or nested by brackets. Shown again when a form fails. */
export type Typed = Readonly<Record<string, unknown>>;

export interface FormState {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

export function seeOther(redirect: string, notice?: string): Redirection {
  return notice === undefined ? { redirect } : { redirect, notice };
}

export function isRedirection(value: object): value is Redirection {
  return 'redirect' in value;
}

type Shape = z.ZodType;
type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

export interface PageSpec<P extends Shape, Q extends Shape, L> {
  readonly params?: P;
  readonly query?: Q;
  readonly permission: Permission<L>;
  load(reading: Reading<Out<P>, Out<Q>>): Promise<L>;
  view(loaded: L, reading: Reading<Out<P>, Out<Q>>): PageContent | Redirection | Attachment;
  /**
   * For pages that visitors may have from the page cache: the ids and kinds of records whose events make it stale.
   * Without it the page is rendered each time.
   */
  staleAfter?(params: Out<P>): readonly string[];
}

export interface PostSpec<P extends Shape, F extends Shape, L, D, S, R extends string> {
  readonly params?: P;
  readonly form?: F;
  readonly permission: Permission<L>;
  /** The verbs of events that this may write, or why it writes none. A save that writes another, or none, fails. */
  readonly writes: readonly [Verb, ...Verb[]] | { readonly noEvent: string };
  /** Weighty acts ask the person to sign in again first. */
  readonly stepUp?: boolean;
  readonly uploads?: { readonly maxBytes: number; readonly maxFiles: number };
  /** Posts from elsewhere are refused, except where the address itself carries the proof (one-click unsubscribing). */
  readonly fromElsewhere?: true;
  /** How often one key (an address, an account) may try in 15 minutes, where guessing or flooding is to be feared. */
  readonly attempts?: {
    readonly max: number;
    by(writing: Writing<Out<P>, Out<F>>, loaded: L): readonly string[];
    /** How often one network may, whatever it gives as key: more, as a hospital shares one. */
    readonly perNetwork?: number;
  };
  /** Facts for the permission and the rule; it knows the address and the viewer, not yet the form. */
  load(reading: Reading<Out<P>, Record<string, never>>): Promise<L>;
  /** Calls the rule; may first look up facts that depend on the form. */
  decide(loaded: L, writing: Writing<Out<P>, Out<F>>): Decision<D, R> | Promise<Decision<D, R>>;
  save(tx: Tx, decided: D, writing: Writing<Out<P>, Out<F>>): Promise<S | Refused<R>>;
  done(outcome: {
    saved: Exclude<S, Refused<R>>;
    params: Out<P>;
    form: Out<F>;
    loaded: L;
    request: RequestFacts;
  }): Redirection | PageContent | Attachment;
  /** Words for each refusal: what is so, and what to do next. */
  readonly refusals: Readonly<Record<R, string>>;
  /** The page to show again with what was typed, when the form is wrong or the act is refused. */
  again?(
    state: FormState,
    loaded: L,
    reading: Reading<Out<P>, Record<string, never>>,
  ): PageContent | Promise<PageContent>;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: string;
  readonly permission: Permission<never>;
  readonly writes: readonly Verb[] | undefined;
  readonly page?: PageSpec<Shape, Shape, unknown>;
  readonly post?: PostSpec<Shape, Shape, unknown, unknown, unknown, string>;
}

/** A permission is asked only of what the `load` beside it gives: so its kind may be forgotten, and nothing else's. */
function asked<L>(permission: Permission<L>): Permission<unknown> {
  return permission as Permission<unknown>;
}

/** A page that only reads. */
export function page<
  L,
  P extends Shape = z.ZodObject<Record<string, never>>,
  Q extends Shape = z.ZodObject<Record<string, never>>,
>(path: Path, spec: PageSpec<P, Q, L>): Route {
  return {
    method: 'GET',
    pattern: path.pattern,
    permission: spec.permission,
    writes: undefined,
    page: { ...spec, permission: asked(spec.permission) },
  };
}

/** A form's target: load, authorise, decide, save with its event in one transaction, redirect. */
export function post<
  L,
  D,
  S,
  R extends string,
  P extends Shape = z.ZodObject<Record<string, never>>,
  F extends Shape = z.ZodObject<Record<string, never>>,
>(path: Path, spec: PostSpec<P, F, L, D, S, R>): Route {
  return {
    method: 'POST',
    pattern: path.pattern,
    permission: spec.permission,
    writes: Array.isArray(spec.writes) ? spec.writes : [],
    post: { ...spec, permission: asked(spec.permission) },
  };
}
