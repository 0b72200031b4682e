import type { z } from 'zod';
import { londonToday } from '#kit/local-date.ts';
import { findInTexts } from '#modules/projects/public.ts';
import { found } from '#platform/http/problems.ts';
import type { FormState, Reading } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findEndedBids, findStoppedOffers } from '../end-bid/end-bid.queries.ts';
import type { InterestAt } from '../interests/express.routes.ts';
import { findInterest } from '../interests/interest.queries.ts';
import { findRequest } from '../requests/request.queries.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { seesInterests } from '../sponsorship.policy.ts';
import { findBidsFor } from './bid.queries.ts';
import { ShowOffer } from './offer.view.tsx';
import { findDeciders, findOfferFacts, findReviews } from './offer-facts.queries.ts';

export async function loadOffer({ db, viewer, params, now }: Reading<z.output<typeof InterestAt>, unknown>) {
  const today = londonToday(now);
  const interest = await found(findInterest(db, viewer, params.interestId), 'offer');
  const request = await found(findRequest(db, viewer, interest.requestId, today), 'request');
  const { personId } = signedIn(viewer);
  const [facts, deciders, reviews, bids, endedBids] = await Promise.all([
    findOfferFacts(db, interest.interestId, personId, today),
    findDeciders(db, interest.interestId, today),
    findReviews(db, interest.interestId),
    findBidsFor(db, interest.interestId, today),
    findEndedBids(db, interest.interestId),
  ]);
  const stops = new Map(
    await Promise.all(
      bids.map(async (bid) => [bid.bidId, await findStoppedOffers(db, bid.bidId, personId, today)] as const),
    ),
  );
  const asks = seesInterests(viewer, request);
  return { interest, request, facts, deciders, reviews, bids, endedBids, stops, asks };
}
export type LoadedOffer = Awaited<ReturnType<typeof loadOffer>>;

export function offerPage(loaded: LoadedOffer, now: Date, mayReview: boolean, state?: FormState) {
  const { interest, request } = loaded;
  const { reason, mitigation, note } = state?.values ?? {};
  return {
    title: `${interest.companyName}: ${request.title}`,
    breadcrumbs: [{ text: request.title, href: requestPaths.show({ requestId: request.requestId }) }],
    noIndex: true,
    body: ShowOffer({
      ...loaded,
      mayReview,
      state: state ?? { values: {}, errors: [] },
      findings: (state?.errors.length ?? 0) === 0 ? [] : findInTexts({ reason, mitigation, note }, now),
    }),
  };
}
