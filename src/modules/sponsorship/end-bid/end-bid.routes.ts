import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { needsMending } from '#modules/projects/public.ts';
import { id, localDate, typedText } from '#platform/http/fields.ts';
import { post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { InterestAt } from '../interests/express.routes.ts';
import { findOfferFacts } from '../offers/offer-facts.queries.ts';
import { loadOffer, offerPage } from '../offers/offer-page.ts';
import { refusalWords } from '../offers/offers.routes.ts';
import { interestPaths } from '../sponsorship.paths.ts';
import { mayAnswerInterest, mayReview } from '../sponsorship.policy.ts';
import { findStoppedOffers, holdStopped, saveBidEnded } from './end-bid.queries.ts';
import { endBid as decideToEnd } from './end-bid.rules.ts';

/** The other half of declaring a bid for the organisation: an officer says that it is over. */
export const endBid = post(interestPaths.endBid, {
  params: InterestAt,
  form: z.object({
    bid: id.catch(''),
    endedOn: localDate('since when it is over'),
    endReason: typedText({ name: 'how you know that it is over', max: 2_000 }).refine(
      (text) => text.length >= 20,
      'Say how you know in a sentence at least: it is kept with your name',
    ),
  }),
  permission: mayAnswerInterest,
  stepUp: true,
  writes: ['company.bid-ended', 'interest.bid-ended', 'interest.conflict-review'],
  load: loadOffer,
  decide({ interest, request, facts, bids, stops }, { form, now }) {
    const bid = bids.find((one) => one.bidId === form.bid);
    const decision = decideToEnd(facts, bid && { ...bid, stops: stops.get(bid.bidId) ?? [] }, {
      endedOn: form.endedOn,
      today: londonToday(now),
    });
    if (!decision.ok) return decision;
    return needsMending({ endReason: form.endReason }, '', now)
      ? refuse('looks-like-a-patient')
      : allow({ interest, request });
  },
  async save(tx, { interest, request }, { act, form, viewer, now }) {
    const { personId, provedAt } = signedIn(viewer);
    const today = londonToday(now);
    await holdStopped(tx, [request, ...(await findStoppedOffers(tx, form.bid, personId, today))]);
    const facts = await findOfferFacts(tx, interest.interestId, personId, today);
    const stops = await findStoppedOffers(tx, form.bid, personId, today);
    const again = decideToEnd(facts, { declaredFor: 'organisation', stops }, { ...form, today });
    if (!again.ok) return again;
    const told = { endedOn: form.endedOn, reason: form.endReason, provedAt };
    const ending = { bidId: form.bid, companyId: interest.companyId, by: personId, told };
    if (!(await saveBidEnded(tx, act, ending))) return refuse('no-bid');
  },
  done: ({ params }) =>
    seeOther(
      interestPaths.show(params),
      'The bid is over, with your reason and name. The company is told. What it stopped goes on the usual way.',
    ),
  refusals: {
    'no-bid':
      'This bid does not stop the offer now: a colleague was quicker, or the offer is over. Look again.',
    'companys-own':
      'The company declared this bid, so the company ends it, on its own page. Ask it to, or waive the bid with a reason.',
    'not-an-officer':
      'A lead or deputy of the organisation who is not on the team says that a bid is over. Ask one of them.',
    'declare-first': refusalWords['declare-first'],
    'own-team':
      'This bid stops an offer to a project on whose team you are. A lead or deputy who is on no such team ends it.',
    'declare-elsewhere':
      'This bid stops offers for other requests too. Declare your interests for those first: they are named beside the form.',
    'not-over-yet': 'The day must not be in the future. Come back when the bid is over.',
    'looks-like-a-patient':
      'Your reason looks as if it told who a patient is. Take that out: others read it.',
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});
