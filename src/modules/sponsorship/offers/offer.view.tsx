import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import type { FieldFinding } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { buyingText } from '../buying-category.rules.ts';
import { ReviewForm } from '../conflict-reviews/review.view.tsx';
import { interestNames } from '../declaration.rules.ts';
import { EndedBids } from '../end-bid/end-bid.view.tsx';
import { interestWords } from '../offer.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import type { ShownBid } from './bid.queries.ts';
import { NextStep } from './next-step.view.tsx';
import type { Decider, ShownReview } from './offer-facts.queries.ts';
import type { LoadedOffer } from './offer-page.ts';

export type OfferModel = LoadedOffer & {
  readonly mayReview: boolean;
  readonly state: FormState;
  readonly findings: readonly FieldFinding[];
};

export function ShowOffer(model: OfferModel) {
  const { interest, request, facts } = model;
  return (
    <>
      <ErrorList errors={model.state.errors} />
      <h1 class="nhsuk-heading-l">The offer of {interest.companyName}</h1>
      <p>
        For <a href={requestPaths.show({ requestId: request.requestId })}>{request.title}</a>.{' '}
        <Tag>{interestWords[interest.state]}</Tag>
      </p>
      <Offered {...model} />
      <Bids bids={model.bids} />
      <EndedBids bids={model.endedBids} />
      <Deciders deciders={model.deciders} />
      <Reviews reviews={model.reviews} />
      {model.mayReview && facts.state === 'conflict-review' && <ReviewForm {...model} />}
      {model.asks && <NextStep {...model} />}
    </>
  );
}

const bidWords = { none: 'None, and none planned', planned: 'Planned', live: 'Under way' } as const;

function Offered({ interest }: OfferModel) {
  const row = (key: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? [] : [{ key, value: <SafeText text={value} /> }];
  return (
    <SummaryList
      rows={[
        ...row('Offered', interest.message),
        ...row('Worth', interest.valuePence === null ? null : formatPounds(interest.valuePence)),
        ...row('Hopes to gain', interest.benefitsSought),
        ...row('Its products', interest.productInterest),
        ...row('Bids here', interest.bidDeclared === null ? null : bidWords[interest.bidDeclared]),
        ...row('Ties it knows of', interest.tiesDeclared),
        ...row('Sector', interest.companySector),
        { key: 'Made', value: <When at={interest.expressedAt} /> },
        ...row('Answer due by', formatLocalDate(interest.replyDueOn)),
        ...row('On what looks like a patient’s detail', interest.identifiersJustified),
        ...row('Note of the screening', interest.screeningNote),
        ...row('Answer to the company', interest.answer),
        ...row('On what looks like a patient’s detail in it', interest.answerIdentifiersJustified),
        ...row('Why it ended', interest.endReason),
      ]}
    />
  );
}

function Bids({ bids }: { bids: readonly ShownBid[] }) {
  if (bids.length === 0) return null;
  return (
    <section aria-labelledby="bids-heading">
      <h2 class="nhsuk-heading-m" id="bids-heading">
        Bids that stop it
      </h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {bids.map((bid) => (
          <li>
            {bid.state === 'live' ? 'A bid under way' : 'A planned bid'}
            {bid.buyingCode === null ? '' : ` for: ${buyingText(bid.buyingCode)}`}
            {bid.until === null ? '' : `, until ${formatLocalDate(bid.until)}`}; said by the {bid.declaredFor}
            .{' '}
            {bid.waiver ? (
              <>
                Waived by {bid.waiver.by}: {bid.waiver.reason}
              </>
            ) : (
              <strong>Not waived: the offer goes no further.</strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deciders({ deciders }: { deciders: readonly Decider[] }) {
  return (
    <section aria-labelledby="deciders-heading">
      <h2 class="nhsuk-heading-m" id="deciders-heading">
        Who decides, and what they declared
      </h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {deciders.map((person) => (
          <li>
            {person.name}:{' '}
            {person.declaration === undefined ? (
              <strong>not declared yet</strong>
            ) : (
              <>
                {person.interests.length === 0
                  ? person.declaration.kind === 'nil'
                    ? 'no interest'
                    : 'no interest in this company'
                  : 'an interest'}{' '}
                (until {formatLocalDate(person.declaration.expiresOn)})
              </>
            )}
            {person.interests.map((one) => (
              <p class="nhsuk-body-s">
                {interestNames[one.type]}. {one.about}{' '}
                {one.managed === null ? <strong>Not managed.</strong> : `Managed: ${one.managed}`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomeWords = {
  clear: 'No conflict found',
  'clear-with-mitigation': 'A conflict, with a way to manage it',
  blocked: 'A conflict that cannot be managed',
} as const;

function Reviews({ reviews }: { reviews: readonly ShownReview[] }) {
  if (reviews.length === 0) return null;
  return (
    <section aria-labelledby="reviews-heading">
      <h2 class="nhsuk-heading-m" id="reviews-heading">
        What the conflict review found
      </h2>
      {reviews.map((review, i) => (
        <div class="sw-box">
          <p>
            <strong>{outcomeWords[review.outcome]}</strong>
            {i > 0 && ' (an earlier review, which counts no more)'}
          </p>
          <SafeText text={review.reason} />
          {review.mitigation !== null && (
            <>
              <SafeText text={`Mitigation: ${review.mitigation}`} />
              <p>
                {review.mitigationAcceptedBy === null
                  ? 'Nobody has accepted it yet.'
                  : `Accepted by ${review.mitigationAcceptedBy}, who answers for it.`}
              </p>
            </>
          )}
          {review.approvers.length > 0 && <p>Approved by {review.approvers.join(' and ')}.</p>}
          <p class="nhsuk-body-s">
            {review.reviewedBy}, <When at={review.reviewedAt} />
          </p>
        </div>
      ))}
    </section>
  );
}
