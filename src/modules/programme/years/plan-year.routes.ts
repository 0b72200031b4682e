import { z } from 'zod';
import { refuse } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { localDate, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { yearPaths } from '../programme.paths.ts';
import { ChangeYear, YearList } from './plan-year.view.tsx';
import { YearAt } from './show-year.routes.ts';
import { mayPlanYear } from './year.policy.ts';
import { findYear, findYears, insertYear, replacePlan, type Year } from './year.queries.ts';
import { planYear } from './year.rules.ts';

const Plan = z.object({
  name: typedText({ name: 'a name for the year', max: 60 }),
  opensOn: localDate('its first day'),
  closesOn: localDate('its last day'),
  launchText: optionalText({ name: 'the launch text', max: 10_000 }),
});

const planRefusals = {
  'closes-before-it-opens': 'The last day must come after the first.',
  'name-taken': 'Another year has this name, or this year’s report is made already. Choose another name.',
};

export const showYears = page(yearPaths.list, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ years: await findYears(db) }),
  view: ({ years }, { viewer }) => ({
    title: 'Years of the programme',
    body: YearList({
      years,
      mayPlan: mayPlanYear.may(viewer, {}),
      state: { values: {}, errors: [] },
    }),
  }),
  staleAfter: () => ['programme-year'],
});

export const makeYear = post(yearPaths.plan, {
  form: Plan,
  permission: mayPlanYear,
  writes: ['programme-year.planned'],
  load: async ({ db }) => ({ years: await findYears(db) }),
  decide: (_loaded, { form }) => planYear(form),
  save: async (tx, plan, { act }) => (await insertYear(tx, act, plan)) ?? refuse('name-taken'),
  done: ({ saved }) => seeOther(yearPaths.show({ yearId: saved }), 'The year is planned. This is its page.'),
  refusals: planRefusals,
  again: (state, { years }) => ({
    title: 'Years of the programme',
    body: YearList({ years, mayPlan: true, state }),
  }),
});

function changePage(year: Year, state: FormState) {
  return {
    title: `Change the year ${year.name}`,
    breadcrumbs: [{ text: year.name, href: yearPaths.show({ yearId: year.yearId }) }],
    body: ChangeYear({ year, state }),
  };
}

async function load({ db, params }: Reading<z.output<typeof YearAt>, unknown>) {
  return { year: await found(findYear(db, params.yearId), 'year') };
}

export const showChangeYear = page(yearPaths.change, {
  params: YearAt,
  permission: mayPlanYear,
  load,
  view: ({ year }) => changePage(year, { values: { ...year }, errors: [] }),
});

export const changeYear = post(yearPaths.change, {
  params: YearAt,
  form: Plan,
  permission: mayPlanYear,
  writes: ['programme-year.changed'],
  load,
  decide: (_loaded, { form }) => planYear(form),
  async save(tx, plan, { act, params }) {
    if (!(await replacePlan(tx, act, params.yearId, plan))) return refuse('name-taken');
  },
  done: ({ params }) => seeOther(yearPaths.show(params), 'The year is changed.'),
  refusals: planRefusals,
  again: (state, { year }) => changePage(year, state),
});

export const planYearRoutes = [showYears, makeYear, showChangeYear, changeYear];
