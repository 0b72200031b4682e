import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { addDays, londonToday } from '#kit/local-date.ts';
import { identifiersRefusal, needsMending } from '#modules/projects/public.ts';
import { choice, id, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { expressInterest, isBidOver, replyDays, withdrawInterest } from '../offer.rules.ts';
import { insertBid } from '../offers/bid.queries.ts';
import { moveOffer } from '../offers/offer-writing.queries.ts';
import { isOpen } from '../request.rules.ts';
import { optionalDay, pounds } from '../requests/request.form.ts';
import { holdRequest } from '../requests/request-writing.queries.ts';
import { RequestAt } from '../requests/write-request.routes.ts';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import { isUserOf, mayExpress } from '../sponsorship.policy.ts';
import { findInterest, insertInterest } from './interest.queries.ts';
import { loadRequestPage, requestPage } from './request-page.ts';

export const InterestAt = z.object({ interestId: id });
const longMax = 2_000;

const Offered = z.object({
  companyId: id.optional(),
  message: typedText({ name: 'what you could offer', max: 3_000 }),
  value: pounds('what it is worth'),
  benefitsSought: typedText({ name: 'what you hope to gain, or that you hope for nothing', max: longMax }),
  productInterest: typedText({ name: 'which of your products it touches, or none', max: longMax }),
  tiesDeclared: typedText({ name: 'the ties that you know of, or none', max: longMax }),
  bid: choice(['none', 'planned', 'live'], 'Say whether you bid, or will, for this with the organisation'),
  bidUntil: optionalDay('until when the bid runs'),
  replyDays: z.coerce
    .number('Enter a number of days')
    .int('Enter whole days')
    .min(replyDays.fewest, `Give the team at least ${replyDays.fewest} days`)
    .max(replyDays.most, `Choose at most ${replyDays.most} days`)
    .default(replyDays.usual),
  noInducement: ticked,
  identifiersJustified: optionalText({ name: 'the reason', max: longMax }),
});

function loadToExpress({ db, viewer, params, now }: Reading<z.output<typeof RequestAt>, unknown>) {
  return loadRequestPage(db, viewer, params.requestId, now);
}

/** Once a company and a request, however often its people click. */
export const express = post(requestPaths.express, {
  params: RequestAt,
  form: Offered,
  permission: mayExpress,
  writes: ['interest.expressed', 'company.bid-declared'],
  load: loadToExpress,
  decide({ request, companies, onTeam, needsCode, whole }, { form, viewer, now }) {
    const company = companies.find((one) => one.companyId === form.companyId) ?? onlyOne(companies);
    if (!company && !needsCode && whole) return refuse('choose-company');
    const { message, benefitsSought, productInterest, tiesDeclared } = form;
    const decision = expressInterest({
      requestState: request.state,
      projectOpenToEveryone: request.projectOpenToEveryone,
      onTeam,
      inStanding: !needsCode,
      excludedSector: company === undefined && !needsCode,
      bidOver: isBidOver({ declared: form.bid, until: form.bidUntil }, londonToday(now)),
      mustMend: needsMending(
        { message, benefitsSought, productInterest, tiesDeclared },
        form.identifiersJustified,
        now,
      ),
    });
    if (!decision.ok) return decision;
    if (!company) return refuse('not-listed');
    if (!form.noInducement) return refuse('inducement');
    return allow({
      requestId: request.requestId,
      projectId: request.projectId,
      organisationId: request.organisationId,
      buyingCode: request.buyingCode,
      companyId: company.companyId,
      expressedBy: signedIn(viewer).personId,
      message,
      benefitsSought,
      productInterest,
      tiesDeclared,
      bidDeclared: form.bid,
      valuePence: form.value,
      identifiersJustified: form.identifiersJustified,
      replyDueOn: addDays(londonToday(now), form.replyDays),
    });
  },
  async save(tx, { buyingCode, ...interest }, { act, form }) {
    const standing = await holdRequest(tx, interest);
    if (!isOpen(standing.state) || !standing.projectOpenToEveryone) return refuse('not-listed');
    const interestId = await insertInterest(tx, act, interest);
    if (interestId === undefined) return refuse('spoken-already');
    if (form.bid !== 'none')
      await insertBid(tx, act, {
        companyId: interest.companyId,
        organisationId: interest.organisationId,
        buyingCode,
        state: form.bid,
        until: form.bidUntil,
        declaredFor: 'company',
        declaredBy: interest.expressedBy,
      });
    return interestId;
  },
  done: ({ params }) =>
    seeOther(requestPaths.show(params), 'The team is told. You hear its answer by the date shown.'),
  refusals: {
    'choose-company': 'Choose for which of your companies you speak.',
    'spoken-already':
      'Your company has expressed interest in this request already. Look at where it stands below.',
    'not-listed': 'This request is no longer listed. Look at the others.',
    'not-in-standing':
      'Your company has not accepted the code of conduct that is in force. Accept it on the page ‘Code of conduct’; what you typed is kept here.',
    'own-project':
      'You are on the team of this project, so you cannot also speak for a company. Ask a colleague of your company.',
    'bid-over':
      'The day until which the bid runs is over. Give the day on which it really ends, leave it empty if you do not know, or say that there is no bid.',
    inducement:
      'Confirm that the offer is no inducement: an offer that asks for orders, or gives something to a person, cannot be made.',
    'looks-like-a-patient': identifiersRefusal,
  },
  again: (state, loaded, { now }) => requestPage(loaded, now, { express: state }),
});

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

async function loadOwn({ db, viewer, params, now }: Reading<z.output<typeof InterestAt>, unknown>) {
  const interest = await found(findInterest(db, viewer, params.interestId), 'interest');
  return { ...(await loadRequestPage(db, viewer, interest.requestId, now)), interest };
}

export const withdrawMyInterest = post(interestPaths.withdraw, {
  params: InterestAt,
  permission: mayExpress,
  writes: ['interest.withdrawn'],
  load: loadOwn,
  decide: ({ interest, request }, { viewer }) => {
    if (!isUserOf(viewer, interest.companyId)) return refuse('over-already');
    const decision = withdrawInterest(interest.state);
    return decision.ok ? allow({ interest, request }) : decision;
  },
  async save(tx, { interest, request }, { act }) {
    await holdRequest(tx, request);
    if (!(await moveOffer(tx, act, interest, { state: 'withdrawn' }))) return refuse('over-already');
  },
  done: ({ loaded }) =>
    seeOther(
      requestPaths.show({ requestId: loaded.request.requestId }),
      'Your interest is taken back. The team is told.',
    ),
  refusals: { 'over-already': 'This is over already, or was answered just now. Look at where it stands.' },
});
