import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor } from '#kit/key-page.ts';
import { withQuery } from '#kit/paths.ts';
import { settings, topics } from '#kit/topics.ts';
import { isMemberOf, permission, type Viewer } from '#kit/viewer.ts';
import { findMoreLike, findSimilar } from '#modules/finding/public.ts';
import { choice, choices, id, optionalText, placeFields, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { helpersOf, projectsThatMayHelpMax } from '../ask-for-help/ask-for-help.routes.ts';
import { ideaPaths, needPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { findInTexts } from '../identifiers.ts';
import {
  closeNeed,
  findNeed,
  findOwnProjects,
  insertNeed,
  isOpenProject,
  listNeeds,
} from '../need.queries.ts';
import { IdeaAt } from '../react-to-idea/react-to-idea.routes.ts';
import { mayCommentNeed, maySupport } from '../reaction.policy.ts';
import { deleteFollow, findComments, insertFollow } from '../reaction.queries.ts';
import { NeedForm, NeedList, ShowNeed } from './needs.view.tsx';

type Tokens = [string, ...string[]];
const likeItMax = 4;

export const showNeeds = page(needPaths.list, {
  query: z.object({
    topic: z.enum(Object.keys(topics) as Tokens).optional(),
    state: z.enum(['open', 'met']).optional(),
    organisation: z
      .string()
      .regex(/^[A-Za-z0-9]{3,10}$/)
      .transform((code) => code.toUpperCase())
      .optional(),
    after: z.string().optional(),
  }),
  permission: permission('anyone'),
  load: ({ db, viewer, query }) => listNeeds(db, viewer, query, placeOf(query.after)),
  view: ({ needs, next }, { query }) => {
    const { after, ...filter } = query;
    return {
      title: 'Needs',
      description: 'Where staff and patients are stuck, and which projects answered.',
      body: NeedList({
        needs,
        query,
        next: next && withQuery(needPaths.list(), { ...filter, after: next }),
        first: after === undefined ? undefined : withQuery(needPaths.list(), filter),
      }),
    };
  },
  staleAfter: () => ['need', 'comment', 'organisation', 'project', 'idea'],
});

function placeOf(after: string | undefined): readonly [string, string] | undefined {
  const place = decodeCursor(after, ['string', 'string']);
  return place && placeFields.moment.safeParse(place[0]).success && placeFields.id.safeParse(place[1]).success
    ? place
    : undefined;
}

const NeedAt = z.object({ needId: id });

async function loadNeed({ db, viewer, params }: Reading<{ needId: string }, unknown>) {
  return { need: await found(findNeed(db, viewer, params.needId), 'need') };
}

export const showNeed = page(needPaths.show, {
  params: NeedAt,
  permission: permission('anyone'),
  async load(reading) {
    const { db, platform, viewer } = reading;
    const { need } = await loadNeed(reading);
    const organisationId = viewer.kind === 'person' ? viewer.actingFor : null;
    return {
      need,
      comments: await findComments(db, viewer.kind === 'person' ? viewer.personId : undefined, need.needId),
      similar: await findSimilar(platform, viewer, {
        text: `${need.title}\n${need.detail}`,
        kinds: ['project'],
        atMost: projectsThatMayHelpMax,
      }),
      helpers: await helpersOf(reading, need),
      moreNeeds: await findMoreLike(platform, viewer, {
        id: need.needId,
        kind: 'need',
        text: `${need.title} ${need.detail}`,
        atMost: likeItMax,
      }),
      ownProjects: organisationId === null ? [] : await findOwnProjects(db, organisationId),
    };
  },
  view: (loaded, { viewer }) => ({
    title: loaded.need.title,
    breadcrumbs: [{ text: 'Needs', href: needPaths.list() }],
    reportable: { kind: 'need', subjectId: loaded.need.needId },
    body: ShowNeed({ ...loaded, viewer, mayComment: mayCommentNeed.may(viewer, loaded) }),
  }),
  staleAfter: ({ needId }) => [needId, 'project', 'need', 'idea'],
});

export const beginNeed = page(needPaths.begin, {
  // The words of a search that found nothing come along.
  query: z.object({
    title: z
      .string()
      .transform((text) => text.slice(0, 200))
      .optional(),
  }),
  permission: permission('signed-in'),
  load: async () => ({}),
  view: (_loaded, { viewer, query }) => ({
    title: 'We are stuck on this',
    body: NeedForm({ viewer, state: { values: query, errors: [] }, findings: [] }),
  }),
});

const NeedInput = z.object({
  title: typedText({ name: 'what you are stuck on, in a few words', max: 200 }),
  detail: typedText({ name: 'what it is like', max: 5_000 }),
  topics: choices(Object.keys(topics) as Tokens, 'Choose topics from the list', 6),
  setting: z
    .enum(['', ...Object.keys(settings)] as Tokens, 'Choose a place from the list')
    .default('')
    .transform((slug) => (slug === '' ? null : slug)),
  visibility: choice(['organisation', 'staff', 'everyone'], 'Choose who may see it'),
  justification: optionalText({ name: 'the reason', max: 2_000 }),
});

/** Staff and the public alike say where they are stuck. The public belongs to no organisation: theirs are open to all staff or everyone. */
export const postNeed = post(needPaths.post, {
  form: NeedInput,
  permission: permission('signed-in', isNotCompany),
  writes: ['need.posted'],
  load: async () => ({}),
  decide(_loaded, { form, viewer, now }) {
    const { personId, actingFor } = signedIn(viewer);
    if (form.visibility === 'organisation' && actingFor === null) return refuse('no-organisation');
    if (form.justification === '' && findInTexts({ title: form.title, detail: form.detail }, now).length > 0)
      return refuse('looks-like-a-patient');
    return allow({ ...form, authorId: personId, organisationId: actingFor, ideaId: null });
  },
  save: async (tx, need, { act }) => (await insertNeed(tx, act, need)) ?? refuse('said-already'),
  done: ({ saved }) => ({
    redirect: needPaths.show({ needId: saved }),
    notice: 'It is posted. You hear when somebody has an answer.',
  }),
  refusals: {
    'no-organisation': 'You belong to no organisation here. Choose all staff or everyone.',
    'looks-like-a-patient':
      'Some words could tell others who a patient is. Take them out, or say why they may stay.',
    'said-already': 'You have said so already.',
  },
  again: (state, _loaded, { viewer, now }) => ({
    title: 'We are stuck on this',
    body: NeedForm({
      viewer,
      state,
      findings: findInTexts({ title: state.values.title, detail: state.values.detail }, now),
    }),
  }),
});

function isNotCompany(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.companies.length === 0;
}

/** 'We are stuck on this too': a need of its own, tied to the idea, as open as the idea. */
export const stuckToo = post(ideaPaths.stuckToo, {
  params: IdeaAt,
  form: z.object({ detail: optionalText({ name: 'what it is like', max: 5_000 }) }),
  permission: maySupport,
  writes: ['need.posted'],
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  decide({ idea }, { form, viewer, now }) {
    const { personId, actingFor } = signedIn(viewer);
    if (findInTexts({ detail: form.detail }, now).length > 0) return refuse('looks-like-a-patient');
    const { text } = idea;
    // It repeats the words of the idea: what only one organisation may read stays in that one.
    const own = idea.visibility === 'organisation';
    if (own && !isMemberOf(viewer, idea.organisationId)) return refuse('not-of-organisation');
    return allow({
      authorId: personId,
      organisationId: own ? idea.organisationId : actingFor,
      ideaId: idea.ideaId,
      title: text.title,
      detail: form.detail === '' ? text.problem : form.detail,
      topics: text.topics,
      setting: text.setting,
      visibility: idea.visibility,
      justification: '',
    });
  },
  save: async (tx, need, { act }) => (await insertNeed(tx, act, need)) ?? refuse('said-already'),
  done: ({ params }) => seeOther(ideaPaths.show(params), 'It is on record that you are stuck on this too.'),
  refusals: {
    'looks-like-a-patient': 'Some words could tell others who a patient is. Go back and take them out.',
    'not-of-organisation':
      'Only people of the organisation whose idea it is can say so. Post a need of your own in your words.',
    'said-already': 'You have said already that you are stuck on this.',
  },
});

interface Closing {
  readonly needId: string;
  readonly how: { state: 'met'; projectId: string } | { state: 'withdrawn' };
}

/** Its author says that it is met, by a project or by being taken back. */
export const closeOwnNeed = post(needPaths.met, {
  params: NeedAt,
  form: z.object({
    projectId: id.optional().catch(undefined),
    how: choice(['met', 'withdrawn'], 'Choose what became of it'),
  }),
  permission: permission('signed-in'),
  writes: ['need.met', 'need.withdrawn'],
  load: loadNeed,
  async decide({ need }, { form, viewer, db }) {
    const { needId } = need;
    if (need.authorId !== signedIn(viewer).personId) return refuse('not-yours');
    if (form.how === 'withdrawn') return allow<Closing>({ needId, how: { state: 'withdrawn' } });
    if (form.projectId === undefined || !(await isOpenProject(db, form.projectId)))
      return refuse('no-such-project');
    return allow<Closing>({ needId, how: { state: 'met', projectId: form.projectId } });
  },
  async save(tx, { needId, how }, { act }) {
    if (!(await closeNeed(tx, act, needId, how))) return refuse('closed-already');
  },
  done: ({ params, form }) =>
    seeOther(
      form.how === 'met' ? needPaths.show(params) : needPaths.list(),
      form.how === 'met' ? 'It is on record as met.' : 'It is taken back.',
    ),
  refusals: {
    'not-yours': 'Only who posted a need says that it is met. Tell them in a comment.',
    'no-such-project': 'Choose a project that is open to everyone.',
    'closed-already': 'This need is closed already.',
  },
});

export const followNeed = post(needPaths.follow, {
  params: NeedAt,
  permission: permission('signed-in'),
  writes: ['need.followed'],
  load: loadNeed,
  decide: ({ need }) => allow(need),
  save: (tx, need, { act }) => insertFollow(tx, act, 'need', need.needId),
  done: ({ params }) => seeOther(needPaths.show(params), 'You follow this need.'),
  refusals: {},
});

export const unfollowNeed = post(needPaths.unfollow, {
  params: NeedAt,
  permission: permission('signed-in'),
  writes: ['need.unfollowed'],
  load: loadNeed,
  decide: ({ need }) => allow(need),
  save: (tx, need, { act }) => deleteFollow(tx, act, 'need', need.needId),
  done: ({ params }) => seeOther(needPaths.show(params), 'You no longer follow this need.'),
  refusals: {},
});

export const needRoutes = [
  showNeeds,
  beginNeed,
  postNeed,
  showNeed,
  stuckToo,
  closeOwnNeed,
  followNeed,
  unfollowNeed,
];
