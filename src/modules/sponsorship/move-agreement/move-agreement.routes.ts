import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { findInTexts } from '#modules/projects/public.ts';
import { id, localDate, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForASide, mayActForOrganisation } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import {
  type AgreementState,
  moveAgreement,
  moveBeforeStart,
  outcomeDueDays,
  startsTooEarly,
} from '../agreements/agreement.rules.ts';
import { type Move, moveAgreementTo } from '../agreements/agreement-moves.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { agreementPage, loadAgreementPage } from '../show-agreement/show-agreement.page.ts';
import { AgreementAt } from '../write-agreement/write-agreement.routes.ts';
import { markMilestone } from './milestone.queries.ts';

async function load({ db, viewer, params }: Reading<z.output<typeof AgreementAt>, unknown>) {
  return { agreement: await found(findAgreement(db, viewer, params.agreementId), 'agreement') };
}
type Loaded = Awaited<ReturnType<typeof load>>;

async function loadInForce(reading: Reading<z.output<typeof AgreementAt>, unknown>) {
  const { agreement } = await load(reading);
  const { agreementId, inForce } = agreement;
  return {
    agreement,
    version: inForce === null ? undefined : await findVersion(reading.db, agreementId, inForce),
  };
}

const elsewhere =
  'It stands differently now: somebody was quicker, or it is not this step’s turn. Look again.';

function step(to: AgreementState & Move['state']) {
  return ({ agreement }: Loaded) => {
    const decision = moveAgreement(agreement.state, to);
    return decision.ok ? allow(agreement) : decision;
  };
}

function stepBeforeStart(to: 'summary-published' | 'active') {
  return ({ agreement, version }: Awaited<ReturnType<typeof loadInForce>>, { now }: { now: Date }) => {
    const tooEarly = version !== undefined && startsTooEarly(version.terms, agreement, londonToday(now));
    const decision = moveBeforeStart(agreement.state, to, tooEarly);
    return decision.ok ? allow(agreement) : decision;
  };
}

const firstDayPast =
  'The first day that both signed is past, and the public must be able to read the summary before the work starts. Propose an amendment with a later first day; once both sides have signed it, go on here.';

/** What both signed becomes public, for good. Nothing starts before it (ABPI Code, clause 20). */
export const publishSummary = post(agreementPaths.publishSummary, {
  params: AgreementAt,
  permission: mayActForASide,
  writes: ['agreement.summary-published'],
  load: loadInForce,
  decide: stepBeforeStart('summary-published'),
  async save(tx, agreement, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveAgreementTo(tx, act, agreement, { state: 'summary-published' }, by)))
      return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'The summary is public, in the register. The work can start now.'),
  refusals: { 'not-from-here': elsewhere, 'first-day-past': firstDayPast },
});

export const startAgreement = post(agreementPaths.start, {
  params: AgreementAt,
  permission: mayActForOrganisation,
  writes: ['agreement.activated'],
  load: loadInForce,
  decide: stepBeforeStart('active'),
  async save(tx, agreement, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveAgreementTo(tx, act, agreement, { state: 'active' }, by))) return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'The agreement is active. Both sides are told.'),
  refusals: {
    'not-from-here':
      'It cannot start: its summary must be public first, and it must not have started or ended.',
    'first-day-past': firstDayPast,
  },
});

export const completeAgreement = post(agreementPaths.complete, {
  params: AgreementAt,
  permission: mayActForOrganisation,
  writes: ['agreement.completed'],
  load,
  decide: step('completed'),
  async save(tx, agreement, { act, viewer, now }) {
    const move = { state: 'completed', outcomeDueOn: addDays(londonToday(now), outcomeDueDays) } as const;
    if (!(await moveAgreementTo(tx, act, agreement, move, signedIn(viewer).personId)))
      return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(
      agreementPaths.show(params),
      `It is completed. Write what came of it within ${outcomeDueDays} days, also if nothing did.`,
    ),
  refusals: { 'not-from-here': elsewhere },
});

/** Either side ends it, with a reason that the register shows where its summary was public. */
export const endAgreement = post(agreementPaths.end, {
  params: AgreementAt,
  form: z.object({ reason: typedText({ name: 'why it ends', max: 2_000 }) }),
  permission: mayActForASide,
  stepUp: true,
  writes: ['agreement.terminated', 'sponsorship-request.closed'],
  load,
  decide({ agreement }, { form, now }) {
    const decision = moveAgreement(agreement.state, 'terminated');
    if (!decision.ok) return decision;
    return findInTexts({ reason: form.reason }, now).length > 0
      ? refuse('looks-like-a-patient')
      : allow(agreement);
  },
  async save(tx, agreement, { act, viewer, form }) {
    const move = { state: 'terminated', reason: form.reason } as const;
    if (!(await moveAgreementTo(tx, act, agreement, move, signedIn(viewer).personId)))
      return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(agreementPaths.show(params), 'The agreement is ended. The other side is told.'),
  refusals: {
    'not-from-here': elsewhere,
    'looks-like-a-patient':
      'Some words could tell who a patient is. Take them out: the reason becomes public.',
  },
  again: async (state, _loaded, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, { end: state }),
});

export const milestoneDone = post(agreementPaths.milestone, {
  params: z.object({ agreementId: id, milestoneId: id }),
  form: z.object({
    doneOn: localDate('the day on which it was done'),
    note: optionalText({ name: 'the note', max: 1_000 }),
  }),
  permission: mayActForASide,
  writes: ['agreement.milestone-done'],
  async load(reading) {
    const { agreement, version } = await loadInForce(reading);
    return {
      agreement,
      milestone: version?.terms.milestones.find((one) => one.key === reading.params.milestoneId),
    };
  },
  decide({ agreement, milestone }, { form, now }) {
    if (!milestone || agreement.activatedAt === null) return refuse('not-running');
    return form.doneOn > londonToday(now) ? refuse('in-the-future') : allow({ agreement, milestone });
  },
  async save(tx, { agreement, milestone }, { act, form, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await markMilestone(tx, act, agreement, { milestoneId: milestone.key, by, ...form })))
      return refuse('marked-already');
  },
  done: ({ params }) => seeOther(agreementPaths.show(params), 'The milestone is marked as done.'),
  refusals: {
    'not-running':
      'This milestone is not part of an agreement that has started. Look at the agreement again.',
    'in-the-future': 'The day on which it was done must not be in the future.',
    'marked-already': 'Somebody has marked this milestone already.',
  },
  again: async (state, { milestone }, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, {
      milestone: { ...state, key: milestone?.key ?? '' },
    }),
});

export const moveAgreementRoutes = [
  publishSummary,
  startAgreement,
  completeAgreement,
  endAgreement,
  milestoneDone,
];
