import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor } from '#kit/key-page.ts';
import { addDays, formatLocalDate, londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { findPersonByAddress } from '#modules/people/public.ts';
import {
  choice,
  choices,
  emailAddress,
  id,
  localDate,
  optionalText,
  typedText,
} from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findInterestsOfCompany } from '../interests/interest.queries.ts';
import { type CompanyState, decideCompany as decideOn, nameUntil, needWords } from '../request.rules.ts';
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
  type CompanyPlace,
  findCompany,
  insertCompany,
  listCompanies,
  saveDecision,
} from './company.queries.ts';
import { endUser as endCompanyUser, findUsers, nameUser as nameCompanyUser } from './company-user.queries.ts';

const CompanyAt = z.object({ companyId: id });
type AtCompany = z.output<typeof CompanyAt>;
const userDays = 365;
const applicationsMax = 5;
const namingsMax = 20;
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
      'A company with this number has applied already. Ask its people to name you as one of its users; where nobody of them is left, ask programme staff.',
  },
  again: applyPage,
});

/** A company's dealings are its own: whoever else may see the company does not see them. */
async function load({ db, viewer, params }: Reading<AtCompany, unknown>) {
  const company = await found(findCompany(db, viewer, params.companyId), 'company');
  const [users, interests] = await Promise.all([
    findUsers(db, company.companyId),
    isUserOf(viewer, company.companyId) ? findInterestsOfCompany(db, company.companyId) : [],
  ]);
  return { company, users, interests };
}
type Loaded = Awaited<ReturnType<typeof load>>;

function companyPage(
  loaded: Loaded,
  { viewer, now }: Pick<Reading<AtCompany, unknown>, 'viewer' | 'now'>,
  state?: FormState,
) {
  const today = londonToday(now);
  return {
    title: loaded.company.name,
    breadcrumbs: crumbs,
    body: ShowCompany({
      ...loaded,
      today,
      isUser: isUserOf(viewer, loaded.company.companyId),
      mayName: mayNameUser.may(viewer, loaded),
      mayDecide: loaded.company.state === 'applied' && mayDecideCompany.may(viewer, {}),
      state: state ?? { values: { expiresOn: addDays(today, userDays) }, errors: [] },
    }),
  };
}

export const showCompany = page(companyPaths.show, {
  params: CompanyAt,
  permission: mayShowCompany,
  load,
  view: (loaded, reading) => companyPage(loaded, reading),
});

const states = ['applied', 'verified', 'refused'] as const satisfies readonly CompanyState[];

function placeOf(cursor: string | undefined): CompanyPlace | undefined {
  const place = decodeCursor(cursor, ['number', 'string']);
  return place && Number.isSafeInteger(place[0]) && place[0] >= 0 && id.safeParse(place[1]).success
    ? place
    : undefined;
}

/** The queue of those who apply, and who was verified or refused. */
export const showCompanies = page(companyPaths.list, {
  query: z.object({ state: z.enum(states).default('applied'), after: z.string().max(400).optional() }),
  permission: mayDecideCompany,
  load: ({ db, query }) => listCompanies(db, query.state, placeOf(query.after)),
  view: ({ companies, next }, { query: { state, after } }) => ({
    title: 'Companies',
    breadcrumbs: crumbs,
    body: CompanyList({
      companies,
      state,
      next: next && withQuery(companyPaths.list(), { state, after: next }),
      first: after === undefined ? undefined : withQuery(companyPaths.list(), { state }),
    }),
  }),
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
  decide: ({ company }, { form, viewer }) => {
    const decision = decideOn(company, form.verdict, signedIn(viewer).personId);
    return decision.ok ? allow({ state: decision.value, reason: form.reason }) : decision;
  },
  async save(tx, decision, { act, params, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await saveDecision(tx, act, params.companyId, { ...decision, by })))
      return refuse('decided-already');
  },
  done: () => seeOther(companyPaths.list(), 'Decided. The company’s people are told, with your reason.'),
  refusals: {
    'decided-already': 'Another admin decided this already. Look at the list of companies.',
    'own-company': 'You applied for this company yourself. Ask another admin to decide.',
  },
  again: (state, loaded, reading) => companyPage(loaded, reading, state),
});

/** A company's people answer for who may act for it; every naming ends by itself within a year. */
export const nameUser = post(companyPaths.nameUser, {
  params: CompanyAt,
  form: z.object({ address: emailAddress(), expiresOn: localDate('the last day') }),
  permission: mayNameUser,
  stepUp: true,
  writes: ['company.user-named'],
  attempts: { max: namingsMax, by: ({ viewer }) => [`company-user ${signedIn(viewer).personId}`] },
  load,
  async decide(_loaded, { db, form, now }) {
    const today = londonToday(now);
    const until = nameUntil(form.expiresOn, today, addDays(today, userDays));
    if (!until.ok) return until;
    const personId = await findPersonByAddress(db, form.address);
    return personId === undefined ? refuse('no-account') : allow({ personId, expiresOn: until.value });
  },
  async save(tx, { personId, expiresOn }, { act, params, viewer }) {
    await nameCompanyUser(tx, act, {
      companyId: params.companyId,
      personId,
      expiresOn,
      namedBy: signedIn(viewer).personId,
    });
  },
  done: ({ params, form }) =>
    seeOther(
      companyPaths.show(params),
      `They can act for the company until ${formatLocalDate(form.expiresOn)}.`,
    ),
  refusals: {
    'no-account': 'Nobody here has confirmed this address. Ask them to join first, then name them again.',
    past: 'That day is over. Choose a day from today on.',
    'too-long': 'Choose a day within a year from today. You can name them again then.',
  },
  again: (state, loaded, reading) => companyPage(loaded, reading, state),
});

export const endUser = post(companyPaths.endUser, {
  params: CompanyAt.extend({ personId: id }),
  permission: mayNameUser,
  writes: ['company.user-ended'],
  load,
  decide: () => allow({}),
  async save(tx, _nothing, { act, params, viewer, now }) {
    const ended = await endCompanyUser(tx, act, { ...params, today: londonToday(now) });
    if (ended !== 'ended') return refuse(ended);
    return { themselves: params.personId === signedIn(viewer).personId };
  },
  done: ({ saved, params }) =>
    saved.themselves
      ? seeOther(sponsorshipPaths.show(), 'You no longer act for the company.')
      : seeOther(companyPaths.show({ companyId: params.companyId }), 'They no longer act for the company.'),
  refusals: {
    'last-user': 'Nobody else can act for the company. Name another first, so that it still has someone.',
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
