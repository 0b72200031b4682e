import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import type { AnswerPlace, OpenQuestion } from '#platform/module.ts';
import { viewsPaths } from '../project.paths.ts';
import {
  findOpenQuestions,
  findOwnAnswer,
  findOwnAnswers,
  findQuestion,
  type Question,
} from './views.queries.ts';
import { takesAnswers } from './views.rules.ts';

const questionsOnPageMax = 5;

/** Projects ask patients, carers and supporters: one step a page for those who want it so. */
export const viewsPlace: AnswerPlace = {
  kind: 'views-question',
  async open(db, viewer, now) {
    const questions = await findOpenQuestions(db, viewer, londonToday(now));
    return questions.filter((one) => !isOnTeam(one, viewer)).map(asOpen);
  },
  async on(db, viewer, record, now) {
    if (record.kind !== 'project') return [];
    const questions = await findOpenQuestions(db, viewer, londonToday(now));
    return questions
      .filter((one) => one.projectId === record.subjectId && !isOnTeam(one, viewer))
      .slice(0, questionsOnPageMax)
      .map(asOpen);
  },
  async find(db, viewer, questionId, now) {
    const question = await findQuestion(db, viewer, questionId);
    if (!question) return undefined;
    const open = takesAnswers(question, londonToday(now));
    const onTeam = isOnTeam(question, viewer);
    return {
      ...asOpen(question),
      record: { kind: 'project', subjectId: question.projectId },
      whoReads: 'Only the team that asks can read it.',
      action: open && !onTeam ? viewsPaths.answer({ questionId }) : undefined,
      whyNot: onTeam
        ? 'You are in the team that asks. Other people answer.'
        : `Nobody can answer any more. The last day was ${formatLocalDate(question.closesOn)}.`,
      own:
        viewer.kind === 'person' ? (await findOwnAnswer(db, questionId, viewer.personId))?.body : undefined,
      whatChanged: question.whatChanged ?? undefined,
      asksWhoHelped: true,
    };
  },
  answered: (db, personId) => findOwnAnswers(db, personId),
};

function asOpen(question: Question): OpenQuestion {
  return {
    id: question.questionId,
    question: question.question,
    about: question.projectTitle,
    until: question.closesOn,
  };
}

function isOnTeam(question: Question, viewer: Parameters<AnswerPlace['open']>[1]): boolean {
  return viewer.kind === 'person' && question.teamIds.includes(viewer.personId);
}
