import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { ideaPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { mayFollow, maySupport } from '../reaction.policy.ts';
import { deleteFollow, deleteSupport, insertFollow, insertSupport } from '../reaction.queries.ts';
import { support } from '../reaction.rules.ts';

export const IdeaAt = z.object({ ideaId: id });

async function load({ db, viewer, params }: Reading<{ ideaId: string }, unknown>) {
  return { idea: await found(findIdea(db, viewer, params.ideaId), 'idea') };
}

export const supportIdea = post(ideaPaths.support, {
  params: IdeaAt,
  permission: maySupport,
  writes: ['idea.supported'],
  load,
  decide({ idea }, { viewer }) {
    const decision = support(idea, signedIn(viewer).personId);
    return decision.ok ? allow(idea) : decision;
  },
  async save(tx, idea, { act }) {
    if (!(await insertSupport(tx, act, idea))) return refuse('already-supported');
  },
  done: ({ params }) => seeOther(ideaPaths.show(params), 'You back this idea.'),
  refusals: {
    'idea-closed': 'This idea is closed. You can still back the project that it became.',
    'own-idea': 'You wrote this idea, so it has your backing already.',
    'already-supported': 'You back this idea already.',
  },
});

export const withdrawSupport = post(ideaPaths.supportWithdrawal, {
  params: IdeaAt,
  permission: maySupport,
  writes: ['idea.support-withdrawn'],
  load,
  decide: ({ idea }) => allow(idea),
  async save(tx, idea, { act }) {
    if (!(await deleteSupport(tx, act, idea.ideaId))) return refuse('not-supported');
  },
  done: ({ params }) => seeOther(ideaPaths.show(params), 'Your support is taken back.'),
  refusals: { 'not-supported': 'You do not back this idea.' },
});

export const followIdea = post(ideaPaths.follow, {
  params: IdeaAt,
  permission: mayFollow,
  writes: ['idea.followed'],
  load,
  decide: ({ idea }) => allow(idea),
  save: (tx, idea, { act }) => insertFollow(tx, act, 'idea', idea.ideaId),
  done: ({ params }) =>
    seeOther(ideaPaths.show(params), 'You follow this idea: you hear of answers and comments.'),
  refusals: {},
});

export const unfollowIdea = post(ideaPaths.unfollow, {
  params: IdeaAt,
  permission: mayFollow,
  writes: ['idea.unfollowed'],
  load,
  decide: ({ idea }) => allow(idea),
  save: (tx, idea, { act }) => deleteFollow(tx, act, 'idea', idea.ideaId),
  done: ({ params }) => seeOther(ideaPaths.show(params), 'You no longer follow this idea.'),
  refusals: {},
});

export const reactionRoutes = [supportIdea, withdrawSupport, followIdea, unfollowIdea];
