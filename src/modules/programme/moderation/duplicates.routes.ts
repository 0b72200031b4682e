import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { dismissDuplicate, findOpenDuplicates } from '#modules/finding/public.ts';
import { id } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { moderationPaths } from '../programme.paths.ts';
import { Duplicates } from './duplicates.view.tsx';

/** Merging itself is the ideas room's, with its rules: the buttons here send its form. */
export const showDuplicates = page(moderationPaths.duplicates, {
  permission: permission('moderator'),
  load: ({ db }) => findOpenDuplicates(db),
  view: ({ pairs, more }) => ({
    title: 'Ideas that are likely the same',
    breadcrumbs: [{ text: 'Moderation', href: moderationPaths.queue() }],
    body: Duplicates({ pairs, more }),
  }),
});

export const dismiss = post(moderationPaths.dismissDuplicate, {
  params: z.object({ pairId: id }),
  permission: permission('moderator'),
  writes: ['duplicate.dismissed'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { act, params }) {
    if (!(await dismissDuplicate(tx, act, params.pairId))) return refuse('settled');
  },
  done: () =>
    seeOther(moderationPaths.duplicates(), 'They are kept apart, and this pair does not come again.'),
  refusals: { settled: 'Another moderator has settled this pair already. The list shows what still waits.' },
});

export const duplicateRoutes = [showDuplicates, dismiss];
