import { z } from 'zod';
import { settings, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { permission } from '#kit/viewer.ts';
import { apiGet, apiWrite } from '#platform/http/api-route.ts';
import { id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { mayPostIdea, mayShowIdea } from './idea.policy.ts';
import { findIdea, type Idea, insertIdea } from './idea.queries.ts';
import { ideaLimits, mayPost, postingRefusals, titleOf } from './idea.rules.ts';
import { listIdeas } from './idea-list.queries.ts';
import { findInTexts } from './identifiers.ts';
import { placeOf } from './list-ideas/list-ideas.routes.ts';
import { findPostingStanding } from './post-idea/posting-standing.queries.ts';

type Tokens = [string, ...string[]];
const topic = z.enum(Object.keys(topics) as Tokens);
const setting = z.enum(Object.keys(settings) as Tokens);
const organisation = z.object({ name: z.string(), odsCode: z.string() });
const topicsMax = 6;

const IdeaSummary = z.object({
  ideaId: id,
  title: z.string(),
  problem: z.string().describe('The beginning of the text, up to 300 characters'),
  organisation,
  topics: z.array(z.string()),
  setting: z.string().nullable(),
  supporterCount: z.int(),
  commentCount: z.int(),
  answer: z.string().nullable().describe('planned, under-way, done or not-now; null while there is none'),
  postedAt: z.iso.datetime(),
});

const WholeIdea = z.object({
  ideaId: id,
  title: z.string(),
  problem: z.string(),
  proposal: z.string(),
  helps: z.string(),
  topics: z.array(z.string()),
  setting: z.string().nullable(),
  organisation,
  author: z.string().nullable().describe('Null where the author chose not to be named, or is erased'),
  visibility: z.string(),
  state: z.string(),
  mergedInto: id.nullable(),
  supporterCount: z.int(),
  commentCount: z.int(),
  version: z.int(),
  postedAt: z.iso.datetime(),
});

const listApi = apiGet('/api/ideas', {
  summary: 'Ideas that you may read, 20 at a time',
  tag: 'ideas',
  query: z.object({
    topic: topic.optional(),
    setting: setting.optional(),
    region: z.enum(regions).optional(),
    organisation: z.string().max(10).optional().describe('An ODS code'),
    answered: z.enum(['yes', 'no']).optional(),
    order: z.enum(['newest', 'most-backed']).default('newest'),
    after: z.string().max(400).optional().describe('What the page before gave as next'),
  }),
  answer: z.object({ ideas: z.array(IdeaSummary), next: z.string().nullable() }),
  permission: permission('anyone'),
  load: ({ db, viewer, query }) =>
    listIdeas(db, viewer, query, query.order, placeOf(query.after, query.order)),
  show: ({ ideas, next }) => ({
    ideas: ideas.map((idea) => ({
      ...idea,
      topics: [...idea.topics],
      postedAt: idea.postedAt.toISOString(),
    })),
    next: next ?? null,
  }),
});

const showApi = apiGet('/api/ideas/:ideaId', {
  summary: 'One idea',
  tag: 'ideas',
  params: z.object({ ideaId: id }),
  answer: WholeIdea,
  permission: mayShowIdea,
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  show: ({ idea }) => toWhole(idea),
});

function toWhole(idea: Idea): z.input<typeof WholeIdea> {
  const { title, problem, proposal, helps, setting } = idea.text;
  return {
    ideaId: idea.ideaId,
    title,
    problem,
    proposal,
    helps,
    topics: [...idea.text.topics],
    setting,
    organisation: { name: idea.organisation.name, odsCode: idea.organisation.odsCode },
    author: idea.authorName ?? null,
    visibility: idea.visibility,
    state: idea.state,
    mergedInto: idea.mergedInto,
    supporterCount: idea.supporterCount,
    commentCount: idea.commentCount,
    version: idea.version,
    postedAt: idea.postedAt.toISOString(),
  };
}

const postApi = apiWrite('POST', '/api/ideas', {
  summary: 'Post an idea, for the organisation for which you act',
  tag: 'ideas',
  body: z.object({
    title: optionalText({ name: 'the title', max: ideaLimits.title }),
    problem: typedText({ name: 'what the problem is', max: ideaLimits.problem }),
    proposal: typedText({ name: 'what the idea is', max: ideaLimits.proposal }),
    helps: typedText({ name: 'who it would help', max: ideaLimits.helps }),
    topics: z.array(topic).max(topicsMax).default([]),
    setting: setting.nullable().default(null),
    visibility: z.enum(['organisation', 'staff', 'everyone'], 'Choose who may see it'),
    patentable: z
      .enum(['no', 'unsure', 'yes-cleared'])
      .optional()
      .describe('Needed where others than your organisation may see it: telling others may lose a patent'),
    anonymous: z.boolean().default(false),
    justification: optionalText({ name: 'the reason', max: ideaLimits.justification }).describe(
      'Why words that look as if they could tell who a patient is may stay',
    ),
  }),
  answer: z.object({ ideaId: id }),
  status: 201,
  permission: mayPostIdea,
  writes: ['idea.posted'],
  load: ({ db, viewer }) => findPostingStanding(db, viewer),
  decide(standing, { body, now }) {
    const { title, problem, proposal, helps, topics, setting, ...choices } = body;
    const text = { title: titleOf(title, problem), problem, proposal, helps, topics, setting };
    return mayPost(
      { ...choices, text, patentable: body.patentable ?? 'not-asked' },
      {
        organisationId: standing.organisation?.id ?? null,
        identifiersFound: findInTexts({ title, problem, proposal, helps }, now).length,
      },
    );
  },
  save: (tx, posting, { act, viewer }) =>
    insertIdea(tx, act, { ...posting, authorId: signedIn(viewer).personId }),
  show: (ideaId) => ({ ideaId }),
  refusals: postingRefusals,
});

export const ideasApi = [listApi, showApi, postApi];
