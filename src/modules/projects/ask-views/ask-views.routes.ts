import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { whoHelpedAnswers } from '#kit/who-helped.ts';
import {
  findAllSupported,
  logContact,
  mayMakeContact,
  type PersonPlan,
  planContacts,
} from '#modules/people/public.ts';
import { acceptSymbols, symbolsField } from '#modules/readable/public.ts';
import type { Db } from '#platform/db/database.ts';
import { id, localDate, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInTexts, identifiersRefusal } from '../identifiers.ts';
import { findWaiting } from '../invite-to-views/invitation.queries.ts';
import { logPageContact } from '../invite-to-views/invited.routes.ts';
import { ProjectParams } from '../project.form.ts';
import { projectPaths, viewsPaths } from '../project.paths.ts';
import { mayEdit } from '../project.policy.ts';
import { findProject, type Project } from '../project.queries.ts';
import { AskViews, QuestionPage, ViewsList } from './ask-views.view.tsx';
import {
  closeQuestion,
  findAnswers,
  findOpenQuestions,
  findOwnAnswer,
  findQuestion,
  findQuestionFacts,
  insertQuestion,
  putAnswer,
} from './views.queries.ts';
import {
  answerQuestion,
  askForViews,
  helpSaid,
  recordHelp,
  takesAnswers,
  viewsNoticeKinds,
} from './views.rules.ts';

const QuestionAt = z.object({ questionId: id });
type AtQuestion = z.output<typeof QuestionAt>;
const openDaysMin = 7;
const openDaysUsual = 28;

export const showViewsList = page(viewsPaths.list, {
  permission: permission('anyone'),
  async load({ db, viewer, now }) {
    const today = londonToday(now);
    const supported = await findAllSupported(db, viewer);
    const names = new Map(
      supported.filter((one) => one.may.includes('answer')).map((one) => [one.personId, one.name]),
    );
    const own = viewer.kind === 'person' ? [viewer.personId] : [];
    const [questions, waiting] = await Promise.all([
      findOpenQuestions(db, viewer, today),
      findWaiting(db, [...own, ...names.keys()], today),
    ]);
    return { questions, waiting: waiting.map((one) => ({ ...one, forName: names.get(one.personId) })) };
  },
  view: ({ questions, waiting }) => ({
    title: 'Your views are asked for',
    description: 'Projects that ask patients, carers and supporters what they think.',
    body: ViewsList({ questions, waiting }),
  }),
  staleAfter: () => ['views-question', 'project'],
});

async function loadProject({ db, viewer, params }: Reading<z.output<typeof ProjectParams>, unknown>) {
  return { project: await found(findProject(db, viewer, params.projectId), 'project') };
}

function askPage(project: Project, state: FormState) {
  return {
    title: 'Ask patients and carers for their views',
    breadcrumbs: [{ text: project.text.title, href: projectPaths.show({ projectId: project.projectId }) }],
    body: AskViews({ projectId: project.projectId, title: project.text.title, state }),
  };
}

export const showAskViews = page(viewsPaths.begin, {
  params: ProjectParams,
  permission: mayEdit,
  load: loadProject,
  view: ({ project }, { now }) =>
    askPage(project, { values: { closesOn: addDays(londonToday(now), openDaysUsual) }, errors: [] }),
});

export const askViews = post(viewsPaths.ask, {
  params: ProjectParams,
  form: z.object({
    question: typedText({ name: 'your question', max: 1_000 }),
    closesOn: localDate('the last day for answers'),
  }),
  permission: mayEdit,
  writes: ['views.asked'],
  load: loadProject,
  decide: ({ project }, { form, now }) => {
    const decision = askForViews({
      published: project.state === 'published' && !project.hidden,
      openToEveryone: project.visibility === 'everyone',
      closesOn: form.closesOn,
      earliestClose: addDays(londonToday(now), openDaysMin),
      identifiersFound: findInTexts({ question: form.question }, now).length,
    });
    return decision.ok ? { ok: true, value: form } : decision;
  },
  save: (tx, asked, { act, params, viewer }) =>
    insertQuestion(tx, act, { ...params, ...asked, by: signedIn(viewer).personId }),
  done: ({ saved }) =>
    seeOther(
      viewsPaths.show({ questionId: saved }),
      'Your question is open. Followers of the project are told.',
    ),
  refusals: {
    'not-open-to-everyone':
      'Only a published project that everyone may see can ask for views. Its page says how to open it.',
    'closes-too-soon': `Give people at least ${openDaysMin} days to answer.`,
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, { project }) => askPage(project, state),
});

async function loadQuestion({ db, viewer, params, now }: Reading<AtQuestion, unknown>) {
  const question = await found(findQuestion(db, viewer, params.questionId), 'question');
  const personId = viewer.kind === 'person' ? viewer.personId : undefined;
  const onTeam = personId !== undefined && question.teamIds.includes(personId);
  const [answers, ownAnswer, outcome] = await Promise.all([
    onTeam ? findAnswers(db, question.questionId) : [],
    personId === undefined || onTeam ? undefined : findOwnAnswer(db, question.questionId, personId),
    onTeam ? planOutcome(db, question.questionId) : [],
  ]);
  return { question, onTeam, answers, ownAnswer, outcome, open: takesAnswers(question, londonToday(now)) };
}
/** How thanks, and what the answers changed, would reach those who answered. */
async function planOutcome(db: Db, questionId: string): Promise<PersonPlan[]> {
  const facts = await findQuestionFacts(db, questionId);
  return planContacts(db, facts?.answererIds ?? [], {
    channel: 'notice',
    noticeKind: viewsNoticeKinds.answered,
    record: { kind: 'views-question', subjectId: questionId },
    secret: false,
    answerDays: null,
    reminder: 'nothing-to-remind-of',
  });
}

type LoadedQuestion = Awaited<ReturnType<typeof loadQuestion>>;

function questionPage(loaded: LoadedQuestion, state: FormState) {
  const { question } = loaded;
  return {
    title: `Your views: ${question.projectTitle}`,
    breadcrumbs: [{ text: 'Your views', href: viewsPaths.list() }],
    body: QuestionPage({ ...loaded, state }),
  };
}

export const showQuestion = page(viewsPaths.show, {
  params: QuestionAt,
  permission: permission('anyone'),
  load: loadQuestion,
  view: (loaded) => {
    const own = loaded.ownAnswer;
    const values = own === undefined ? {} : { body: own.body, help: helpSaid(own.help) };
    return questionPage(loaded, { values, errors: [] });
  },
});

export const answerViews = post(viewsPaths.answer, {
  params: QuestionAt,
  form: z.object({
    body: typedText({ name: 'what you think', max: 5_000 }),
    help: z.enum(whoHelpedAnswers).optional().catch(undefined),
    symbols: symbolsField,
  }),
  permission: permission('signed-in'),
  writes: ['views.answered', 'communication-need.contact-logged'],
  load: loadQuestion,
  decide: ({ question, onTeam }, { form, now }) => {
    const identifiersFound = findInTexts({ body: form.body }, now).length;
    const decision = answerQuestion(question, { today: londonToday(now), onTeam, identifiersFound });
    return decision.ok ? { ok: true, value: question } : decision;
  },
  async save(tx, question, { act, form, viewer, request }) {
    const { personId } = signedIn(viewer);
    const symbols = await acceptSymbols(tx, { personId, ...form, at: act.at });
    const help = recordHelp(form.help);
    const answer = { question, personId, body: form.body, help, by: personId, symbols };
    if (!(await putAnswer(tx, act, answer))) return refuse('closed');
    const { questionId } = question;
    await logPageContact(tx, act, { questionId, personId, contact: 'views-answer', by: personId, request });
  },
  done: ({ params }) =>
    seeOther(
      viewsPaths.show(params),
      'Thank you. Only the project’s team reads it. You hear what it changed.',
    ),
  refusals: {
    closed:
      'This question is closed. Copy what you wrote; you can still comment where the project invites it.',
    'own-project': 'You are on the team that asks. Its answers come from others.',
    'looks-like-a-patient':
      'Leave out names, dates of birth, addresses, telephone and NHS numbers, yours too, then send it again.',
  },
  again: (state, loaded) => questionPage(loaded, state),
});

/** The team says what the answers changed; those who answered are told. */
export const closeViews = post(viewsPaths.close, {
  params: QuestionAt,
  form: z.object({
    whatChanged: typedText({ name: 'what the answers changed', max: 3_000 }),
    unmetReason: optionalText({ name: 'why it goes out all the same', max: 1_000 }),
  }),
  permission: permission<LoadedQuestion>('signed-in', (_viewer, { onTeam }) => onTeam),
  writes: ['views.closed', 'communication-need.contact-logged'],
  load: loadQuestion,
  decide: ({ question, outcome }, { form, now }) => {
    if (findInTexts({ whatChanged: form.whatChanged }, now).length > 0) return refuse('looks-like-a-patient');
    if (question.closed) return refuse('closed-already');
    if (outcome.some(({ plan }) => !mayMakeContact(plan, form.unmetReason).ok))
      return refuse('needs-not-met');
    return allow(question);
  },
  async save(tx, question, { act, form, viewer }) {
    if (!(await closeQuestion(tx, act, question, form.whatChanged))) return refuse('closed-already');
    // Planned anew: somebody may have answered since the page was asked for.
    for (const { personId, channel, plan } of await planOutcome(tx, question.questionId))
      await logContact(tx, act, {
        key: `views-outcome ${question.questionId} ${personId}`,
        contact: 'views-outcome',
        channel,
        personId,
        by: signedIn(viewer).personId,
        plan,
        overrideReason: form.unmetReason,
      });
  },
  done: ({ params }) =>
    seeOther(viewsPaths.show(params), 'The question is closed. Those who answered are told.'),
  refusals: {
    'needs-not-met':
      'Somebody who answered would not get this as they need it. Say how you will reach them, or why it goes out all the same.',
    'closed-already': 'A colleague closed this question already. Look at what they wrote.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded) => questionPage(loaded, state),
});

export const viewsRoutes = [showViewsList, showAskViews, askViews, showQuestion, answerViews, closeViews];
