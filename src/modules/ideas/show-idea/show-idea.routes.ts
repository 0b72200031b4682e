import { z } from 'zod';
import { findMoreLike } from '#modules/finding/public.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { mayShowIdea } from '../idea.policy.ts';
import { findIdea } from '../idea.queries.ts';
import { loadPanels } from '../idea-panels.queries.ts';
import { ShowIdea } from './show-idea.view.tsx';

const similarMax = 4;

export const showIdea = page(ideaPaths.show, {
  params: z.object({ ideaId: id }),
  permission: mayShowIdea,
  async load({ db, platform, viewer, params }) {
    const idea = await found(findIdea(db, viewer, params.ideaId), 'idea');
    if (idea.state === 'merged') return { idea, panels: undefined, similar: [] };
    const [panels, similar] = await Promise.all([
      loadPanels(db, viewer, idea),
      findMoreLike(platform, viewer, {
        id: idea.ideaId,
        kind: 'idea',
        text: `${idea.text.title} ${idea.text.problem}`,
        atMost: similarMax,
      }),
    ]);
    return { idea, panels, similar };
  },
  view: ({ idea, panels, similar }, { viewer }) =>
    panels === undefined
      ? { redirect: ideaPaths.show({ ideaId: idea.mergedInto ?? '' }), permanent: true }
      : {
          title: idea.text.title,
          description: idea.text.problem.slice(0, 200),
          breadcrumbs: [{ text: 'Ideas', href: ideaPaths.list() }],
          reportable: { kind: 'idea', subjectId: idea.ideaId },
          body: ShowIdea({ idea, panels, similar, viewer }),
        },
  // What is like it, and what came of it, must not outlive its hiding.
  staleAfter: ({ ideaId }) => [ideaId, 'idea', 'need', 'project', 'adoption'],
});
