import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, localDate as day, formatLocalDate, londonToday } from '#kit/local-date.ts';
import { identifiersRefusal, needsMending } from '#modules/projects/public.ts';
import { localDate, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findDocuments } from '../documents/document.queries.ts';
import { hasCurrentDeclaration } from '../offers/accepted-interest.queries.ts';
import { endOffers } from '../offers/offer-writing.queries.ts';
import { findPublishedAnswers } from '../questions/question.queries.ts';
import { authoriseRequest as decideListing, keepListed, listedDays, moveRequest } from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { mayAuthorise, mayPreview, mayWithdrawRequest } from '../sponsorship.policy.ts';
import { Preview, RefusedRequest } from './preview.view.tsx';
import { findForCompanies, findRequest, type SponsorshipRequest } from './request.queries.ts';
import { holdProject, moveRequestTo, prolong } from './request-writing.queries.ts';
import { RequestAt } from './write-request.routes.ts';

async function loadRequest({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  return { request: await found(findRequest(db, viewer, params.requestId, londonToday(now)), 'request') };
}

function refusedPage(title: string) {
  return (
    state: Parameters<typeof RefusedRequest>[0]['state'],
    { request }: { request: SponsorshipRequest },
  ) => ({
    title,
    breadcrumbs: [{ text: request.title, href: requestPaths.show({ requestId: request.requestId }) }],
    body: RefusedRequest({ title, request, state }),
  });
}

/** Exactly what a company will see: the same component on the same columns. */
export const showPreview = page(requestPaths.preview, {
  params: RequestAt,
  permission: mayPreview,
  async load(reading) {
    const { request } = await loadRequest(reading);
    const { db, params } = reading;
    const [asCompaniesSee, documents, answers] = await Promise.all([
      found(findForCompanies(db, params.requestId), 'request'),
      findDocuments(db, params.requestId),
      findPublishedAnswers(db, params.requestId),
    ]);
    return { request, asCompaniesSee, documents, answers };
  },
  view: ({ request, asCompaniesSee, documents, answers }) => ({
    title: `As companies see it: ${request.title}`,
    breadcrumbs: [{ text: request.title, href: requestPaths.show({ requestId: request.requestId }) }],
    noIndex: true,
    body: Preview({ request: asCompaniesSee, documents, answers }),
  }),
});

function isWhole(request: SponsorshipRequest): boolean {
  const { buyingCode, patientBenefit, outcomeMeasures, sponsorMay, sponsorMayNot } = request;
  return buyingCode !== null && ![patientBenefit, outcomeMeasures, sponsorMay, sponsorMayNot].includes('');
}

/** A named officer of the organisation puts it on the list, for a time. */
export const authoriseRequest = post(requestPaths.authorise, {
  params: RequestAt,
  form: z.object({
    consents: ticked,
    days: z.coerce.number('Enter a number of days').int('Enter whole days').default(listedDays.usual),
  }),
  permission: mayAuthorise,
  stepUp: true,
  writes: ['sponsorship-request.listed'],
  load: loadRequest,
  async decide({ request }, { db, form, viewer, now }) {
    const decision = decideListing(request.state, {
      projectOpenToEveryone: request.projectOpenToEveryone,
      whole: isWhole(request),
      declared: await hasCurrentDeclaration(
        db,
        signedIn(viewer).personId,
        request.requestId,
        londonToday(now),
      ),
      consents: form.consents,
      days: form.days,
    });
    return decision.ok ? allow(request) : decision;
  },
  async save(tx, request, { act, form, viewer, now }) {
    const by = signedIn(viewer).personId;
    const lapsesOn = addDays(londonToday(now), form.days);
    if (!(await moveRequestTo(tx, act, request, { state: 'listed', by, lapsesOn })))
      return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(
      requestPaths.show(params),
      'The request is listed. Companies that were verified can see it now.',
    ),
  refusals: {
    'not-from-here': 'This request no longer waits for authorisation. Look at where it stands.',
    'project-not-open':
      'Its project is no longer published for everyone, so companies could not read about it. Ask the team to publish it again, or withdraw the request.',
    'not-whole':
      'The request was written before companies were told what patients gain, how it is judged, and what a sponsor may and may not get. Ask the team to add that.',
    'declare-first':
      'Declare your interests first, also if you have none: nobody decides before. It takes a minute, on this request’s page.',
    'no-consent':
      'Agree that the request is published, or do not list it: what is asked of companies is public.',
    'too-short': `Choose at least ${listedDays.fewest} days: a company needs time to answer.`,
    'too-long': `Choose at most ${listedDays.most} days. You can keep it listed for longer then.`,
  },
  again: refusedPage('It is not listed yet'),
});

/** Before it lapses, whoever authorises may keep it on the list. */
export const prolongRequest = post(requestPaths.prolong, {
  params: RequestAt,
  form: z.object({ until: localDate('until when it stays listed') }),
  permission: mayAuthorise,
  stepUp: true,
  writes: ['sponsorship-request.prolonged'],
  load: loadRequest,
  decide({ request }, { form, now }) {
    const decision = keepListed(request.state, {
      lapsesOn: request.lapsesOn ?? '',
      until: form.until,
      lastDay: addDays(londonToday(now), listedDays.most),
    });
    return decision.ok ? allow({ request, until: decision.value }) : decision;
  },
  async save(tx, { request, until }, { act }) {
    await holdProject(tx, request.projectId);
    if (!(await prolong(tx, act, request, until))) return refuse('not-from-here');
  },
  done: ({ params, form }) =>
    seeOther(requestPaths.show(params), `It stays listed until ${formatLocalDate(day(form.until))}.`),
  refusals: {
    'not-from-here': 'This request is over, or changed just now. Look at where it stands.',
    'not-longer': 'Choose a day after the one until which it is listed now.',
    'too-long': `Choose a day within ${listedDays.most} days from today.`,
  },
  again: refusedPage('It is listed until the same day as before'),
});

/** Companies with offers are told, with the reason; their offers end. */
export const withdrawRequest = post(requestPaths.withdraw, {
  params: RequestAt,
  form: z.object({
    reason: typedText({ name: 'why it is withdrawn', max: 2_000 }),
    identifiersJustified: optionalText({ name: 'the reason', max: 2_000 }),
  }),
  permission: mayWithdrawRequest,
  writes: ['sponsorship-request.withdrawn', 'interest.expired'],
  load: loadRequest,
  decide({ request }, { form, now }) {
    const decision = moveRequest(request.state, 'withdrawn');
    if (!decision.ok) return decision;
    return needsMending({ reason: form.reason }, form.identifiersJustified, now)
      ? refuse('looks-like-a-patient')
      : allow(request);
  },
  async save(tx, request, { act, form, viewer }) {
    const end = { reason: form.reason, by: signedIn(viewer).personId };
    if (!(await moveRequestTo(tx, act, request, { state: 'withdrawn', ...end })))
      return refuse('not-from-here');
    await endOffers(tx, act, request.requestId, { state: 'expired', ...end });
  },
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'The request is withdrawn. No company sees it any more.'),
  refusals: {
    'not-from-here': 'This request is over already, or changed just now. Look at where it stands.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: refusedPage('It is not withdrawn yet'),
});

export const runRequestRoutes = [showPreview, authoriseRequest, prolongRequest, withdrawRequest];
