import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { localDate, londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { logContact, mayMakeContact, type PersonPlan, planContacts } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { id, ticked } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findQuestion, type Question } from '../ask-views/views.queries.ts';
import { takesAnswers, viewsNoticeKinds } from '../ask-views/views.rules.ts';
import { viewsPaths } from '../project.paths.ts';
import {
  type Candidate,
  findCandidates,
  findInvitations,
  insertInvitation,
  markReminded,
  type SentInvitation,
} from './invitation.queries.ts';
import { type InvitationStep, type Invitee, invitedAtOnceMax, sendToInvitees } from './invitation.rules.ts';
import { BeforeYouSend, Invitations } from './invite.view.tsx';

const QuestionAt = z.object({ questionId: id });
type AtQuestion = z.output<typeof QuestionAt>;

const list = z
  .preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(id).max(200),
  )
  .default([]);

const Chosen = z.object({
  step: z.enum(['invitation', 'reminder']).default('invitation'),
  person: list,
  followers: ticked,
});

export interface ToWriteTo {
  readonly personId: string;
  readonly name: string;
  /** A follower who did not agree to be named: shown by name only where they let their needs be shared. */
  readonly named: boolean;
  readonly plan: PersonPlan;
}

async function load({ db, viewer, params, now }: Reading<AtQuestion, unknown>) {
  const question = await found(findQuestion(db, viewer, params.questionId), 'question');
  const [candidates, invitations] = await Promise.all([
    findCandidates(db, viewer, params.questionId),
    findInvitations(db, viewer, params.questionId),
  ]);
  const onTeam = viewer.kind === 'person' && question.teamIds.includes(viewer.personId);
  const today = londonToday(now);
  return { question, candidates, invitations, onTeam, today, open: takesAnswers(question, today) };
}
type Loaded = Awaited<ReturnType<typeof load>>;

const ofTeam = permission<{ onTeam: boolean }>('signed-in', (_viewer, { onTeam }) => onTeam);

const answerable = (one: SentInvitation) =>
  !one.answered && one.declinedAt === null && one.remindedAt === null;

/** Whom the choice means, and how the contact would meet what each of them needs. */
async function peopleOf(
  db: Db,
  loaded: Loaded,
  chosen: { step: InvitationStep; person: readonly string[]; followers: boolean },
): Promise<ToWriteTo[]> {
  const people: (Pick<Candidate, 'personId' | 'name'> & { named: boolean })[] =
    chosen.step === 'reminder'
      ? loaded.invitations
          .filter((one) => answerable(one) && chosen.person.includes(one.personId))
          .map((one) => ({ ...one, named: true }))
      : loaded.candidates
          .filter(
            (one) =>
              (one.agreed && chosen.person.includes(one.personId)) || (chosen.followers && one.follows),
          )
          .map((one) => ({ ...one, named: one.agreed }));
  const plans = await planContacts(
    db,
    people.map((one) => one.personId),
    contactOf(loaded, chosen.step),
  );
  return people.map((one, i) => {
    const plan = plans[i] ?? { personId: one.personId, channel: 'page' as const, plan: [], shared: [] };
    return { personId: one.personId, name: one.name, named: one.named || plan.shared.length > 0, plan };
  });
}

function contactOf(loaded: Loaded, step: InvitationStep) {
  return {
    channel: 'notice',
    noticeKind: viewsNoticeKinds.invitation,
    record: { kind: 'views-question', subjectId: loaded.question.questionId },
    secret: false,
    answerDays: daysLeft(loaded.question, loaded.today),
    reminder: step === 'reminder' ? 'is-one' : 'can-follow',
  } as const;
}

function daysLeft(question: Question, today: string): number {
  return Math.round((Date.parse(localDate(question.closesOn)) - Date.parse(today)) / 86_400_000);
}

export const showInvitations = page(viewsPaths.invitations, {
  params: QuestionAt,
  permission: ofTeam,
  async load(reading) {
    const loaded = await load(reading);
    const near = [...loaded.candidates.filter((one) => one.agreed), ...loaded.invitations];
    const plans = await planContacts(
      reading.db,
      near.map((one) => one.personId),
      contactOf(loaded, 'invitation'),
    );
    return { ...loaded, needs: new Map(plans.map((plan) => [plan.personId, plan.shared])) };
  },
  view: (loaded) => ({
    title: 'Invite people to give their views',
    breadcrumbs: [{ text: 'The question', href: viewsPaths.show(loaded.question) }],
    body: Invitations({ ...loaded, canRemind: loaded.invitations.filter(answerable) }),
  }),
});

function beforePage(
  loaded: Loaded,
  chosen: { step: InvitationStep; followers: boolean },
  people: readonly ToWriteTo[],
  state: FormState,
) {
  return {
    title: 'Before you send',
    breadcrumbs: [{ text: 'Invite people', href: viewsPaths.invitations(loaded.question) }],
    body: BeforeYouSend({ question: loaded.question, ...chosen, people, state }),
  };
}

/** The prompt: what these people need, before anything goes out. */
export const showBeforeSending = page(viewsPaths.checkInvitations, {
  params: QuestionAt,
  query: Chosen,
  permission: ofTeam,
  async load(reading) {
    const loaded = await load(reading);
    return { ...loaded, people: loaded.onTeam ? await peopleOf(reading.db, loaded, reading.query) : [] };
  },
  view: (loaded, { query }) => beforePage(loaded, query, loaded.people, { values: {}, errors: [] }),
});

export const sendInvitations = post(viewsPaths.invitations, {
  params: QuestionAt,
  form: Chosen.extend({
    leaveOut: list,
    reason: z
      .record(z.string(), z.string().max(1_000, 'A reason must be 1,000 characters or fewer'))
      .default({}),
  }),
  permission: ofTeam,
  writes: ['views.invited', 'views.reminded', 'communication-need.contact-logged'],
  load,
  async decide(loaded, { db, form }) {
    const people = await peopleOf(db, loaded, form);
    const decision = sendToInvitees(
      people.map(({ personId, plan }): Invitee => {
        const reason = form.reason[personId] ?? '';
        return {
          personId,
          reason,
          unmetShared: !mayMakeContact(plan.plan, '').ok,
          leftOut: form.leaveOut.includes(personId),
        };
      }),
      loaded.open,
    );
    if (!decision.ok) return decision;
    return allow({ to: decision.value, plans: new Map(people.map((one) => [one.personId, one.plan])) });
  },
  async save(tx, { to, plans }, { act, form, viewer, params }) {
    const by = signedIn(viewer).personId;
    const question = await found(findQuestion(tx, viewer, params.questionId), 'question');
    let sent = 0;
    for (const { personId, reason } of to) {
      const sending = { questionId: question.questionId, projectId: question.projectId, personId, by };
      const invitationId =
        form.step === 'invitation'
          ? await insertInvitation(tx, act, sending)
          : await markReminded(tx, act, sending);
      if (invitationId === undefined) continue;
      sent += 1;
      await logContact(tx, act, {
        key: `views-${form.step} ${invitationId}`,
        contact: `views-${form.step}`,
        channel: plans.get(personId)?.channel ?? 'page',
        personId,
        by,
        plan: plans.get(personId)?.plan ?? [],
        overrideReason: reason.trim(),
      });
    }
    return sent === 0 ? refuse('done-already') : { sent };
  },
  done: ({ params, saved, form }) =>
    seeOther(
      viewsPaths.invitations(params),
      `${saved.sent === 1 ? '1 person is' : `${saved.sent} people are`} ${form.step === 'invitation' ? 'invited' : 'reminded'}.`,
    ),
  refusals: {
    closed: 'This question is closed, so nobody can be asked any more.',
    nobody: 'Choose at least one person whom you do not leave out.',
    'too-many': `Invite at most ${invitedAtOnceMax} people at once.`,
    'needs-not-met':
      'Somebody would not get this as they need it. Reach them in another way and leave them out here, or say why it goes out all the same.',
    'done-already': 'A colleague was quicker: they were written to already.',
  },
  async again(state, loaded, { db }) {
    const parsed = Chosen.safeParse(state.values);
    const chosen = parsed.success
      ? parsed.data
      : { step: 'invitation' as const, person: [], followers: false };
    return beforePage(loaded, chosen, await peopleOf(db, loaded, chosen), state);
  },
});

export const inviteRoutes = [showInvitations, showBeforeSending, sendInvitations];
