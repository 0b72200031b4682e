import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { needsMending } from '#modules/projects/public.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { loadRequestPage, requestPage } from '../interests/request-page.ts';
import {
  answerQuestionDays,
  answerQuestion as decideAnswer,
  askQuestion as decideQuestion,
  findTellTales,
  openQuestionsMax,
} from '../question.rules.ts';
import { isOpen } from '../request.rules.ts';
import { holdRequest } from '../requests/request-writing.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { questionPaths, requestPaths } from '../sponsorship.paths.ts';
import { mayAnswerInterest, mayExpress } from '../sponsorship.policy.ts';
import {
  countOpenQuestions,
  findAsker,
  findQuestion,
  insertQuestion,
  saveAnswer,
} from './question.queries.ts';

const tellsWho =
  'Some words would tell who asks: a name, an address, a product, or ‘we make’. Say it without them, so that the answer can be published for everyone.';
const patientWords =
  'Some words look like a patient’s detail: a name, number, date of birth or address. Take them out.';

function loadToAsk({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  return loadRequestPage(db, viewer, params.requestId, now);
}

/** A company asks; nobody else learns that it did. */
export const ask = post(requestPaths.ask, {
  params: RequestAt,
  form: z.object({
    companyId: id.optional(),
    question: typedText({ name: 'your question', max: 1_000 }),
  }),
  permission: mayExpress,
  writes: ['sponsorship-question.asked'],
  load: loadToAsk,
  async decide({ request, companies, onTeam }, { db, form, viewer, now }) {
    const company =
      companies.find((one) => one.companyId === form.companyId) ??
      (companies.length === 1 ? companies[0] : undefined);
    if (!company || onTeam) return refuse('not-listed');
    const decision = decideQuestion({
      requestOpen: isOpen(request.state) && request.projectOpenToEveryone,
      openQuestions: await countOpenQuestions(db, request.requestId, company.companyId),
      tellTales: findTellTales(form.question, await findAsker(db, company.companyId)),
      mustMend: needsMending({ question: form.question }, '', now),
    });
    if (!decision.ok) return decision;
    return allow({
      requestId: request.requestId,
      projectId: request.projectId,
      companyId: company.companyId,
      askedBy: signedIn(viewer).personId,
      question: form.question,
      answerDueOn: addDays(londonToday(now), answerQuestionDays),
    });
  },
  async save(tx, { projectId, ...question }, { act }) {
    const standing = await holdRequest(tx, { projectId, requestId: question.requestId });
    if (!isOpen(standing.state)) return refuse('not-listed');
    if ((await countOpenQuestions(tx, question.requestId, question.companyId)) >= openQuestionsMax)
      return refuse('too-many');
    return insertQuestion(tx, act, question);
  },
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'Your question is with the team, without your name.'),
  refusals: {
    'not-listed': 'This request takes no questions from you now. Look at what else is listed.',
    'too-many': `At most ${openQuestionsMax} of your questions may wait at a time. Ask again when one is answered.`,
    'tells-who': tellsWho,
    'looks-like-a-patient': patientWords,
  },
  again: (state, loaded, { now }) => requestPage(loaded, now, { ask: state }),
});

const QuestionAt = z.object({ questionId: id });

async function loadToAnswer({ db, viewer, params, now }: Reading<z.output<typeof QuestionAt>, unknown>) {
  const question = await found(findQuestion(db, params.questionId), 'question');
  return { ...(await loadRequestPage(db, viewer, question.requestId, now)), question };
}

/** Answered once, for every company. */
export const answerQuestion = post(questionPaths.answer, {
  params: QuestionAt,
  form: z.object({
    question: typedText({ name: 'the question as companies will read it', max: 1_000 }),
    answer: typedText({ name: 'your answer', max: 3_000 }),
  }),
  permission: mayAnswerInterest,
  writes: ['sponsorship-question.answered'],
  load: loadToAnswer,
  async decide({ question }, { db, form, now }) {
    const asker = await findAsker(db, question.companyId);
    const decision = decideAnswer({
      answered: question.answered,
      tellTales: findTellTales(form.question, asker).filter((tale) => !question.question.includes(tale)),
      mustMend: needsMending({ question: form.question, answer: form.answer }, '', now),
    });
    return decision.ok ? allow(question.questionId) : decision;
  },
  async save(tx, questionId, { act, form, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await saveAnswer(tx, act, { questionId, ...form, by }))) return refuse('answered-already');
  },
  done: ({ loaded }) =>
    seeOther(
      requestPaths.show({ requestId: loaded.request.requestId }),
      'Your answer is published for every company.',
    ),
  refusals: {
    'answered-already': 'A colleague answered this already. Look at what stands now.',
    'tells-who': tellsWho,
    'looks-like-a-patient': patientWords,
  },
  again: (state, loaded, { now }) =>
    requestPage(loaded, now, { answer: { ...state, questionId: loaded.question.questionId } }),
});

export const questionRoutes = [ask, answerQuestion];
