import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { findPatientIdentifiers } from '#kit/patient-identifiers.ts';
import { choice, id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { yearPaths } from '../programme.paths.ts';
import {
  findOwnParticipations,
  findParticipation,
  insertApplication,
  moveParticipation,
} from './participation.queries.ts';
import { loadYear, YearAt, yearPage } from './show-year.routes.ts';
import { mayApply, mayDecideParticipation } from './year.policy.ts';
import { applyToYear, decideApplication, phaseOf, withdrawApplication } from './year.rules.ts';

const PartAt = YearAt.extend({ participationId: id });
const reasonMax = 2_000;

const applyRefusals = {
  'not-open': 'Projects can apply from the first to the last day of a year. Look at its dates above.',
  'not-published': 'A project can take part once it is published for all staff or for everyone.',
  'applied-already': 'This project has applied to this year already.',
  'looks-like-a-patient': 'Some words could tell others who a patient is. Take them out, then apply again.',
  'not-your-project': 'Choose one of your own projects. Only its team can apply for a project.',
};

export const applyToTakePart = post(yearPaths.apply, {
  params: YearAt,
  form: z.object({ projectId: id, caseMade: typedText({ name: 'why it should take part', max: reasonMax }) }),
  permission: mayApply,
  writes: ['participation.applied'],
  load: ({ db, viewer, params, now }) => loadYear(db, viewer, params.yearId, now),
  decide({ year, candidates }, { form, now }) {
    const project = candidates.find((one) => one.projectId === form.projectId);
    if (!project) return refuse('not-your-project');
    const decision = applyToYear({
      phase: phaseOf(year, londonToday(now)),
      projectPublished: project.published,
      before: project.before,
      identifiersFound: findPatientIdentifiers(form.caseMade, now.getUTCFullYear()).length,
    });
    return decision.ok ? { ok: true, value: project } : decision;
  },
  save: async (tx, { projectId, organisationId }, { act, form, params, viewer }) =>
    (await insertApplication(tx, act, {
      yearId: params.yearId,
      projectId,
      organisationId,
      caseMade: form.caseMade,
      by: signedIn(viewer).personId,
    })) ?? refuse('applied-already'),
  done: ({ params }) =>
    seeOther(yearPaths.show(params), 'Your project has applied. Its team hears what is decided, and why.'),
  refusals: applyRefusals,
  again: (state, loaded) => yearPage(loaded, { apply: state }),
});

/** Accepted or not, always with a reason that the team reads. */
export const decideParticipation = post(yearPaths.decide, {
  params: PartAt,
  form: z.object({
    verdict: choice(['accepted', 'declined'], 'Choose whether it takes part'),
    reason: typedText({ name: 'the reason', max: reasonMax }),
  }),
  permission: mayDecideParticipation,
  writes: ['participation.accepted', 'participation.declined'],
  async load({ db, viewer, params, now }) {
    const part = await found(findParticipation(db, params.yearId, params.participationId), 'application');
    return { part, loaded: await loadYear(db, viewer, params.yearId, now) };
  },
  decide: ({ part }, { form }) => {
    const decision = decideApplication(part.state, form.verdict);
    return decision.ok ? { ok: true, value: { part, state: decision.value } } : decision;
  },
  async save(tx, { part, state }, { act, form, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveParticipation(tx, act, part, { state, reason: form.reason, by })))
      return refuse('not-waiting');
  },
  done: ({ params }) => seeOther(yearPaths.show(params), 'Decided. The team is told, with your reason.'),
  refusals: { 'not-waiting': 'Somebody decided this already, or the team took it back.' },
  again: (state, { part, loaded }) =>
    yearPage(loaded, { decide: { ...state, participationId: part.participationId } }),
});

export const withdrawParticipation = post(yearPaths.withdraw, {
  params: PartAt,
  permission: mayApply,
  writes: ['participation.withdrawn'],
  async load({ db, viewer, params }) {
    const own = await findOwnParticipations(db, params.yearId, signedIn(viewer).personId);
    const part = own.find((one) => one.participationId === params.participationId);
    return { part: await found(Promise.resolve(part), 'application') };
  },
  decide: ({ part }) => {
    const decision = withdrawApplication(part.state);
    return decision.ok ? { ok: true, value: { part } } : decision;
  },
  async save(tx, { part }, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveParticipation(tx, act, part, { state: 'withdrawn', reason: null, by })))
      return refuse('not-taking-part');
  },
  done: ({ params }) => seeOther(yearPaths.show(params), 'Your project no longer takes part in this year.'),
  refusals: {
    'not-taking-part': 'Your project does not take part, or somebody decided just now. Look again.',
  },
});

export const takePartRoutes = [applyToTakePart, decideParticipation, withdrawParticipation];
