import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { dropDraft, listDrafts, saveDraft } from '../draft.queries.ts';
import { draftPaths, ideaPaths } from '../idea.paths.ts';
import { draftFields } from '../post-idea/idea.form.ts';
import { holderForWriting, holderOf } from './draft-holder.ts';
import { DraftList } from './drafts.view.tsx';

const savesMax = 400;

export const showDrafts = page(draftPaths.list, {
  permission: permission('anyone'),
  load: async ({ db, viewer, request, now }) => ({
    drafts: await listDrafts(db, holderOf(viewer, request), now),
  }),
  view: ({ drafts }, { viewer }) => ({
    title: 'Your drafts',
    body: DraftList({ drafts, signedIn: viewer.kind === 'person' }),
    noIndex: true,
  }),
});

/** Keeps what is typed, from the first pause: by the page's script, or by its button without scripts. */
export const keepDraft = post(draftPaths.keep, {
  form: z.looseObject({ draftId: id.optional().catch(undefined) }),
  permission: permission('anyone'),
  writes: { noEvent: 'a draft is nobody’s business until it is posted' },
  attempts: { max: savesMax, by: ({ request }) => [`draft ${request.ip}`] },
  load: async () => ({}),
  decide: (_loaded, { viewer, request, now, form }) =>
    allow({ ...holderForWriting(viewer, request, now), draftId: form.draftId, fields: draftFields(form) }),
  async save(tx, { holder, cookies, draftId, fields }, { now }) {
    return { draftId: await saveDraft(tx, holder, { id: draftId, fields, now }), cookies };
  },
  done: ({ saved }) => ({
    redirect: withQuery(ideaPaths.begin(), { draft: saved.draftId }),
    notice: 'Your draft is saved. It is kept for 30 days.',
    cookies: saved.cookies,
  }),
  refusals: {},
});

export const discardDraft = post(draftPaths.discard, {
  params: z.object({ draftId: id }),
  permission: permission('anyone'),
  writes: { noEvent: 'a draft is nobody’s business until it is posted' },
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { viewer, request, params }) {
    if (!(await dropDraft(tx, holderOf(viewer, request), params.draftId))) return refuse('no-such-draft');
  },
  done: () => seeOther(draftPaths.list(), 'The draft is thrown away.'),
  refusals: {
    'no-such-draft': 'There is no such draft of yours. It may have been posted or thrown away already.',
  },
});

export const draftRoutes = [showDrafts, keepDraft, discardDraft];
