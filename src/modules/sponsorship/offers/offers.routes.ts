import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { identifiersRefusal, needsMending } from '#modules/projects/public.ts';
import { choice, optionalText, ticked, typedText } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { InterestAt } from '../interests/express.routes.ts';
import { askForReview as decideToAsk, declineOffer, screenOffer, shortlistOffer } from '../offer.rules.ts';
import { holdRequest, moveRequestTo } from '../requests/request-writing.queries.ts';
import { interestPaths } from '../sponsorship.paths.ts';
import { mayAnswerInterest, mayReview, mayShowOffer } from '../sponsorship.policy.ts';
import { findOfferFacts } from './offer-facts.queries.ts';
import { loadOffer, offerPage } from './offer-page.ts';
import { moveOffer } from './offer-writing.queries.ts';

const reasonMax = 3_000;
const justified = optionalText({ name: 'the reason', max: 2_000 });

export const refusalWords = {
  'not-from-here':
    'This offer does not stand where it stood: a colleague or the company was quicker. Look again.',
  'request-over': 'The request is over, so no offer goes further.',
  'declare-first':
    'Declare your interests for this request first, also if you have none. It takes a minute, on the request’s page.',
  'declarations-missing':
    'Somebody who decides has not declared yet: the list below names them. They are asked; go on when they have.',
  'bids-here':
    'The company bids, or will, for this with your organisation. An officer who is not on the team may waive that with a reason, or say that the bid is over; else decline.',
} as const;

/** An offer for those who decide on it. */
export const showOffer = page(interestPaths.show, {
  params: InterestAt,
  permission: mayShowOffer,
  load: loadOffer,
  view: (loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded)),
});

/** Complete, in the rules, no inducement: then the team answers it. */
export const screen = post(interestPaths.screen, {
  params: InterestAt,
  form: z.object({
    answersIt: ticked,
    noStrings: ticked,
    noGifts: ticked,
    note: optionalText({ name: 'your note', max: 2_000 }),
  }),
  permission: mayAnswerInterest,
  writes: ['interest.screened'],
  load: loadOffer,
  decide({ facts, interest, request }, { form, now }) {
    const decision = screenOffer(facts);
    if (!decision.ok) return decision;
    if (!form.answersIt || !form.noStrings || !form.noGifts) return refuse('not-all-checked');
    return needsMending({ note: form.note }, '', now)
      ? refuse('looks-like-a-patient')
      : allow({ interest, request });
  },
  async save(tx, { interest, request }, { act, form, viewer, now }) {
    await holdRequest(tx, request);
    const by = signedIn(viewer).personId;
    const again = screenOffer(await findOfferFacts(tx, interest.interestId, by, londonToday(now)));
    if (!again.ok) return again;
    if (!(await moveOffer(tx, act, interest, { state: 'screened', by, note: form.note })))
      return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(interestPaths.show(params), 'The offer is screened. Now answer the company.'),
  refusals: {
    ...refusalWords,
    'not-all-checked':
      'Tick all three when you have checked them. If one does not hold, decline with a reason.',
    'looks-like-a-patient': 'Your note looks as if it told who a patient is. Take that out.',
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

/** Shortlisted, or declined at any step, each with a reason that the company reads. */
export const answer = post(interestPaths.answer, {
  params: InterestAt,
  form: z.object({
    verdict: choice(['shortlisted', 'declined'], 'Choose what you answer'),
    reason: typedText({ name: 'your reason', max: reasonMax }),
    identifiersJustified: justified,
  }),
  permission: mayAnswerInterest,
  writes: ['interest.shortlisted', 'interest.declined', 'sponsorship-request.in-talks'],
  load: loadOffer,
  decide({ interest, request, facts }, { form, now }) {
    const decision = form.verdict === 'declined' ? declineOffer(facts) : shortlistOffer(facts);
    if (!decision.ok) return decision;
    if (needsMending({ reason: form.reason }, form.identifiersJustified, now))
      return refuse('looks-like-a-patient');
    return allow({ interest, request, state: decision.value });
  },
  async save(tx, { interest, request, state }, { act, viewer, form, now }) {
    const standing = await holdRequest(tx, request);
    const by = signedIn(viewer).personId;
    const facts = await findOfferFacts(tx, interest.interestId, by, londonToday(now));
    const again = state === 'declined' ? declineOffer(facts) : shortlistOffer(facts);
    if (!again.ok) return again;
    const { reason, identifiersJustified } = form;
    const moved = await moveOffer(
      tx,
      act,
      interest,
      state === 'declined'
        ? { state, by, reason, identifiersJustified }
        : { state, by, answer: reason, identifiersJustified },
    );
    if (!moved) return refuse('not-from-here');
    if (state === 'shortlisted' && standing.state === 'listed')
      await moveRequestTo(tx, act, { ...request, state: standing.state }, { state: 'in-talks' });
  },
  done: ({ params }) => seeOther(interestPaths.show(params), 'Your answer is sent to the company.'),
  refusals: { ...refusalWords, 'looks-like-a-patient': identifiersRefusal },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

/** The team sends the offer to a reviewer of the programme, once everyone who decides has declared. */
export const askForReview = post(interestPaths.askReview, {
  params: InterestAt,
  permission: mayAnswerInterest,
  writes: ['interest.conflict-review'],
  load: loadOffer,
  decide({ interest, request, facts }) {
    const decision = decideToAsk(facts);
    return decision.ok ? allow({ interest, request }) : decision;
  },
  async save(tx, { interest, request }, { act, viewer, now }) {
    await holdRequest(tx, request);
    const again = decideToAsk(
      await findOfferFacts(tx, interest.interestId, signedIn(viewer).personId, londonToday(now)),
    );
    if (!again.ok) return again;
    if (!(await moveOffer(tx, act, interest, { state: 'conflict-review' }))) return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(interestPaths.show(params), 'The programme’s reviewers are asked to look for conflicts.'),
  refusals: refusalWords,
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

export const offerRoutes = [showOffer, screen, answer, askForReview];
