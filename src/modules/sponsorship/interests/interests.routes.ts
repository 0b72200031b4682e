import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import { findInTexts, findProject, identifiersRefusal, needsMending } from '#modules/projects/public.ts';
import type { Db } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import { choice, id, optionalText, typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findCompaniesOf } from '../companies/company.queries.ts';
import {
  answerInterest,
  expressInterest,
  isOpen,
  stateShownToCompany,
  withdrawInterest,
} from '../request.rules.ts';
import { findRequest } from '../requests/request.queries.ts';
import { holdRequest, logReading, moveRequestTo } from '../requests/request-writing.queries.ts';
import { RequestAt } from '../requests/requests.routes.ts';
import { interestPaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import {
  asksFor,
  authorises,
  isOnTeam,
  isUserOf,
  mayAnswerInterest,
  mayExpress,
  mayShowRequest,
  seesInterests,
} from '../sponsorship.policy.ts';
import {
  findInterest,
  findInterestsBy,
  findInterestsIn,
  insertInterest,
  moveInterest,
} from './interest.queries.ts';
import { ShowRequest } from './show-request.view.tsx';

const InterestAt = z.object({ interestId: id });
const replyDays = 14;
const messageMax = 3_000;

const justified = optionalText({ name: 'the reason', max: 2_000 });

/**
 * The side that asks sees every interest; a company's user only their own company's, and never how many there are. Once a
 * request is over, a company still reads its own words and the answer, and no more of the request.
 */
async function loadRequest(db: Db, viewer: Viewer, requestId: string, now: Date) {
  const request = await found(findRequest(db, viewer, requestId), 'request');
  const person = signedIn(viewer);
  const asks = asksFor(viewer, request);
  const seesAll = seesInterests(viewer, request);
  const whole = asks || (isOpen(request.state) && request.projectOpenToEveryone);
  const [project, interests, companies] = await Promise.all([
    whole ? findProject(db, viewer, request.projectId) : undefined,
    seesAll ? findInterestsIn(db, requestId) : findInterestsBy(db, requestId, person.companies),
    person.companies.length === 0 ? [] : findCompaniesOf(db, person.personId, londonToday(now)),
  ]);
  const own = interests.find((one) => one.state === 'shortlisted') ?? interests[0];
  return {
    request,
    whole,
    stateShown: asks ? request.state : stateShownToCompany(request.state, own?.state),
    project,
    interests,
    companies: companies.filter((company) => isUserOf(viewer, company.companyId)),
    onTeam: isOnTeam(viewer, request),
    asks,
    seesAll,
    mayAuthorise: request.state === 'draft' && authorises(viewer, request),
  };
}
type Loaded = Awaited<ReturnType<typeof loadRequest>>;

function requestPage(
  loaded: Loaded,
  now: Date,
  forms: { express?: FormState; answer?: FormState & { interestId: string } } = {},
) {
  const { errors = [], values = {} } = forms.express ?? forms.answer ?? {};
  return {
    title: loaded.request.title,
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    noIndex: true,
    body: ShowRequest({
      ...loaded,
      ...forms,
      findings:
        errors.length === 0 ? [] : findInTexts({ message: values.message, reason: values.reason }, now),
    }),
  };
}

/** Every reading by a company is logged before it is shown. */
export const showRequest = page(requestPaths.show, {
  params: RequestAt,
  permission: mayShowRequest,
  async load({ db, viewer, params, now }) {
    const loaded = await loadRequest(db, viewer, params.requestId, now);
    const { requestId, projectId } = loaded.request;
    const act = newAct({ actor: signedIn(viewer).personId, organisation: null, at: now });
    if (loaded.companies.length > 0)
      await db.transaction().execute(async (tx) => {
        for (const { companyId } of loaded.companies)
          await logReading(tx, act, { requestId, projectId, companyId });
      });
    return loaded;
  },
  view: (loaded, { now }) => requestPage(loaded, now),
});

async function loadToExpress({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  return loadRequest(db, viewer, params.requestId, now);
}

/** Once a company and a request, however often its people click. */
export const express = post(requestPaths.express, {
  params: RequestAt,
  form: z.object({
    companyId: id.optional(),
    message: typedText({ name: 'what you could offer', max: messageMax }),
    identifiersJustified: justified,
  }),
  permission: mayExpress,
  writes: ['interest.expressed'],
  load: loadToExpress,
  decide({ request, companies, onTeam }, { form, viewer, now }) {
    const company = companies.find((one) => one.companyId === form.companyId) ?? onlyOne(companies);
    if (!company) return refuse('choose-company');
    const decision = expressInterest({
      requestState: request.state,
      projectOpenToEveryone: request.projectOpenToEveryone,
      onTeam,
      mustMend: needsMending({ message: form.message }, form.identifiersJustified, now),
    });
    if (!decision.ok) return decision;
    return allow({
      requestId: request.requestId,
      projectId: request.projectId,
      organisationId: request.organisationId,
      companyId: company.companyId,
      expressedBy: signedIn(viewer).personId,
      message: form.message,
      identifiersJustified: form.identifiersJustified,
      replyDueOn: addDays(londonToday(now), replyDays),
    });
  },
  async save(tx, interest, { act }) {
    const standing = await holdRequest(tx, interest);
    if (!isOpen(standing.state) || !standing.projectOpenToEveryone) return refuse('not-listed');
    return (await insertInterest(tx, act, interest)) ?? refuse('spoken-already');
  },
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'The team is told. You hear its answer by the date shown.'),
  refusals: {
    'choose-company': 'Choose for which of your companies you speak.',
    'spoken-already':
      'Your company has expressed interest in this request already. Look at where it stands below.',
    'not-listed': 'This request is no longer listed. Look at the others.',
    'own-project':
      'You are on the team of this project, so you cannot also speak for a company. Ask a colleague of your company.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, { now }) => requestPage(loaded, now, { express: state }),
});

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

async function loadInterest({ db, viewer, params, now }: Reading<z.output<typeof InterestAt>, unknown>) {
  const interest = await found(findInterest(db, params.interestId), 'interest');
  const loaded = await loadRequest(db, viewer, interest.requestId, now);
  if (!loaded.interests.some((one) => one.interestId === interest.interestId)) throw new Absent('interest');
  return { ...loaded, interest };
}

/** Shortlisted or declined, each with a reason that the company reads. */
export const answer = post(interestPaths.answer, {
  params: InterestAt,
  form: z.object({
    verdict: choice(['shortlisted', 'declined'], 'Choose what you answer'),
    reason: typedText({ name: 'your reason', max: messageMax }),
    identifiersJustified: justified,
  }),
  permission: mayAnswerInterest,
  writes: ['interest.shortlisted', 'interest.declined', 'sponsorship-request.in-talks'],
  load: loadInterest,
  decide({ interest, request }, { form, now }) {
    const decision = answerInterest(interest.state, request.state, form.verdict);
    if (!decision.ok) return decision;
    if (needsMending({ reason: form.reason }, form.identifiersJustified, now))
      return refuse('looks-like-a-patient');
    return allow({ interest, request, state: decision.value });
  },
  async save(tx, { interest, request, state }, { act, viewer, form }) {
    const standing = await holdRequest(tx, request);
    if (!answerInterest(interest.state, standing.state, state).ok) return refuse('request-over');
    const answered = {
      state,
      answer: form.reason,
      identifiersJustified: form.identifiersJustified,
      by: signedIn(viewer).personId,
    };
    if (!(await moveInterest(tx, act, interest, answered))) return refuse('answered-already');
    if (state === 'shortlisted' && standing.state === 'listed')
      await moveRequestTo(tx, act, { ...request, state: standing.state }, { state: 'in-talks' });
  },
  done: ({ loaded }) =>
    seeOther(
      requestPaths.show({ requestId: loaded.request.requestId }),
      'Your answer is sent to the company.',
    ),
  refusals: {
    'answered-already': 'A colleague answered this already, or the company took it back. Look again.',
    'request-over': 'Your request is over, so nobody can be shortlisted. Decline with a reason instead.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, { now }) =>
    requestPage(loaded, now, { answer: { ...state, interestId: loaded.interest.interestId } }),
});

export const withdrawMyInterest = post(interestPaths.withdraw, {
  params: InterestAt,
  permission: mayExpress,
  writes: ['interest.withdrawn'],
  load: loadInterest,
  decide: ({ interest }, { viewer }) => {
    if (!isUserOf(viewer, interest.companyId)) return refuse('over-already');
    const decision = withdrawInterest(interest.state);
    return decision.ok ? allow(interest) : decision;
  },
  async save(tx, interest, { act }) {
    if (!(await moveInterest(tx, act, interest, { state: 'withdrawn' }))) return refuse('over-already');
  },
  done: ({ loaded }) =>
    seeOther(
      requestPaths.show({ requestId: loaded.request.requestId }),
      'Your interest is taken back. The team is told.',
    ),
  refusals: { 'over-already': 'This is over already, or was answered just now. Look at where it stands.' },
});

export const interestRoutes = [showRequest, express, answer, withdrawMyInterest];
