import type { SymbolDestination } from '#platform/module.ts';
import { ideaPaths, needPaths } from '../idea.paths.ts';
import { findIdea } from '../idea.queries.ts';
import { findNeed } from '../need.queries.ts';
import { mayComment, mayCommentNeed } from '../reaction.policy.ts';

const whoReads = 'Whoever may read the page sees your comment there, with your name.';

/** Whoever may comment in words may comment in symbols. */
export const commentDestinations: readonly SymbolDestination[] = [
  {
    kind: 'idea',
    list: { text: 'ideas', href: ideaPaths.list() },
    async find(db, viewer, ideaId) {
      const idea = await findIdea(db, viewer, ideaId);
      if (!idea || !mayComment.may(viewer, { idea })) return undefined;
      return {
        title: idea.text.title,
        action: ideaPaths.comment({ ideaId }),
        back: ideaPaths.show({ ideaId }),
        whoReads,
      };
    },
  },
  {
    kind: 'need',
    list: { text: 'needs', href: needPaths.list() },
    async find(db, viewer, needId) {
      const need = await findNeed(db, viewer, needId);
      if (!need || !mayCommentNeed.may(viewer, { need })) return undefined;
      return {
        title: need.title,
        action: needPaths.comment({ needId }),
        back: needPaths.show({ needId }),
        whoReads,
      };
    },
  },
];
