import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor } from '#kit/key-page.ts';
import { addDays, formatLocalDate, londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { findPersonByAddress } from '#modules/people/public.ts';
import { choice, emailAddress, id, localDate, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { acceptCode, findCodes, inForce } from '../code-of-conduct/code.queries.ts';
import { type CompanyState, decideCompany as decideOn, nameUntil } from '../company.rules.ts';
import { findInterestsOfCompany } from '../interests/interest.queries.ts';
import { findSectors } from '../sectors/sector.queries.ts';
import { companyPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import {
  isUserOf,
  mayApplyForCompany,
  mayDecideCompany,
  mayNameUser,
  mayShowCompany,
} from '../sponsorship.policy.ts';
import { findYearsOfCompany } from '../values/value.queries.ts';
import { CompanyList, ShowCompany } from './companies.view.tsx';
import { Application } from './company.form.ts';
import {
  type CompanyPlace,
  findCompany,
  insertCompany,
  listCompanies,
  saveDecision,
} from './company.queries.ts';
import { ApplyForCompany } from './company-fields.view.tsx';
import { findStandings } from './company-standing.queries.ts';
import { endUser as endCompanyUser, findUsers, nameUser as nameCompanyUser } from './company-user.queries.ts';

const CompanyAt = z.object({ companyId: id });
type AtCompany = z.output<typeof CompanyAt>;
const userDays = 365;
const applicationsMax = 5;
const namingsMax = 20;
const crumbs = [{ text: 'Sponsorship', href: sponsorshipPaths.show() }];

async function loadToApply({ db, now }: Reading<unknown, unknown>) {
  const [sectors, codes] = await Promise.all([findSectors(db), findCodes(db)]);
  return { sectors, code: inForce(codes, londonToday(now)) };
}
type LoadedToApply = Awaited<ReturnType<typeof loadToApply>>;

function applyPage(loaded: LoadedToApply, state: FormState) {
  return {
    title: 'Apply for your company',
    breadcrumbs: crumbs,
    body: ApplyForCompany({ ...loaded, state }),
  };
}

export const showApply = page(companyPaths.begin, {
  permission: mayApplyForCompany,
  load: loadToApply,
  view: (loaded) => applyPage(loaded, { values: {}, errors: [] }),
});

export const applyForCompany = post(companyPaths.apply, {
  form: Application,
  permission: mayApplyForCompany,
  writes: ['company.applied', 'company.code-accepted'],
  attempts: { max: applicationsMax, by: ({ viewer }) => [`company ${signedIn(viewer).personId}`] },
  load: loadToApply,
  decide({ sectors, code }, { form }) {
    const { acceptsCode, noSensitiveSector, ...details } = form;
    if (!acceptsCode) return refuse('code-not-accepted');
    if (noSensitiveSector === details.sensitiveSectors.length > 0) return refuse('sectors-not-said');
    const known = details.sensitiveSectors.filter((slug) => sectors.some((one) => one.slug === slug));
    return allow({ details: { ...details, sensitiveSectors: known }, code });
  },
  async save(tx, { details, code }, { act, viewer, now }) {
    const { personId } = signedIn(viewer);
    const companyId = await insertCompany(tx, act, details, {
      personId,
      expiresOn: addDays(londonToday(now), userDays),
    });
    if (companyId === undefined) return refuse('known-already');
    if (code) await acceptCode(tx, act, { companyId, version: code.version, by: personId });
    return companyId;
  },
  done: ({ saved }) =>
    seeOther(
      companyPaths.show({ companyId: saved }),
      'Your application is with programme staff. You hear what they decide, and why.',
    ),
  refusals: {
    'known-already':
      'A company with this number has applied already. Ask its people to name you as one of its users; where nobody of them is left, ask programme staff.',
    'code-not-accepted': 'Accept the code of conduct for your company. Without it nobody is verified.',
    'sectors-not-said':
      'Tick the sectors in which your company or its group works, or tick that it works in none of them.',
  },
  again: (state, loaded) => applyPage(loaded, state),
});

/** A company's dealings are its own: whoever else may see the company does not see them. */
async function load({ db, viewer, params, now }: Reading<AtCompany, unknown>) {
  const company = await found(findCompany(db, viewer, params.companyId), 'company');
  const { companyId } = company;
  const own = isUserOf(viewer, companyId);
  const today = londonToday(now);
  const [users, interests, years, [standing]] = await Promise.all([
    findUsers(db, companyId),
    own ? findInterestsOfCompany(db, companyId) : [],
    own ? findYearsOfCompany(db, companyId) : [],
    findStandings(db, [companyId], today),
  ]);
  return { company, users, interests, years, codeAccepted: standing?.codeAccepted === true };
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
    const decision = decideOn(company, form.verdict, {
      decidedBy: signedIn(viewer).personId,
      barredSectors: company.barredSectors,
    });
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
    'barred-sector':
      'The company works in a sector that the programme bars, so it cannot be verified. Refuse it with that reason.',
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
