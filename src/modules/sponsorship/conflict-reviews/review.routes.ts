import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { decodeCursor } from '#kit/key-page.ts';
import { londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { needsMending } from '#modules/projects/public.ts';
import { choice, id, optionalText, typedText } from '#platform/http/fields.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { InterestAt } from '../interests/express.routes.ts';
import { reviewOffer } from '../offer.rules.ts';
import { findOfferFacts } from '../offers/offer-facts.queries.ts';
import { loadOffer, offerPage } from '../offers/offer-page.ts';
import { insertReview, moveOffer } from '../offers/offer-writing.queries.ts';
import { refusalWords } from '../offers/offers.routes.ts';
import { holdRequest } from '../requests/request-writing.queries.ts';
import { interestPaths, reviewPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { mayListReviews, mayReview } from '../sponsorship.policy.ts';
import { findWaitingReviews, type ReviewPlace } from './review.queries.ts';
import { ReviewList } from './review.view.tsx';

const textMax = 3_000;
const howMax = 2_000;

function placeOf(cursor: string | undefined): ReviewPlace | undefined {
  const place = decodeCursor(cursor, ['number', 'string']);
  return place && Number.isSafeInteger(place[0]) && place[0] >= 0 && id.safeParse(place[1]).success
    ? place
    : undefined;
}

export const showReviews = page(reviewPaths.list, {
  query: z.object({ after: z.string().max(400).optional() }),
  permission: mayListReviews,
  load: ({ db, viewer, query }) =>
    signedIn(viewer).companies.length > 0
      ? Promise.resolve({ waiting: [], next: undefined })
      : findWaitingReviews(db, signedIn(viewer).personId, placeOf(query.after)),
  view: ({ waiting, next }, { query }) => ({
    title: 'Offers to review for conflicts',
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    body: ReviewList({
      waiting,
      next: next && withQuery(reviewPaths.list(), { after: next }),
      first: query.after === undefined ? undefined : reviewPaths.list(),
    }),
  }),
});

const Reviewed = z.object({
  outcome: choice(['clear', 'clear-with-mitigation', 'blocked'], 'Choose what you find'),
  reason: typedText({ name: 'your reason', max: textMax }),
  managed: z
    .record(id, optionalText({ name: 'how it is managed', max: howMax }))
    .optional()
    .default({}),
  mitigation: optionalText({ name: 'what is done', max: textMax }),
  toCompany: optionalText({ name: 'what the company reads', max: textMax }),
});

/** A reviewer of the programme who is not on the team; what they find decides whether it can go on at all. */
export const review = post(interestPaths.review, {
  params: InterestAt,
  form: Reviewed,
  permission: mayReview,
  stepUp: true,
  writes: ['interest.clear', 'interest.clear-with-mitigation', 'interest.blocked'],
  load: loadOffer,
  decide({ interest, request, facts, deciders }, { form, now }) {
    const known = new Set(deciders.flatMap((one) => one.interests.map((i) => i.declaredInterestId)));
    const managed = Object.entries(form.managed)
      .filter(([declaredInterestId, how]) => how !== '' && known.has(declaredInterestId))
      .map(([declaredInterestId, how]) => ({ declaredInterestId, how }));
    const verdict = {
      outcome: form.outcome,
      mitigation: form.mitigation,
      managed: managed.map((one) => one.declaredInterestId),
    };
    const decision = reviewOffer(facts, verdict);
    if (!decision.ok) return decision;
    if (decision.value === 'blocked' && form.toCompany === '') return refuse('nothing-for-the-company');
    const { reason, mitigation, toCompany } = form;
    if (needsMending({ reason, mitigation, toCompany }, '', now)) return refuse('looks-like-a-patient');
    return allow({ interest, request, verdict, managed });
  },
  async save(tx, { interest, request, verdict, managed }, { act, form, viewer, now }) {
    await holdRequest(tx, request);
    const person = signedIn(viewer);
    const facts = await findOfferFacts(tx, interest.interestId, person.personId, londonToday(now));
    const again = reviewOffer(facts, verdict);
    if (!again.ok) return again;
    await insertReview(tx, act, interest.interestId, {
      outcome: again.value,
      reason: form.reason,
      mitigation: form.mitigation,
      managed,
      by: person.personId,
      provedAt: person.provedAt,
    });
    const to =
      again.value === 'blocked'
        ? { state: again.value, by: person.personId, reason: form.toCompany }
        : { state: again.value };
    if (!(await moveOffer(tx, act, interest, to))) return refuse('not-from-here');
  },
  done: ({ params }) =>
    seeOther(interestPaths.show(params), 'Your review is kept. The organisation is told.'),
  refusals: {
    ...refusalWords,
    'own-team': 'You are on the team, so another reviewer looks at it.',
    'acts-for-company': 'You act for a company, so another reviewer looks at it.',
    unmanaged:
      'Somebody who decides has an interest that may concern this company. Say for each how it is managed, or block the offer.',
    'no-mitigation': 'Say what is done about the conflict. If nothing can be, block the offer.',
    'mitigation-of-nothing':
      'You found no conflict, yet wrote what is done about one. Empty that field, or choose again.',
    'nothing-for-the-company': 'Write what the company reads: it is told why its offer ends.',
    'looks-like-a-patient': 'Some words look like a patient’s detail. Take them out: nothing here needs one.',
  },
  again: (state, loaded, { now, viewer }) => offerPage(loaded, now, mayReview.may(viewer, loaded), state),
});

export const reviewRoutes = [showReviews, review];
