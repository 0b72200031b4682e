import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { findSimilar } from '#modules/finding/public.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { IdeaAt } from '../react-to-idea/react-to-idea.routes.ts';
import { mayMerge } from '../reaction.policy.ts';
import { merge } from '../reaction.rules.ts';
import { lockIdeas, mergeInto } from './merge.queries.ts';
import { MergeForm } from './merge.view.tsx';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const similarShown = 5;

async function load({ db, platform, viewer, params }: Reading<{ ideaId: string }, unknown>) {
  const idea = await found(findIdea(db, viewer, params.ideaId), 'idea');
  const similar = await findSimilar(platform, viewer, {
    text: `${idea.text.title}\n${idea.text.problem}`,
    kinds: ['idea'],
    atMost: similarShown,
    excludeId: idea.ideaId,
  });
  return { idea, similar };
}

export const showMerge = page(ideaPaths.merge, {
  params: IdeaAt,
  permission: mayMerge,
  load,
  view: ({ idea, similar }) => ({
    title: 'Merge into another idea',
    breadcrumbs: [{ text: idea.text.title, href: ideaPaths.show({ ideaId: idea.ideaId }) }],
    body: MergeForm({ idea, similar, state: { values: {}, errors: [] } }),
  }),
});

export const mergeIdeas = post(ideaPaths.merge, {
  params: IdeaAt,
  form: z.object({
    into: z
      .string('Choose the idea that stays')
      .max(500)
      .transform((text) => text.match(uuid)?.[0] ?? '')
      .pipe(z.string().min(1, 'Choose the idea that stays, or paste its whole address')),
  }),
  permission: mayMerge,
  writes: ['idea.merged'],
  load,
  async decide({ idea }, { db, viewer, form }) {
    const into = await findIdea(db, viewer, form.into);
    if (!into) return refuse('no-such-idea');
    if (!mayMerge.may(viewer, { idea: into })) return refuse('not-yours-to-merge');
    return merge(idea, into);
  },
  async save(tx, { from, into }, { act }) {
    const now = await lockIdeas(tx, [from.ideaId, into.ideaId]);
    const [a, b] = [from, into].map((one) => now.find((idea) => idea.ideaId === one.ideaId));
    if (!a || !b) return refuse('no-such-idea');
    const again = merge(a, b);
    if (!again.ok) return again;
    await mergeInto(tx, act, a, b);
    return { into: b.ideaId };
  },
  done: ({ saved }) => ({
    redirect: ideaPaths.show({ ideaId: saved.into }),
    notice: 'The ideas are merged. Both authors are told, and the old address leads here.',
  }),
  refusals: {
    'same-idea': 'An idea cannot be merged into itself.',
    'merged-already': 'One of the two was merged already. Look at where it leads.',
    'would-widen':
      'The idea that stays is open to more people than the other’s author chose. Merge the other way round.',
    'no-such-idea': 'There is no such idea that you can see. Paste its whole address.',
    'not-yours-to-merge':
      'You can merge only ideas of your own organisation. Ask the programme’s moderators.',
  },
  again: (state, { idea, similar }) => ({
    title: 'Merge into another idea',
    body: MergeForm({ idea, similar, state }),
  }),
});

export const mergeRoutes = [showMerge, mergeIdeas];
