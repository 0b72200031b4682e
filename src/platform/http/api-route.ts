import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Decision, Refused } from '#kit/decision.ts';
import { type Permission, type Viewer, visitor } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type Act, newAct, type Verb } from '#platform/events/event.ts';
import { storable } from '#platform/http/body.ts';
import { Forbidden, NeedsToken, RefusedByRule } from '#platform/http/problems.ts';
import type { Platform } from '#platform/platform.ts';

/** An endpoint for programs: JSON in and out, a personal token in the Authorization header, described at /api/openapi.json. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: `/api/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly permission: Permission<never>;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly status: 200 | 201;
  readonly writes: readonly Verb[];
  handle(call: ApiCall): Promise<unknown>;
}

export interface ApiCall {
  readonly platform: Platform;
  readonly db: Db;
  readonly viewer: Viewer;
  readonly params: never;
  readonly query: never;
  readonly body: never;
  readonly now: Date;
}

type Shape = z.ZodType;
type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;
interface TypedCall<P, Q, B> extends Omit<ApiCall, 'params' | 'query' | 'body'> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

interface ReadSpec<P extends Shape, Q extends Shape, A extends Shape, L> {
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly answer: A;
  readonly permission: Permission<L>;
  load(call: TypedCall<Out<P>, Out<Q>, never>): Promise<L>;
  show(loaded: L, call: TypedCall<Out<P>, Out<Q>, never>): z.input<A>;
}

export function apiGet<
  L,
  A extends Shape,
  P extends Shape = z.ZodObject<Record<string, never>>,
  Q extends Shape = z.ZodObject<Record<string, never>>,
>(url: `/api/${string}`, spec: ReadSpec<P, Q, A, L>): ApiRoute {
  return {
    method: 'GET',
    url,
    summary: spec.summary,
    tag: spec.tag,
    permission: spec.permission as Permission<never>,
    ...(spec.params ? { params: spec.params } : {}),
    ...(spec.query ? { query: spec.query } : {}),
    answer: spec.answer,
    status: 200,
    writes: [],
    async handle(call) {
      const loaded = await spec.load(call as never);
      authorise(spec.permission, call.viewer, loaded);
      return spec.show(loaded, call as never);
    },
  };
}

interface WriteSpec<P extends Shape, B extends Shape, A extends Shape, L, D, S, R extends string> {
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly body: B;
  readonly answer: A;
  readonly status: 200 | 201;
  readonly permission: Permission<L>;
  readonly writes: readonly [Verb, ...Verb[]];
  load(call: TypedCall<Out<P>, never, never>): Promise<L>;
  decide(loaded: L, call: TypedCall<Out<P>, never, Out<B>>): Decision<D, R> | Promise<Decision<D, R>>;
  save(tx: Tx, decided: D, call: TypedCall<Out<P>, never, Out<B>> & { act: Act }): Promise<S | Refused<R>>;
  show(saved: Exclude<S, Refused<R>>): z.input<A>;
  readonly refusals: Readonly<Record<R, string>>;
}

/** The same rules and the same saving as the page that does this; only the form is JSON. */
export function apiWrite<
  L,
  D,
  S,
  R extends string,
  B extends Shape,
  A extends Shape,
  P extends Shape = z.ZodObject<Record<string, never>>,
>(method: 'POST' | 'PUT', url: `/api/${string}`, spec: WriteSpec<P, B, A, L, D, S, R>): ApiRoute {
  return {
    method,
    url,
    summary: spec.summary,
    tag: spec.tag,
    permission: spec.permission as Permission<never>,
    ...(spec.params ? { params: spec.params } : {}),
    body: spec.body,
    answer: spec.answer,
    status: spec.status,
    writes: spec.writes,
    async handle(call) {
      const loaded = await spec.load(call as never);
      authorise(spec.permission, call.viewer, loaded);
      const decision = await spec.decide(loaded, call as never);
      if (!decision.ok) throw new RefusedByRule(spec.refusals[decision.reason]);
      const act = newAct({
        actor: call.viewer.kind === 'person' ? call.viewer.personId : null,
        organisation: call.viewer.kind === 'person' ? call.viewer.actingFor : null,
        at: call.now,
      });
      const saved = await call.db.transaction().execute(async (tx) => {
        const outcome = await spec.save(tx, decision.value, {
          ...(call as never as TypedCall<Out<P>, never, Out<B>>),
          act,
        });
        if (isRefused<R>(outcome)) throw new RefusedByRule(spec.refusals[outcome.reason]);
        return outcome as Exclude<S, Refused<R>>;
      });
      return spec.show(saved);
    },
  };
}

function isRefused<R extends string>(outcome: unknown): outcome is Refused<R> {
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;
}

function authorise<L>(permission: Permission<L>, viewer: Viewer, loaded: L): void {
  if (permission.may(viewer, loaded)) return;
  if (viewer.kind === 'visitor') throw new NeedsToken();
  throw new Forbidden('Your token belongs to a person who may not do this.');
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export type FindTokenHolder = (
  token: string,
  now: Date,
) => Promise<{ viewer: Viewer; mayWrite: boolean } | undefined>;

export async function registerApi(
  server: FastifyInstance,
  platform: Platform,
  routes: readonly ApiRoute[],
  findHolder: FindTokenHolder,
): Promise<void> {
  await server.register(async (api) => {
    api.setValidatorCompiler(validatorCompiler);
    api.setSerializerCompiler(serializerCompiler);
    await api.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: `${platform.site.settings().name} API`,
          version: '1',
          description: 'Ideas, projects and adoptions. Without a token you read what is open to everyone.',
        },
        components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      },
      transform: jsonSchemaTransform,
      transformObject: jsonSchemaTransformObject,
    });
    api.get('/api/openapi.json', { schema: { hide: true } }, () => api.swagger());
    for (const route of routes) {
      api.route({
        method: route.method,
        url: route.url,
        schema: {
          summary: route.summary,
          tags: [route.tag],
          security: [{ token: [] }, {}],
          ...(route.params ? { params: route.params } : {}),
          ...(route.query ? { querystring: route.query } : {}),
          ...(route.body ? { body: route.body } : {}),
          response: { [route.status]: route.answer, default: problem },
        },
        handler: async (request, reply) => {
          const { viewer, mayWrite } = await holderOf(request, platform, findHolder);
          if (route.method !== 'GET' && viewer.kind === 'person' && !mayWrite)
            throw new Forbidden('This token may only read. Make one that may write in your account.');
          const answer = await route.handle({
            platform,
            db: platform.database.db,
            viewer,
            params: request.params as never,
            query: storable(request.query) as never,
            body: storable(request.body) as never,
            now: platform.clock.now(),
          });
          return reply.code(route.status).header('cache-control', 'no-store').send(answer);
        },
      });
    }
  });
}

async function holderOf(
  request: FastifyRequest,
  platform: Platform,
  findHolder: FindTokenHolder,
): Promise<{ viewer: Viewer; mayWrite: boolean }> {
  const header = request.headers.authorization;
  if (header === undefined) return { viewer: visitor, mayWrite: false };
  const holder = await findHolder(header.replace(/^Bearer /, ''), platform.clock.now());
  if (!holder) throw new NeedsToken();
  return holder;
}
