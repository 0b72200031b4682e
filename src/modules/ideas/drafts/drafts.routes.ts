import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import type { Tx } from '#platform/db/database.ts';
import { id } from '#platform/http/fields.ts';
import { page, post, seeOther, type Writing } from '#platform/http/route.ts';
import { type DraftFields, dropDraft, listDrafts, saveDraft } from '../draft.queries.ts';
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

const keeping = {
  form: z.looseObject({ draftId: id.optional().catch(undefined) }),
  permission: permission('anyone'),
  writes: { noEvent: 'a draft is nobody’s business until it is posted' },
  load: async () => ({}),
  decide: (
    _loaded: object,
    { viewer, request, now, form }: Writing<unknown, { readonly draftId?: string | undefined }>,
  ) => allow({ ...holderForWriting(viewer, request, now), draftId: form.draftId, fields: draftFields(form) }),
  async save(
    tx: Tx,
    draft: ReturnType<typeof holderForWriting> & { draftId: string | undefined; fields: DraftFields },
    { now }: { now: Date },
  ) {
    const { holder, cookies, draftId, fields } = draft;
    return { draftId: await saveDraft(tx, holder, { id: draftId, fields, now }), cookies };
  },
  refusals: {},
} as const;

/** Many write from behind one address of a hospital: each is counted alone as far as we can tell them apart. */
function writer({ viewer, request }: Writing<unknown, unknown>): readonly string[] {
  const { personId, browserToken } = holderOf(viewer, request);
  return [`draft ${personId ?? browserToken ?? request.ip}`];
}

/** Keeps what is typed, by the form's own button. */
export const keepDraft = post(draftPaths.keep, {
  ...keeping,
  attempts: { max: savesMax, by: writer },
  done: ({ saved }) => ({
    redirect: withQuery(ideaPaths.begin(), { draft: saved.draftId }),
    notice: 'Your draft is saved. It is kept for 30 days.',
    cookies: saved.cookies,
  }),
});

/** Keeps what is typed, from the first pause: for the page's script, which says so where the person is. */
export const keepDraftQuietly = post(draftPaths.keepQuietly, {
  ...keeping,
  attempts: { max: savesMax, by: writer },
  done: ({ saved }) => ({
    contentType: 'application/json; charset=utf-8',
    content: JSON.stringify({ draftId: saved.draftId }),
    cookies: saved.cookies,
  }),
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

export const draftRoutes = [showDrafts, keepDraft, keepDraftQuietly, discardDraft];
