import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { choice, choices, emailAddress, id, optionalText, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInterestsOfCompany } from '../interests/interest.queries.ts';
import { decideCompany as decideOn, needWords } from '../request.rules.ts';
import { companyPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import {
  isUserOf,
  mayApplyForCompany,
  mayDecideCompany,
  mayNameUser,
  mayShowCompany,
} from '../sponsorship.policy.ts';
import { ApplyForCompany, CompanyList, ShowCompany } from './companies.view.tsx';
import {
  endUser as endCompanyUser,
  findCompanies,
  findCompany,
  findPersonByAddress,
  findUsers,
  insertCompany,
  putUser,
  saveDecision,
} from './company.queries.ts';

const CompanyAt = z.object({ companyId: id });
type AtCompany = z.output<typeof CompanyAt>;
const userDays = 365;
const applicationsMax = 5;
const crumbs = [{ text: 'Sponsorship', href: sponsorshipPaths.show() }];

const Details = z.object({
  name: typedText({ name: 'the company’s legal name', max: 200 }),
  companyNumber: z
    .string('Enter the company’s number')
    .transform((text) => text.replace(/\s/g, '').toUpperCase())
    .pipe(
      z
        .string()
        .regex(
          /^([0-9]{8}|[A-Z]{2}[0-9]{6})$/,
          'Enter the number of Companies House: 8 digits, or 2 letters and 6 digits',
        ),
    ),
  sector: typedText({ name: 'the sector', max: 120 }),
  about: optionalText({ name: 'what the company does', max: 2_000 }),
  offers: choices(Object.keys(needWords) as [string, ...string[]], 'Choose from the list', 7),
  topics: choices(Object.keys(topics) as [string, ...string[]], 'Choose topics from the list', 12),
  regions: choices(regions, 'Choose regions from the list', regions.length),
});

function applyPage(state: FormState) {
  return { title: 'Apply for your company', breadcrumbs: crumbs, body: ApplyForCompany({ state }) };
}

export const showApply = page(companyPaths.begin, {
  permission: mayApplyForCompany,
  load: async () => ({}),
  view: () => applyPage({ values: {}, errors: [] }),
});

export const applyForCompany = post(companyPaths.apply, {
  form: Details,
  permission: mayApplyForCompany,
  writes: ['company.applied'],
  attempts: { max: applicationsMax, by: ({ viewer }) => [`company ${signedIn(viewer).personId}`] },
  load: async () => ({}),
  decide: (_loaded, { form }) => allow(form),
  save: async (tx, details, { act, viewer, now }) =>
    (await insertCompany(tx, act, details, {
      personId: signedIn(viewer).personId,
      expiresOn: addDays(londonToday(now), userDays),
    })) ?? refuse('known-already'),
  done: ({ saved }) =>
    seeOther(
      companyPaths.show({ companyId: saved }),
      'Your application is with programme staff. You hear what they decide, and why.',
    ),
  refusals: {
    'known-already':
      'A company with this number has applied already. Ask its people to name you as one of its users.',
  },
  again: applyPage,
});

/** A company's dealings are its own: whoever else may see the company does not see them. */
async function load({ db, viewer, params }: Reading<AtCompany, unknown>) {
  const company = await found(findCompany(db, params.companyId), 'company');
  const [users, interests] = await Promise.all([
    findUsers(db, company.companyId),
    isUserOf(viewer, company.companyId) ? findInterestsOfCompany(db, company.companyId) : [],
  ]);
  return { company, users, interests };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function companyPage(
  loaded: Loaded,
  { viewer }: Pick<Reading<AtCompany, unknown>, 'viewer'>,
  state?: FormState,
) {
  return {
    title: loaded.company.name,
    breadcrumbs: crumbs,
    body: ShowCompany({
      ...loaded,
      mayName: mayNameUser.may(viewer, loaded),
      mayDecide: loaded.company.state === 'applied' && mayDecideCompany.may(viewer, {}),
      state: state ?? { values: {}, errors: [] },
    }),
  };
}

export const showCompany = page(companyPaths.show, {
  params: CompanyAt,
  permission: mayShowCompany,
  load,
  view: (loaded, reading) => companyPage(loaded, reading),
});

export const showCompanies = page(companyPaths.list, {
  permission: mayDecideCompany,
  load: async ({ db }) => ({ companies: await findCompanies(db) }),
  view: ({ companies }) => ({ title: 'Companies', breadcrumbs: crumbs, body: CompanyList({ companies }) }),
});

export const decideCompany = post(companyPaths.decide, {
  params: CompanyAt,
  form: z.object({
    verdict: choice(['verified', 'refused'], 'Choose whether the company is verified'),
    reason: typedText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayDecideCompany,
  stepUp: true,
  writes: ['company.verified', 'company.refused'],
  load,
  decide: ({ company }, { form }) => {
    const decision = decideOn(company.state, form.verdict);
    return decision.ok ? allow({ state: decision.value, reason: form.reason }) : decision;
  },
  async save(tx, decision, { act, params, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await saveDecision(tx, act, params.companyId, { ...decision, by })))
      return refuse('decided-already');
  },
  done: () => seeOther(companyPaths.list(), 'Decided. The company’s people are told, with your reason.'),
  refusals: { 'decided-already': 'Another admin decided this already. Look at the list of companies.' },
  again: (state, loaded, reading) => companyPage(loaded, reading, state),
});

/** A company's people answer for who may act for it; every naming ends by itself after a year. */
export const nameUser = post(companyPaths.nameUser, {
  params: CompanyAt,
  form: z.object({ address: emailAddress() }),
  permission: mayNameUser,
  stepUp: true,
  writes: ['company.user-named'],
  load,
  async decide(_loaded, { db, form }) {
    const personId = await findPersonByAddress(db, form.address);
    return personId === undefined ? refuse('no-account') : allow({ personId });
  },
  async save(tx, { personId }, { act, params, viewer, now }) {
    await putUser(tx, act, {
      companyId: params.companyId,
      personId,
      expiresOn: addDays(londonToday(now), userDays),
      namedBy: signedIn(viewer).personId,
    });
  },
  done: ({ params }) =>
    seeOther(companyPaths.show(params), 'They can act for your company for a year from today.'),
  refusals: {
    'no-account': 'Nobody here has confirmed this address. Ask them to join first, then name them again.',
  },
  again: (state, loaded, reading) => companyPage(loaded, reading, state),
});

export const endUser = post(companyPaths.endUser, {
  params: CompanyAt.extend({ personId: id }),
  permission: mayNameUser,
  writes: ['company.user-ended'],
  load,
  decide: ({ users }) => (users.length < 2 ? refuse('last-user') : allow({})),
  async save(tx, _nothing, { act, params }) {
    if (!(await endCompanyUser(tx, act, params.companyId, params.personId))) return refuse('no-user');
  },
  done: ({ params }) =>
    seeOther(companyPaths.show({ companyId: params.companyId }), 'They no longer act for your company.'),
  refusals: {
    'last-user': 'This is the only user. Name another first, so that the company still has someone.',
    'no-user': 'This person is no user of your company any more.',
  },
});

export const companyRoutes = [
  showApply,
  applyForCompany,
  showCompanies,
  showCompany,
  decideCompany,
  nameUser,
  endUser,
];
