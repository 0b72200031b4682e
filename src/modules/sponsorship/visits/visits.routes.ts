import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { londonInstant } from '#kit/london-instant.ts';
import { findInTexts } from '#modules/projects/public.ts';
import { id, localDate, ticked, typedText } from '#platform/http/fields.ts';
import { Absent, found, invariant } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import {
  mayActForASide,
  mayActForCompany,
  mayActForOrganisation,
  mayReadAgreement,
  sideOf,
} from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { visitPaths } from './visit.paths.ts';
import {
  cancelVisitNow,
  findAttendees,
  findCode,
  findHosts,
  findVisit,
  holdVisit,
  insertAttendee,
  insertVisit,
  leaveVisit,
  recordAttendance,
} from './visit.queries.ts';
import { cancelVisit, joinVisit, planVisit, recordVisit, visitDaysMax, visitorsMax } from './visit.rules.ts';
import { PlanVisit, ShowVisit } from './visits.view.tsx';

const clockTime = (name: string) =>
  z
    .string(`Enter ${name}`)
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, `Enter ${name} as hours and minutes, for example 09:30`);

async function loadToPlan({ db, viewer, params }: Reading<z.output<typeof AgreementAt>, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  return { agreement, hosts: await findHosts(db, agreement.projectId) };
}
type ToPlan = Awaited<ReturnType<typeof loadToPlan>>;

function planPage(loaded: ToPlan, state: FormState) {
  return {
    title: 'Plan a visit',
    breadcrumbs: [{ text: loaded.agreement.title, href: agreementPaths.show(loaded.agreement) }],
    noIndex: true,
    body: PlanVisit({ ...loaded, state }),
  };
}

export const showPlanVisit = page(visitPaths.begin, {
  params: AgreementAt,
  permission: mayActForOrganisation,
  load: loadToPlan,
  view: (loaded) => planPage(loaded, { values: {}, errors: [] }),
});

/** 'Study this project': the organisation invites, with a host of the project's team. */
export const planAVisit = post(visitPaths.plan, {
  params: AgreementAt,
  form: z.object({
    onDay: localDate('the day of the visit'),
    from: clockTime('when it begins'),
    untilDay: z.preprocess(
      (given) => (given === '' ? undefined : given),
      localDate('the last day').optional(),
    ),
    until: clockTime('when it ends'),
    place: typedText({ name: 'where it is', max: 300 }),
    purpose: typedText({ name: 'what the visitors will see', max: 1_000 }),
    hostId: z.string('Choose who hosts').regex(/^[0-9a-f-]{36}$/, 'Choose who hosts'),
  }),
  permission: mayActForOrganisation,
  writes: ['visit.planned'],
  load: loadToPlan,
  decide({ agreement, hosts }, { form, now, viewer }) {
    const startsAt = londonInstant(form.onDay, form.from);
    const endsAt = londonInstant(form.untilDay ?? form.onDay, form.until);
    if (!hosts.some((host) => host.personId === form.hostId)) return refuse('no-host');
    const { place, purpose, hostId } = form;
    return planVisit(
      { startsAt, endsAt, place, purpose, hostId, by: signedIn(viewer).personId },
      {
        state: agreement.state,
        startsAt,
        endsAt,
        now,
        mustMend: findInTexts({ place, purpose }, now).length > 0,
      },
    );
  },
  async save(tx, visit, { act, viewer, params }) {
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    if (agreement.state !== 'active') return refuse('not-active');
    return insertVisit(tx, act, agreement, visit);
  },
  done: ({ saved }) =>
    seeOther(
      visitPaths.show({ visitId: saved }),
      'The visit is planned. The company’s people are told, and say who comes.',
    ),
  refusals: {
    'not-active': 'Visits begin once the agreement is active, so that its summary is public first.',
    'in-the-past': 'The visit must begin in the future.',
    crossed: 'The visit must end after it begins.',
    'too-long': `A visit lasts ${visitDaysMax} days at most. Plan several.`,
    'no-host': 'Choose a host of the project’s team.',
    'looks-like-a-patient': 'Some words could tell who a patient is. Take them out.',
  },
  again: (state, loaded) => planPage(loaded, state),
});

const VisitAt = z.object({ visitId: id });

async function loadVisit({ db, viewer, params, now }: Reading<z.output<typeof VisitAt>, unknown>) {
  const visit = await found(findVisit(db, params.visitId), 'visit');
  const agreement = await findAgreement(db, viewer, visit.agreementId);
  if (!agreement) throw new Absent('visit');
  const [attendees, code] = await Promise.all([
    findAttendees(db, visit.visitId),
    findCode(db, londonToday(now)),
  ]);
  return {
    visit,
    agreement,
    attendees,
    code,
    side: sideOf(viewer, agreement),
    personId: signedIn(viewer).personId,
  };
}
type AtVisit = Awaited<ReturnType<typeof loadVisit>>;

function visitPage(
  loaded: AtVisit,
  now: Date,
  state: FormState & { form?: 'join' | 'cancel' | 'record' } = { values: {}, errors: [] },
) {
  return {
    title: `Visit to ${loaded.visit.place}`,
    breadcrumbs: [{ text: loaded.agreement.title, href: agreementPaths.show(loaded.agreement) }],
    noIndex: true,
    body: ShowVisit({ ...loaded, begun: loaded.visit.startsAt <= now, state }),
  };
}

export const showVisit = page(visitPaths.show, {
  params: VisitAt,
  permission: mayReadAgreement,
  load: loadVisit,
  view: (loaded, { now }) => visitPage(loaded, now),
});

const over = 'This visit is over, cancelled, or about to begin. Look at it again.';

/** By name, and with the code of conduct accepted. */
export const joinAVisit = post(visitPaths.join, {
  params: VisitAt,
  form: z.object({ codeAccepted: ticked }),
  permission: mayActForCompany,
  writes: ['visit.joined'],
  load: loadVisit,
  decide({ visit, agreement, attendees, code, personId }, { form, now }) {
    const decision = joinVisit({
      visit: visit.state,
      startsAt: visit.startsAt,
      now,
      agreement: agreement.state,
      codeAccepted: form.codeAccepted && code !== undefined,
      comesAlready: attendees.some((one) => one.personId === personId),
      coming: attendees.length,
    });
    if (!decision.ok) return decision;
    invariant(code !== undefined, 'the code that was accepted is known');
    return allow({ visit, personId, codeVersion: code.version });
  },
  async save(tx, { visit, ...attendee }, { act }) {
    if ((await holdVisit(tx, visit.visitId)) !== 'planned') return refuse('not-planned');
    if ((await findAttendees(tx, visit.visitId)).length >= visitorsMax) return refuse('full');
    if (!(await insertAttendee(tx, act, visit, attendee))) return refuse('comes-already');
  },
  done: ({ params }) => seeOther(visitPaths.show(params), 'You come. The host is told.'),
  refusals: {
    'not-planned': over,
    'code-not-accepted': 'Read the code of conduct, then tick that you keep it.',
    'comes-already': 'You come already.',
    full: `${visitorsMax} people come already. Ask the host whether a second visit is possible.`,
  },
  again: (state, loaded, { now }) => visitPage(loaded, now, { ...state, form: 'join' }),
});

export const leaveAVisit = post(visitPaths.leave, {
  params: VisitAt,
  permission: mayActForCompany,
  writes: ['visit.left'],
  load: loadVisit,
  decide: ({ visit, personId }) =>
    visit.state === 'planned' ? allow({ visit, personId }) : refuse('not-planned'),
  async save(tx, { visit, personId }, { act }) {
    if ((await holdVisit(tx, visit.visitId)) !== 'planned') return refuse('not-planned');
    if (!(await leaveVisit(tx, act, visit, personId))) return refuse('not-coming');
  },
  done: ({ params }) => seeOther(visitPaths.show(params), 'You do not come. The host is told.'),
  refusals: { 'not-planned': over, 'not-coming': 'You were not coming anyway.' },
});

export const cancelAVisit = post(visitPaths.cancel, {
  params: VisitAt,
  form: z.object({ cancelReason: typedText({ name: 'why it is cancelled', max: 1_000 }) }),
  permission: mayActForASide,
  writes: ['visit.cancelled'],
  load: loadVisit,
  decide({ visit }, { form, now }) {
    const decision = cancelVisit(visit.state);
    if (!decision.ok) return decision;
    return findInTexts({ cancelReason: form.cancelReason }, now).length > 0
      ? refuse('looks-like-a-patient')
      : allow(visit);
  },
  async save(tx, visit, { act, form, viewer }) {
    if ((await holdVisit(tx, visit.visitId)) !== 'planned') return refuse('not-planned');
    await cancelVisitNow(tx, act, visit, { reason: form.cancelReason, by: signedIn(viewer).personId });
  },
  done: ({ params }) =>
    seeOther(visitPaths.show(params), 'The visit is cancelled. Everybody concerned is told.'),
  refusals: {
    'not-planned': over,
    'looks-like-a-patient': 'Some words could tell who a patient is. Take them out.',
  },
  again: (state, loaded, { now }) => visitPage(loaded, now, { ...state, form: 'cancel' }),
});

export const recordAVisit = post(visitPaths.record, {
  params: VisitAt,
  form: z.object({
    came: z.preprocess(
      (given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]),
      z.array(id).max(visitorsMax),
    ),
  }),
  permission: mayActForOrganisation,
  writes: ['visit.held'],
  load: loadVisit,
  decide({ visit, attendees }, { form, now }) {
    const coming = attendees.map((one) => one.personId);
    const decision = recordVisit({
      visit: visit.state,
      startsAt: visit.startsAt,
      now,
      came: form.came,
      coming,
    });
    return decision.ok ? allow({ visit, came: form.came }) : decision;
  },
  async save(tx, { visit, came }, { act, viewer }) {
    if ((await holdVisit(tx, visit.visitId)) !== 'planned') return refuse('not-planned');
    await recordAttendance(tx, act, visit, { came, by: signedIn(viewer).personId });
  },
  done: ({ params }) => seeOther(visitPaths.show(params), 'Who came is recorded.'),
  refusals: {
    'not-planned': 'This visit was recorded or cancelled already.',
    'not-begun': 'Who came is recorded once the visit has begun.',
    'not-invited': 'Only who had said that they come, and accepted the code of conduct, can be recorded.',
  },
  again: (state, loaded, { now }) => visitPage(loaded, now, { ...state, form: 'record' }),
});

export const visitRoutes = [
  showPlanVisit,
  planAVisit,
  showVisit,
  joinAVisit,
  leaveAVisit,
  cancelAVisit,
  recordAVisit,
];
