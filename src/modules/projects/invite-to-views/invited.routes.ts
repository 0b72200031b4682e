import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission, type Viewer } from '#kit/viewer.ts';
import { findSupported, logContact, planContacts, stillSupports } from '#modules/people/public.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import {
  type FormState,
  page,
  post,
  type Reading,
  type RequestFacts,
  seeOther,
} from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findOwnAnswer, findQuestion, putAnswer } from '../ask-views/views.queries.ts';
import { answerQuestion, takesAnswers } from '../ask-views/views.rules.ts';
import { findInTexts } from '../identifiers.ts';
import { viewsPaths } from '../project.paths.ts';
import { answerInvitation, findInvited } from './invitation.queries.ts';
import { AnswerFor, InvitationPage } from './invited.view.tsx';

const At = z.object({ questionId: id, personId: id });
type AtPerson = z.output<typeof At>;

/** The person, or a supporter whom they let answer; for everybody else it does not exist. */
async function whomFor(
  db: Db,
  viewer: Viewer,
  personId: string,
): Promise<{ personId: string; name: string | undefined }> {
  if (signedIn(viewer).personId === personId) return { personId, name: undefined };
  return found(findSupported(db, viewer, personId, 'answer'), 'invitation');
}

async function mayStillAct(tx: Tx, viewer: Viewer, personId: string): Promise<boolean> {
  return signedIn(viewer).personId === personId || stillSupports(tx, viewer, personId, 'answer');
}

async function loadInvitation({ db, viewer, params, now }: Reading<AtPerson, unknown>) {
  const whom = await whomFor(db, viewer, params.personId);
  const question = await found(findQuestion(db, viewer, params.questionId), 'question');
  const invitation = await found(findInvited(db, params.questionId, params.personId), 'invitation');
  return { whom, question, invitation, open: takesAnswers(question, londonToday(now)) };
}

export const showViewsInvitation = page(viewsPaths.invitation, {
  params: At,
  permission: permission('signed-in'),
  load: loadInvitation,
  view: (loaded) => ({ title: 'You are invited', noIndex: true, body: InvitationPage(loaded) }),
});

export const openViewsInvitation = post(viewsPaths.openInvitation, {
  params: At,
  permission: permission('signed-in'),
  writes: ['views.invitation-opened', 'communication-need.contact-logged'],
  load: loadInvitation,
  decide: ({ open, invitation }) => (open ? allow(invitation) : refuse('closed')),
  async save(tx, invitation, { act, params, viewer, request }) {
    if (!(await mayStillAct(tx, viewer, params.personId))) return refuse('no-longer-supporting');
    const by = signedIn(viewer).personId;
    const opened = await answerInvitation(tx, act, { ...invitation, ...params, by, how: 'opened' });
    if (!opened) return refuse('pressed-before');
    await logPageContact(tx, act, { ...params, contact: 'views-questions', by, request });
  },
  done: ({ params, loaded }) => ({
    redirect: loaded.whom.name === undefined ? viewsPaths.show(params) : viewsPaths.answerFor(params),
  }),
  refusals: {
    closed: 'This question is closed. Thank you for wanting to answer.',
    'pressed-before': 'You opened it already. Open ‘Your views’ to find it again.',
    'no-longer-supporting': 'This person no longer lets you answer for them. Ask them.',
  },
  again: (state, loaded) => ({
    title: 'You are invited',
    body: InvitationPage({ ...loaded, errors: state.errors }),
  }),
});

export const declineViewsInvitation = post(viewsPaths.declineInvitation, {
  params: At,
  permission: permission('signed-in'),
  writes: ['views.invitation-declined'],
  load: loadInvitation,
  decide: ({ invitation }) => allow(invitation),
  async save(tx, invitation, { act, params, viewer }) {
    if (!(await mayStillAct(tx, viewer, params.personId))) return refuse('no-longer-supporting');
    const by = signedIn(viewer).personId;
    if (!(await answerInvitation(tx, act, { ...invitation, ...params, by, how: 'declined' })))
      return refuse('pressed-before');
  },
  done: () => seeOther(viewsPaths.list(), 'That is fine. You are not asked again about this.'),
  refusals: {
    'pressed-before': 'You said no already. That is fine.',
    'no-longer-supporting': 'This person no longer lets you answer for them. Ask them.',
  },
});

/** What a page gave to somebody with needs, once a contact. */
export async function logPageContact(
  tx: Tx,
  act: Act,
  given: {
    questionId: string;
    personId: string;
    contact: 'views-questions' | 'views-answer';
    by: string;
    request: RequestFacts;
  },
): Promise<void> {
  const [planned] = await planContacts(tx, [given.personId], {
    channel: 'page',
    record: { kind: 'views-question', subjectId: given.questionId },
    secret: false,
    answerDays: null,
    reminder: 'nothing-to-remind-of',
    textPoints: given.request.presentation.textPoints,
  });
  await logContact(tx, act, {
    key: `${given.contact} ${given.questionId} ${given.personId}`,
    contact: given.contact,
    channel: 'page',
    personId: given.personId,
    by: given.by,
    plan: planned?.plan ?? [],
    overrideReason: '',
  });
}

async function loadAnswerFor({ db, viewer, params, now }: Reading<AtPerson, unknown>) {
  const whom = await found(findSupported(db, viewer, params.personId, 'answer'), 'question');
  const question = await found(findQuestion(db, viewer, params.questionId), 'question');
  const answer = await findOwnAnswer(db, params.questionId, params.personId);
  return { whom, question, answer: answer?.body, open: takesAnswers(question, londonToday(now)) };
}

function answerPage(loaded: Awaited<ReturnType<typeof loadAnswerFor>>, state: FormState) {
  return {
    title: `Answer for ${loaded.whom.name}`,
    breadcrumbs: [{ text: 'Your views', href: viewsPaths.list() }],
    body: AnswerFor({ ...loaded, state }),
  };
}

export const showAnswerFor = page(viewsPaths.answerFor, {
  params: At,
  permission: permission('signed-in'),
  load: loadAnswerFor,
  view: (loaded) => answerPage(loaded, { values: { body: loaded.answer ?? '' }, errors: [] }),
});

export const sendAnswerFor = post(viewsPaths.answerFor, {
  params: At,
  form: z.object({ body: typedText({ name: 'what they think', max: 5_000 }) }),
  permission: permission('signed-in'),
  writes: ['views.answered', 'communication-need.contact-logged'],
  load: loadAnswerFor,
  decide: ({ question, whom }, { form, now, viewer }) => {
    const decision = answerQuestion(question, {
      today: londonToday(now),
      onTeam: [whom.personId, signedIn(viewer).personId].some((one) => question.teamIds.includes(one)),
      identifiersFound: findInTexts({ body: form.body }, now).length,
    });
    return decision.ok ? allow(question) : decision;
  },
  async save(tx, question, { act, form, params, viewer, request }) {
    if (!(await stillSupports(tx, viewer, params.personId, 'answer'))) return refuse('no-longer-supporting');
    const by = signedIn(viewer).personId;
    const answer = {
      question,
      personId: params.personId,
      body: form.body,
      help: 'by-supporter' as const,
      by,
      symbols: null,
    };
    if (!(await putAnswer(tx, act, answer))) return refuse('closed');
    await logPageContact(tx, act, { ...params, contact: 'views-answer', by, request });
  },
  done: ({ loaded }) =>
    seeOther(
      viewsPaths.list(),
      `Thank you. The team reads it as the answer of ${loaded.whom.name}, given by a supporter.`,
    ),
  refusals: {
    closed:
      'This question is closed. Copy what you wrote; you can still tell the team where the project invites comments.',
    'own-project': 'You or they are on the team that asks. Its answers come from others.',
    'looks-like-a-patient':
      'Leave out names, dates of birth, addresses, telephone and NHS numbers, then send it again.',
    'no-longer-supporting': 'This person no longer lets you answer for them. Ask them.',
  },
  again: (state, loaded) => answerPage(loaded, state),
});

export const invitedRoutes = [
  showViewsInvitation,
  openViewsInvitation,
  declineViewsInvitation,
  showAnswerFor,
  sendAnswerFor,
];
