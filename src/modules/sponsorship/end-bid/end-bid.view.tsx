import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { When } from '#design/date.tsx';
import { Form, Radios, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { buyingText } from '../buying-category.rules.ts';
import type { ShownBid } from '../offers/bid.queries.ts';
import type { OfferModel } from '../offers/offer.view.tsx';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { EndedBid } from './end-bid.queries.ts';

function bidWords(bid: Pick<ShownBid, 'state' | 'buyingCode'>): string {
  const kind = bid.state === 'live' ? 'A bid under way' : 'A planned bid';
  return bid.buyingCode === null ? kind : `${kind} for: ${buyingText(bid.buyingCode)}`;
}

/** For an officer: which of the bids that the organisation declared is over, since when, and how they know. */
export function EndBid({ interest, bids, stops, state }: OfferModel) {
  const ours = bids.filter((bid) => bid.declaredFor === 'organisation');
  if (ours.length === 0) return null;
  const elsewhere = new Map(
    ours
      .flatMap((bid) => stops.get(bid.bidId) ?? [])
      .filter((offer) => offer.requestId !== interest.requestId)
      .map((offer) => [offer.requestId, offer] as const),
  );
  const [only] = ours.length === 1 ? ours : [];
  return (
    <Details summary="A bid is over" open={'endReason' in state.values}>
      <p>
        You say it with your name. {interest.companyName} and the team are told. Nothing goes on by itself: an
        offer that was reviewed before is reviewed again.
      </p>
      {elsewhere.size > 0 && (
        <>
          <p>
            It stops offers of this company for these requests too. Declare your interests for each first.
          </p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {[...elsewhere.values()].map((offer) => (
              <li>
                <a href={requestPaths.show(offer)}>{offer.requestTitle}</a>
                {offer.declared ? ': you have declared' : ': not declared yet'}
              </li>
            ))}
          </ul>
        </>
      )}
      <Form action={interestPaths.endBid({ interestId: interest.interestId })}>
        {only ? (
          <input type="hidden" name="bid" value={only.bidId} />
        ) : (
          <Radios
            name="bid"
            label="Which bid is over?"
            choices={ours.map((bid) => ({ value: bid.bidId, text: bidWords(bid) }))}
            {...state}
          />
        )}
        <TextField name="endedOn" label="Since when is it over?" type="date" {...state} />
        <TextArea
          name="endReason"
          label="How do you know?"
          hint="Your name and this reason are kept. The reason, without your name, stands in the public register with the agreement, where the organisation agreed to publication. So name nobody. For example: the contract was awarded to another firm, and the notice is published."
          rows={3}
          {...state}
        />
        <Button secondary preventDoubleClick>
          The bid is over
        </Button>
      </Form>
    </Details>
  );
}

/** What stopped an offer and does no longer, so that a review and an approval know of it. */
export function EndedBids({ bids }: { bids: readonly EndedBid[] }) {
  if (bids.length === 0) return null;
  return (
    <section aria-labelledby="ended-bids-heading">
      <h2 class="nhsuk-heading-m" id="ended-bids-heading">
        Bids that stopped it and are over
      </h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {bids.map((bid) => (
          <li>
            {bidWords(bid)}. <BidOver {...bid} /> ({bid.by})
            {bid.reason !== null && <SafeText text={bid.reason} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Since when, and who said so: a company says it with a word, the organisation with a day. */
export function BidOver({
  endedOn,
  endedAt,
  declaredFor,
}: Pick<EndedBid, 'endedOn' | 'endedAt' | 'declaredFor'>) {
  return (
    <>
      {endedOn !== null && `Over since ${formatLocalDate(endedOn)}. `}The {declaredFor} said so on{' '}
      <When at={endedAt} />
    </>
  );
}
