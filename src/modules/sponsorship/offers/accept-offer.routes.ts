import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { choice, ticked, typedText } from '#platform/http/fields.ts';
import { post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { InterestAt } from '../interests/express.routes.ts';
import {
  approveOffer,
  acceptMitigation as decideMitigation,
  waiveBid as decideWaiver,
  isBidOver,
  isUndecided,
} from '../offer.rules.ts';
import { optionalDay } from '../requests/request.form.ts';
import { holdRequest, moveRequestTo } from '../requests/request-writing.queries.ts';
import { interestPaths } from '../sponsorship.paths.ts';
import { mayAnswerInterest, mayReview } from '../sponsorship.policy.ts';
import { findBidsFor, insertBid, insertWaivers } from './bid.queries.ts';
import { findOfferFacts, findReviews } from './offer-facts.queries.ts';
import { loadOffer, offerPage } from './offer-page.ts';
import { endOffers, insertApproval, moveOffer, saveMitigationAccepted } from './offer-writing.queries.ts';
import { refusalWords } from './offers.routes.ts';

export const otherAccepted = 'The organisation accepted another offer for this request.';

/** Two different people approve, both signed in again, one of them an officer who is not on the team. The second one accepts. */
export const approve = post(interestPaths.approve, {
  params: InterestAt,
  form: z.object({ sure: ticked }),
  permission: mayAnswerInterest,
  stepUp: true,
  writes: [
    'interest.approved',
    'interest.accepted',
    'interest.declined',
    'sponsorship-request.matched',
    'sponsorship-request.in-talks',
  ],
  load: loadOffer,
  decide({ interest, request, facts }, { form }) {
    const decision = approveOffer(facts);
    if (!decision.ok) return decision;
    return form.sure ? allow({ interest, request }) : refuse('not-sure');
  },
  async save(tx, { interest, request }, { act, viewer, now }) {
    const standing = await holdRequest(tx, request);
    const person = signedIn(viewer);
    const { interestId, requestId } = interest;
    const decided = approveOffer(await findOfferFacts(tx, interestId, person.personId, londonToday(now)));
    if (!decided.ok) return decided;
    const [review] = await findReviews(tx, interestId);
    if (!review) return refuse('not-clear');
    await insertApproval(tx, act, interest, {
      reviewId: review.reviewId,
      by: person.personId,
      provedAt: person.provedAt,
    });
    if (decided.value === 'approved') return decided.value;
    if (!(await moveOffer(tx, act, interest, { state: 'accepted' }))) return refuse('not-clear');
    if (standing.state === 'listed')
      await moveRequestTo(tx, act, { ...request, state: 'listed' }, { state: 'in-talks' });
    await moveRequestTo(tx, act, { ...request, state: 'in-talks' }, { state: 'matched' });
    await endOffers(tx, act, requestId, { state: 'declined', reason: otherAccepted, by: person.personId });
    return decided.value;
  },
  done: ({ params, saved }) =>
    seeOther(
      interestPaths.show(params),
      saved === 'accepted'
        ? 'The offer is accepted: two people approved it. Now write the agreement.'
        : 'You approved it. Somebody else approves it too before it is accepted.',
    ),
  refusals: {
    ...refusalWords,
    'not-clear': 'The offer is not, or no longer, found clear of conflicts. Look at where it stands.',
    'approved-already': 'You approved it already. Somebody else approves it too.',
    'reviewed-it': 'You reviewed it for conflicts, so others approve it.',
    'not-a-decider':
      'The team and the organisation’s leads and deputies approve, unless they act for a company.',
    'own-interest':
      'You declared an interest that may concern this company, and no review says how it is managed. Let others approve, or ask for a new review.',
    'reviewed-before-bid-ended':
      'A bid that stopped this offer is over since its review. Ask for the conflict review again, then approve.',
    'mitigation-open': 'An officer who is not on the team accepts the mitigation first.',
    unmanaged: 'Somebody who decides has declared an interest since. The offer goes back to review first.',
    'company-not-in-standing':
      'The company has not accepted the code of conduct that is in force, or is no longer verified. It is asked to.',
    'not-sure': 'Tick that you have read the offer and its review, then approve.',
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

/** A conflict is managed only where somebody answers for it by name. */
export const acceptMitigation = post(interestPaths.acceptMitigation, {
  params: InterestAt,
  permission: mayAnswerInterest,
  stepUp: true,
  writes: ['interest.mitigation-accepted'],
  load: loadOffer,
  decide({ interest, request, facts }) {
    const decision = decideMitigation(facts);
    return decision.ok ? allow({ interest, request }) : decision;
  },
  async save(tx, { interest, request }, { act, viewer, now }) {
    await holdRequest(tx, request);
    const by = signedIn(viewer).personId;
    const again = decideMitigation(await findOfferFacts(tx, interest.interestId, by, londonToday(now)));
    if (!again.ok) return again;
    const [review] = await findReviews(tx, interest.interestId);
    if (!review || !(await saveMitigationAccepted(tx, act, interest, { reviewId: review.reviewId, by })))
      return refuse('nothing-to-accept');
  },
  done: ({ params }) =>
    seeOther(interestPaths.show(params), 'You answer for the mitigation. Now two people approve the offer.'),
  refusals: {
    'nothing-to-accept': 'No mitigation waits to be accepted: a colleague was quicker, or the offer moved.',
    'not-an-officer': 'A lead or deputy who is not on the team accepts a mitigation.',
    'reviewed-it': 'You wrote this mitigation. Somebody else accepts it.',
    'declare-first': refusalWords['declare-first'],
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

/** The organisation's side says that the company bids: the firewall closes. */
export const declareBid = post(interestPaths.declareBid, {
  params: InterestAt,
  form: z.object({
    state: choice(['live', 'planned'], 'Say whether the bid is under way or planned'),
    until: optionalDay('until when it runs'),
  }),
  permission: mayAnswerInterest,
  writes: ['company.bid-declared'],
  load: loadOffer,
  decide({ interest, request }, { form, now }) {
    if (!isUndecided(interest.state)) return refuse('over');
    return isBidOver({ declared: form.state, until: form.until }, londonToday(now))
      ? refuse('bid-over')
      : allow({ interest, request });
  },
  async save(tx, { interest, request }, { act, form, viewer }) {
    await holdRequest(tx, request);
    await insertBid(tx, act, {
      companyId: interest.companyId,
      organisationId: request.organisationId,
      buyingCode: request.buyingCode,
      state: form.state,
      until: form.until,
      declaredFor: 'organisation',
      declaredBy: signedIn(viewer).personId,
    });
  },
  done: ({ params }) => seeOther(interestPaths.show(params), 'The bid is kept. It stops this offer.'),
  refusals: {
    over: 'This offer is over already, so a bid changes nothing about it.',
    'bid-over':
      'The day until which the bid runs is over, so it would stop nothing. Give a later one, or leave it empty.',
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

export const waive = post(interestPaths.waive, {
  params: InterestAt,
  form: z.object({
    reason: typedText({ name: 'why the bid does not stop the offer', max: 2_000 }).refine(
      (text) => text.length >= 20,
      'Give the reason in a sentence at least: it is kept with your name',
    ),
  }),
  permission: mayAnswerInterest,
  stepUp: true,
  writes: ['interest.bid-waived'],
  load: loadOffer,
  decide({ interest, request, facts }) {
    const decision = decideWaiver(facts);
    return decision.ok ? allow({ interest, request }) : decision;
  },
  async save(tx, { interest, request }, { act, form, viewer, now }) {
    await holdRequest(tx, request);
    const person = signedIn(viewer);
    const today = londonToday(now);
    const again = decideWaiver(await findOfferFacts(tx, interest.interestId, person.personId, today));
    if (!again.ok) return again;
    const bids = await findBidsFor(tx, interest.interestId, today);
    await insertWaivers(tx, act, interest, {
      bidIds: bids.filter((bid) => bid.waiver === undefined).map((bid) => bid.bidId),
      reason: form.reason,
      by: person.personId,
      provedAt: person.provedAt,
    });
  },
  done: ({ params }) => seeOther(interestPaths.show(params), 'The bid is waived, with your reason and name.'),
  refusals: {
    'nothing-to-waive': 'No bid stops this offer now. Look again.',
    'not-an-officer': 'Only a lead or deputy who is not on the team waives a bid.',
    'declare-first': refusalWords['declare-first'],
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

export const acceptOfferRoutes = [approve, acceptMitigation, declareBid, waive];
