import type { AnswerPlace, ReadableSource } from '#platform/module.ts';
import { ideaPaths, needPaths } from './idea.paths.ts';
import { findIdea } from './idea.queries.ts';
import { ideaLabels } from './idea.rules.ts';
import { findNeed } from './need.queries.ts';
import { mayComment, mayCommentNeed } from './reaction.policy.ts';

export const readableIdeas: ReadableSource = {
  kind: 'idea',
  page: ideaPaths.show.pattern,
  verbs: ['idea.edited', 'idea.merged', 'idea.hidden', 'idea.shown-again'],
  async find(db, viewer, ref) {
    const idea = isId(ref) ? await findIdea(db, viewer, ref) : undefined;
    return (
      idea && {
        recordId: idea.ideaId,
        title: idea.text.title,
        href: ideaPaths.show({ ideaId: idea.ideaId }),
        open: idea.visibility === 'everyone' && !idea.hidden,
        // Who writes a version is named with it: an author who is not named leaves it to the editors.
        authorIds: idea.anonymous ? [] : [idea.authorId],
        parts: (['problem', 'proposal', 'helps'] as const).map((name) => ({
          heading: ideaLabels[name] ?? name,
          text: idea.text[name],
        })),
      }
    );
  },
};

export const readableNeeds: ReadableSource = {
  kind: 'need',
  page: needPaths.show.pattern,
  verbs: ['need.edited', 'need.met', 'need.withdrawn', 'need.hidden', 'need.shown-again'],
  async find(db, viewer, ref) {
    const need = isId(ref) ? await findNeed(db, viewer, ref) : undefined;
    return (
      need && {
        recordId: need.needId,
        title: need.title,
        href: needPaths.show({ needId: need.needId }),
        open: need.visibility === 'everyone',
        authorIds: [need.authorId],
        parts: [
          { text: need.detail },
          ...(need.metBy ? [{ heading: 'What helped', text: need.metBy.title }] : []),
        ],
      }
    );
  },
};

/** Staff comment on ideas and needs; others are not asked, so that their pages offer nothing. */
export const commentPlaces: readonly AnswerPlace[] = [
  {
    kind: 'idea',
    open: async () => [],
    answered: async () => [],
    async on(db, viewer, record) {
      if (record.kind !== 'idea') return [];
      const idea = await findIdea(db, viewer, record.subjectId);
      if (!idea || !mayComment.may(viewer, { idea })) return [];
      return [{ id: idea.ideaId, question: 'Write a comment', about: idea.text.title, until: null }];
    },
    async find(db, viewer, ideaId) {
      const idea = await findIdea(db, viewer, ideaId);
      if (!idea) return undefined;
      return {
        ...asComment({ id: idea.ideaId, title: idea.text.title, kind: 'idea' }),
        action: mayComment.may(viewer, { idea }) ? ideaPaths.comment({ ideaId }) : undefined,
      };
    },
  },
  {
    kind: 'need',
    open: async () => [],
    answered: async () => [],
    async on(db, viewer, record) {
      if (record.kind !== 'need') return [];
      const need = await findNeed(db, viewer, record.subjectId);
      if (!need || !mayCommentNeed.may(viewer, { need })) return [];
      return [{ id: need.needId, question: 'Write a comment', about: need.title, until: null }];
    },
    async find(db, viewer, needId) {
      const need = await findNeed(db, viewer, needId);
      if (!need) return undefined;
      return {
        ...asComment({ id: need.needId, title: need.title, kind: 'need' }),
        action: mayCommentNeed.may(viewer, { need }) ? needPaths.comment({ needId }) : undefined,
      };
    },
  },
];

function asComment(of: { id: string; title: string; kind: string }) {
  return {
    id: of.id,
    question: 'What do you want to say?',
    about: of.title,
    until: null,
    record: { kind: of.kind, subjectId: of.id },
    whoReads: 'Everybody who can read this page can read it.',
    whyNot: 'Only people who work in health can comment here. They must sign in.',
    own: undefined,
    whatChanged: undefined,
  };
}

function isId(ref: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ref);
}
