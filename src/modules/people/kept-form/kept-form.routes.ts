import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { dropHeldForm, findHeldForm } from '#platform/http/held-form.queries.ts';
import { page, post } from '#platform/http/route.ts';
import { forget } from '#platform/http/send.ts';
import { signInPaths } from '../people.paths.ts';
import { KeptForm, NothingKept } from './kept-form.view.tsx';

/** What was typed while the session had ended, to be sent again with one press. Never sent by itself. */
export const showKeptForm = page(signInPaths.keptForm, {
  permission: permission('signed-in'),
  async load({ db, viewer, request, now }) {
    const token = request.cookie('held-form');
    if (!token || viewer.kind !== 'person') return { kept: undefined };
    return { kept: await findHeldForm(db, token, viewer.personId, now) };
  },
  view: ({ kept }) => ({
    title: kept ? 'What you wrote is kept' : 'Nothing is kept here',
    body: kept ? KeptForm({ path: kept.path, fields: kept.fields }) : NothingKept(),
  }),
});

export const discardKeptForm = post(signInPaths.discardKeptForm, {
  permission: permission('signed-in'),
  writes: { noEvent: 'what was typed but never sent is nobody else’s business' },
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { request }) {
    const token = request.cookie('held-form');
    if (token) await dropHeldForm(tx, token);
  },
  done: () => ({
    redirect: '/',
    notice: 'What you had written is thrown away.',
    cookies: [forget('held-form')],
  }),
  refusals: {},
});
