import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { findPatientIdentifiers } from '#kit/patient-identifiers.ts';
import type { Viewer } from '#kit/viewer.ts';
import { findProject } from '#modules/projects/public.ts';
import type { Db } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import { choice, id, typedText } from '#platform/http/fields.ts';
import { Absent, found } from '#platform/http/problems.ts';
import { type FormState, page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findCompaniesOf } from '../companies/company.queries.ts';
import { answerInterest, expressInterest, moveRequest, withdrawInterest } from '../request.rules.ts';
import { findRequest, logReading, moveRequestTo } from '../requests/request.queries.ts';
import { RequestAt } from '../requests/requests.routes.ts';
import { interestPaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import {
  authorises,
  isOnTeam,
  isUserOf,
  mayAnswerInterest,
  mayExpress,
  mayShowRequest,
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

/** The team sees every interest; a company's user only their own company's, and never how many there are. */
async function loadRequest(db: Db, viewer: Viewer, requestId: string) {
  const request = await found(findRequest(db, viewer, requestId), 'request');
  const person = signedIn(viewer);
  const onTeam = isOnTeam(viewer, request);
  const [project, interests, companies] = await Promise.all([
    findProject(db, viewer, request.projectId),
    onTeam ? findInterestsIn(db, requestId) : findInterestsBy(db, requestId, person.companies),
    person.companies.length === 0 ? [] : findCompaniesOf(db, person.personId),
  ]);
  return {
    request,
    project,
    interests,
    companies: companies.filter((company) => isUserOf(viewer, company.companyId)),
    onTeam,
    mayAuthorise: request.state === 'draft' && authorises(viewer, request),
    mayWithdraw: onTeam || authorises(viewer, request),
  };
}
type Loaded = Awaited<ReturnType<typeof loadRequest>>;

function requestPage(
  loaded: Loaded,
  forms: { express?: FormState; answer?: FormState & { interestId: string } } = {},
) {
  return {
    title: loaded.request.title,
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    noIndex: true,
    body: ShowRequest({ ...loaded, ...forms }),
  };
}

/** Every reading by a company is logged before it is shown. */
export const showRequest = page(requestPaths.show, {
  params: RequestAt,
  permission: mayShowRequest,
  async load({ db, viewer, params, now }) {
    const loaded = await loadRequest(db, viewer, params.requestId);
    const { requestId, projectId } = loaded.request;
    const act = newAct({ actor: signedIn(viewer).personId, organisation: null, at: now });
    if (!loaded.onTeam && loaded.companies.length > 0)
      await db.transaction().execute(async (tx) => {
        for (const { companyId } of loaded.companies)
          await logReading(tx, act, { requestId, projectId, companyId });
      });
    return loaded;
  },
  view: (loaded) => requestPage(loaded),
});

async function loadToExpress({ db, viewer, params }: Reading<z.output<typeof RequestAt>, unknown>) {
  return loadRequest(db, viewer, params.requestId);
}

/** Once a company and a request, however often its people click. */
export const express = post(requestPaths.express, {
  params: RequestAt,
  form: z.object({
    companyId: id.optional(),
    message: typedText({ name: 'what you could offer', max: messageMax }),
  }),
  permission: mayExpress,
  writes: ['interest.expressed'],
  load: loadToExpress,
  decide({ request, companies }, { form, viewer, now }) {
    const company = companies.find((one) => one.companyId === form.companyId) ?? onlyOne(companies);
    if (!company) return refuse('choose-company');
    const decision = expressInterest({
      requestState: request.state,
      identifiersFound: findPatientIdentifiers(form.message, now.getUTCFullYear()).length,
    });
    if (!decision.ok) return decision;
    return allow({
      requestId: request.requestId,
      projectId: request.projectId,
      organisationId: request.organisationId,
      companyId: company.companyId,
      expressedBy: signedIn(viewer).personId,
      message: form.message,
      replyDueOn: addDays(londonToday(now), replyDays),
    });
  },
  save: async (tx, interest, { act }) =>
    (await insertInterest(tx, act, interest)) ?? refuse('spoken-already'),
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'The team is told. You hear its answer by the date shown.'),
  refusals: {
    'choose-company': 'Choose for which of your companies you speak.',
    'spoken-already':
      'Your company has expressed interest in this request already. Look at where it stands below.',
    'not-listed': 'This request is no longer listed. Look at the others.',
    'looks-like-a-patient':
      'Some words could tell others who a patient is. Take them out, then send it again.',
  },
  again: (state, loaded) => requestPage(loaded, { express: state }),
});

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

async function loadInterest({ db, viewer, params }: Reading<z.output<typeof InterestAt>, unknown>) {
  const interest = await found(findInterest(db, params.interestId), 'interest');
  const loaded = await loadRequest(db, viewer, interest.requestId);
  if (!loaded.interests.some((one) => one.interestId === interest.interestId)) throw new Absent('interest');
  return { ...loaded, interest };
}

/** Shortlisted or declined, each with a reason that the company reads. */
export const answer = post(interestPaths.answer, {
  params: InterestAt,
  form: z.object({
    verdict: choice(['shortlisted', 'declined'], 'Choose what you answer'),
    reason: typedText({ name: 'your reason', max: messageMax }),
  }),
  permission: mayAnswerInterest,
  writes: ['interest.shortlisted', 'interest.declined', 'sponsorship-request.in-talks'],
  load: loadInterest,
  decide: ({ interest, request }, { form }) => {
    const decision = answerInterest(interest.state, request.state, form.verdict);
    return decision.ok ? allow({ interest, request, state: decision.value, reason: form.reason }) : decision;
  },
  async save(tx, { interest, request, state, reason }, { act, viewer }) {
    const by = signedIn(viewer).personId;
    if (!(await moveInterest(tx, act, interest, { state, answer: reason, by })))
      return refuse('answered-already');
    if (state === 'shortlisted' && moveRequest(request.state, 'in-talks').ok)
      await moveRequestTo(tx, act, request, { state: 'in-talks' });
  },
  done: ({ loaded }) =>
    seeOther(
      requestPaths.show({ requestId: loaded.request.requestId }),
      'Your answer is sent to the company.',
    ),
  refusals: {
    'answered-already': 'A colleague answered this already, or the company took it back. Look again.',
    'request-over': 'Your request is over, so nobody can be shortlisted. Decline with a reason instead.',
  },
  again: (state, loaded) =>
    requestPage(loaded, { answer: { ...state, interestId: loaded.interest.interestId } }),
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
