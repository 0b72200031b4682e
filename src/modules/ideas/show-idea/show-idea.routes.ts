import { z } from 'zod';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { mayShowIdea } from '../idea.policy.ts';
import { findIdea } from '../idea.queries.ts';
import { ShowIdea } from './show-idea.view.tsx';

export const showIdea = page(ideaPaths.show, {
  params: z.object({ ideaId: id }),
  permission: mayShowIdea,
  load: async ({ db, viewer, params }) => ({
    idea: await found(findIdea(db, viewer, params.ideaId), 'idea'),
  }),
  view: ({ idea }, { viewer }) =>
    idea.state === 'merged'
      ? { redirect: ideaPaths.show({ ideaId: idea.mergedInto ?? '' }), permanent: true }
      : {
          title: idea.text.title,
          description: idea.text.problem.slice(0, 200),
          breadcrumbs: [{ text: 'Ideas', href: ideaPaths.list() }],
          body: ShowIdea({ idea, viewer }),
        },
  staleAfter: ({ ideaId }) => [ideaId],
});
