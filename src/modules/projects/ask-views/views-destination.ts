import { londonToday } from '#kit/local-date.ts';
import type { SymbolDestination } from '#platform/module.ts';
import { viewsPaths } from '../project.paths.ts';
import { findQuestion } from './views.queries.ts';
import { takesAnswers } from './views.rules.ts';

/** Questions of projects can be answered in symbols by whoever may answer them in words. */
export const viewsDestination: SymbolDestination = {
  kind: 'views-question',
  list: { text: 'questions of projects', href: viewsPaths.list() },
  async find(db, viewer, questionId, now) {
    const question = await findQuestion(db, viewer, questionId);
    if (!question || !takesAnswers(question, londonToday(now))) return undefined;
    if (viewer.kind === 'person' && question.teamIds.includes(viewer.personId)) return undefined;
    return {
      title: question.question,
      action: viewsPaths.answer({ questionId }),
      back: viewsPaths.show({ questionId }),
      whoReads: `Only the team of ${question.projectTitle} reads it.`,
      asksWhoHelped: true,
    };
  },
};
