import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { post } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { endSession } from '#platform/session/session.queries.ts';
import { signInPaths } from '../people.paths.ts';

export const signOut = post(signInPaths.signOut, {
  permission: permission('signed-in'),
  writes: ['session.ended'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, act, now }) {
    if (viewer.kind !== 'person') return;
    await endSession(tx, viewer.sessionId, now);
    await append(tx, act, { verb: 'session.ended', subjectKind: 'person', subject: viewer.personId });
  },
  done: () => ({
    redirect: '/',
    notice: 'You are signed out.',
    cookies: [forget('session'), forget('held-form')],
  }),
  refusals: {},
});
