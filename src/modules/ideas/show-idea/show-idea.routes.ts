import { z } from 'zod';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { mayShowIdea } from '../idea.policy.ts';
import { findIdea } from '../idea.queries.ts';
import { loadPanels } from '../idea-panels.queries.ts';
import { ShowIdea } from './show-idea.view.tsx';

export const showIdea = page(ideaPaths.show, {
  params: z.object({ ideaId: id }),
  permission: mayShowIdea,
  async load({ db, viewer, params }) {
    const idea = await found(findIdea(db, viewer, params.ideaId), 'idea');
    return { idea, panels: idea.state === 'merged' ? undefined : await loadPanels(db, viewer, idea) };
  },
  view: ({ idea, panels }, { viewer }) =>
    panels === undefined
      ? { redirect: ideaPaths.show({ ideaId: idea.mergedInto ?? '' }), permanent: true }
      : {
          title: idea.text.title,
          description: idea.text.problem.slice(0, 200),
          breadcrumbs: [{ text: 'Ideas', href: ideaPaths.list() }],
          reportable: { kind: 'idea', subjectId: idea.ideaId },
          body: ShowIdea({ idea, panels, viewer }),
        },
  staleAfter: ({ ideaId }) => [ideaId],
});
