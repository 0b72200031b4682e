import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { formatLocalDate } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { findSimilar } from '#modules/finding/public.ts';
import type { Db } from '#platform/db/database.ts';
import { fieldErrors, id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type RequestFacts } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { type Duty, findDuty, openDutiesOf } from '../answer.queries.ts';
import { dropDraft, findDraft, saveDraft } from '../draft.queries.ts';
import { holderForWriting, holderOf } from '../drafts/draft-holder.ts';
import { ideaPaths } from '../idea.paths.ts';
import { mayPostIdea } from '../idea.policy.ts';
import { insertIdea } from '../idea.queries.ts';
import { mayPost, postingRefusals } from '../idea.rules.ts';
import { findInTexts } from '../identifiers.ts';
import { draftFields, IdeaInput, toPosting } from './idea.form.ts';
import { IdeaForm, IdeaPreview } from './post-idea.view.tsx';
import { findPostingStanding } from './posting-standing.queries.ts';

const DraftQuery = z.object({ draft: id.optional().catch(undefined) });
const similarShown = 5;

function draftOf(db: Db, viewer: Viewer, request: RequestFacts, draftId: string | undefined, now: Date) {
  return draftId === undefined ? undefined : findDraft(db, holderOf(viewer, request), draftId, now);
}

/** Write first, sign in last: anyone may begin. */
export const beginIdea = page(ideaPaths.begin, {
  query: DraftQuery,
  permission: permission('anyone'),
  async load({ db, viewer, query, request, now }) {
    return {
      draft: await draftOf(db, viewer, request, query.draft, now),
      standing: await findPostingStanding(db, viewer),
    };
  },
  view: ({ draft, standing }, { viewer }) => ({
    title: 'Post an idea',
    body: IdeaForm({
      viewer,
      standing,
      draftId: draft?.id,
      state: { values: draft?.fields ?? {}, errors: [] },
    }),
  }),
});

/** Keeps the draft, and goes on to the preview when nothing is missing. */
export const previewIdea = post(ideaPaths.preview, {
  form: z.looseObject({ draftId: id.optional().catch(undefined) }),
  permission: permission('anyone'),
  writes: { noEvent: 'a draft is nobody’s business until it is posted' },
  load: async ({ db, viewer }) => ({ standing: await findPostingStanding(db, viewer) }),
  decide: (_loaded, { viewer, request, now, form }) => {
    const parsed = IdeaInput.safeParse(form);
    return allow({
      ...holderForWriting(viewer, request, now),
      draftId: form.draftId,
      fields: draftFields(form),
      errors: parsed.success ? [] : fieldErrors(parsed.error),
    });
  },
  async save(tx, { holder, cookies, draftId, fields, errors }, { now, viewer }) {
    return {
      draftId: await saveDraft(tx, holder, { id: draftId, fields, now }),
      cookies,
      fields,
      errors,
      viewer,
    };
  },
  done: ({ saved, loaded }) =>
    saved.errors.length === 0
      ? { redirect: withQuery(ideaPaths.preview(), { draft: saved.draftId }), cookies: saved.cookies }
      : {
          title: 'Error: Post an idea',
          status: 422,
          cookies: saved.cookies,
          body: IdeaForm({
            viewer: saved.viewer,
            standing: loaded.standing,
            draftId: saved.draftId,
            state: { values: saved.fields, errors: saved.errors },
          }),
        },
  refusals: {},
});

/** What others have done already, and what must be mended, before it is posted. */
export const showPreview = page(ideaPaths.preview, {
  query: DraftQuery,
  permission: permission('anyone'),
  async load({ db, platform, viewer, query, request, now }) {
    const draft = await found(Promise.resolve(draftOf(db, viewer, request, query.draft, now)), 'draft');
    const parsed = IdeaInput.safeParse(draft.fields);
    if (!parsed.success) return { draft, posting: undefined, similar: [], findings: [], standing: undefined };
    const posting = toPosting(parsed.data);
    const { title, problem, proposal, helps } = posting.text;
    return {
      draft,
      posting,
      similar: await findSimilar(platform, viewer, {
        text: `${title}\n${problem}\n${proposal}`,
        kinds: ['idea', 'project'],
        atMost: similarShown,
      }),
      findings: findInTexts({ title, problem, proposal, helps }, now),
      standing: await findPostingStanding(db, viewer),
    };
  },
  view: ({ draft, posting, similar, findings, standing }, { viewer }) =>
    posting === undefined || standing === undefined
      ? { redirect: withQuery(ideaPaths.begin(), { draft: draft.id }) }
      : {
          title: 'Before you post',
          noIndex: true,
          body: IdeaPreview({
            draft,
            posting,
            similar,
            findings,
            standing,
            viewer,
            state: { values: draft.fields, errors: [] },
          }),
        },
});

/** Posts the draft as it stands: with its first version and its event, and without the draft, in one transaction. */
export const postIdea = post(ideaPaths.post, {
  form: z.object({ draftId: id, justification: z.string().max(2_000).optional() }),
  permission: mayPostIdea,
  writes: ['idea.posted'],
  load: async () => ({}),
  async decide(_loaded, { db, viewer, request, form, now }) {
    const draft = await draftOf(db, viewer, request, form.draftId, now);
    if (!draft) return refuse('no-such-draft');
    const fields =
      form.justification === undefined
        ? draft.fields
        : { ...draft.fields, justification: form.justification };
    const parsed = IdeaInput.safeParse(fields);
    if (!parsed.success) return refuse('not-finished');
    const posting = toPosting(parsed.data);
    const { title, problem, proposal, helps } = posting.text;
    const decision = mayPost(posting, {
      organisationId: signedIn(viewer).actingFor,
      identifiersFound: findInTexts({ title, problem, proposal, helps }, now).length,
    });
    return decision.ok ? allow({ ...decision.value, draftId: draft.id }) : decision;
  },
  async save(tx, { draftId, ...posting }, { act, viewer, request }) {
    if (!(await dropDraft(tx, holderOf(viewer, request), draftId))) return refuse('no-such-draft');
    const ideaId = await insertIdea(tx, act, { ...posting, authorId: signedIn(viewer).personId });
    // Whoever follows the log would open it too, but only after the page on which the author looks for it.
    await openDutiesOf(tx, [ideaId]);
    return { ideaId, duty: await findDuty(tx, ideaId) };
  },
  done: ({ saved }) => ({
    redirect: ideaPaths.show({ ideaId: saved.ideaId }),
    notice: `Your idea is posted. ${promised(saved.duty)} You hear of every answer.`,
  }),
  refusals: {
    ...postingRefusals,
    'no-such-draft':
      'This draft was posted or thrown away already. Look at your drafts, or at the list of ideas.',
    'not-finished': 'Something is still missing in this draft. Open it again and go to the preview.',
  },
});

/** A date is promised only where a named person holds it. */
const promised = (duty: Duty | undefined): string =>
  duty?.holderName === undefined
    ? 'Programme staff will answer it.'
    : `${duty.holderName} is to answer it by ${formatLocalDate(duty.dueOn)}.`;

export const postIdeaRoutes = [beginIdea, previewIdea, showPreview, postIdea];
