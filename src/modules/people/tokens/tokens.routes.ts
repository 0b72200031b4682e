import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { id, ticked, typedText } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { accountPaths } from '../people.paths.ts';
import { findTokens, insertToken, revokeToken } from './tokens.queries.ts';
import { NewToken, Tokens } from './tokens.view.tsx';

const validDays = 90;

function me(viewer: Viewer): string {
  return viewer.kind === 'person' ? viewer.personId : '';
}

export const showTokens = page(accountPaths.tokens, {
  permission: permission('signed-in'),
  load: async ({ db, viewer, now }) => ({ tokens: await findTokens(db, me(viewer), now) }),
  view: ({ tokens }) => ({
    title: 'Personal tokens',
    breadcrumbs: [{ text: 'Your account', href: accountPaths.show() }],
    body: Tokens({ tokens, state: { values: {}, errors: [] } }),
  }),
});

export const makeToken = post(accountPaths.tokens, {
  form: z.object({ label: typedText({ name: 'a name for the token', max: 80 }), mayWrite: ticked }),
  permission: permission('signed-in'),
  stepUp: true,
  writes: ['token.made'],
  load: async ({ db, viewer, now }) => ({ tokens: await findTokens(db, me(viewer), now) }),
  decide: (_loaded, { form, now }) =>
    allow({ ...form, expiresAt: new Date(now.getTime() + validDays * 86_400_000) }),
  async save(tx, token, { viewer, act }) {
    const made = await insertToken(tx, { ...token, personId: me(viewer) });
    await append(tx, act, {
      verb: 'token.made',
      subjectKind: 'token',
      subject: made.id,
      payload: { mayWrite: token.mayWrite },
    });
    return made;
  },
  done: ({ saved }) => ({ title: 'Your new token', body: NewToken({ token: saved.token, validDays }) }),
  refusals: {},
  again: (state, { tokens }) => ({ title: 'Personal tokens', body: Tokens({ tokens, state }) }),
});

export const revoke = post(accountPaths.revokeToken, {
  params: z.object({ tokenId: id }),
  permission: permission('signed-in'),
  writes: ['token.revoked'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, params, act, now }) {
    if (!(await revokeToken(tx, me(viewer), params.tokenId, now))) return refuse('no-such-token');
    await append(tx, act, { verb: 'token.revoked', subjectKind: 'token', subject: params.tokenId });
  },
  done: () => seeOther(accountPaths.tokens(), 'The token no longer works.'),
  refusals: { 'no-such-token': 'There is no such token any more.' },
});

export const tokenRoutes = [showTokens, makeToken, revoke];
