import type { NoticeSource, Recipient } from '#platform/module.ts';
import { viewsPaths } from '../project.paths.ts';
import { followersOf } from '../tell-people/notice.queries.ts';
import { findQuestionFacts } from './views.queries.ts';
import { viewsNoticeKinds } from './views.rules.ts';

/** Followers hear of a question, its team of answers, and those who answered of what their answers changed. */
export const viewsNotices: NoticeSource = {
  verbs: ['views.asked', 'views.answered', 'views.closed'],
  async recipients(db, event) {
    const facts = await findQuestionFacts(db, event.subject);
    if (!facts) return [];
    switch (event.verb) {
      case 'views.asked':
        return as('project-followed', await followersOf(db, event.concerns));
      case 'views.answered':
        return as('project-team', facts.teamIds);
      default:
        return as(viewsNoticeKinds.answered, facts.answererIds);
    }
  },
  async words(db, { event }) {
    const facts = await findQuestionFacts(db, event.subject);
    if (!facts) return undefined;
    const href = viewsPaths.show({ questionId: event.subject });
    switch (event.verb) {
      case 'views.asked':
        return { text: `‘${facts.projectTitle}’ asks for your views.`, href, open: true };
      case 'views.answered':
        return { text: `Somebody answered the question of ‘${facts.projectTitle}’.`, href };
      default:
        return {
          text: `The team of ‘${facts.projectTitle}’ says what your answers changed.`,
          href,
          open: true,
        };
    }
  },
};

function as(kind: string, personIds: readonly string[]): Recipient[] {
  return personIds.map((personId) => ({ personId, kind }));
}
