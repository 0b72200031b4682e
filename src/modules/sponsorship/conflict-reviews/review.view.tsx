import { Button } from '#design/components/button.tsx';
import { Form, Radios, TextArea } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { interestNames } from '../declaration.rules.ts';
import type { OfferModel } from '../offers/offer.view.tsx';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { WaitingReview } from './review.queries.ts';

export function ReviewForm({ interest, deciders, facts, state }: OfferModel) {
  const declared = deciders.flatMap((person) =>
    person.interests.map((one) => ({ ...one, name: person.name })),
  );
  return (
    <section aria-labelledby="review-heading">
      <h2 class="nhsuk-heading-m" id="review-heading">
        Your review
      </h2>
      {!facts.actor.declared && (
        <p>
          Declare your own interests first, also if you have none:{' '}
          <a href={requestPaths.show({ requestId: interest.requestId })}>make your declaration</a>.
        </p>
      )}
      <Form action={interestPaths.review({ interestId: interest.interestId })}>
        <Radios
          name="outcome"
          label="What do you find?"
          choices={[
            {
              value: 'clear',
              text: 'No conflict',
              hint: 'Not possible while an interest below is unmanaged',
            },
            { value: 'clear-with-mitigation', text: 'A conflict that can be managed' },
            { value: 'blocked', text: 'A conflict that cannot be managed: the offer ends' },
          ]}
          {...state}
        />
        <TextArea
          name="reason"
          label="Your reason"
          hint="The organisation reads it, the company does not."
          rows={3}
          {...state}
        />
        {declared.map((one) => (
          <TextArea
            name={`managed[${one.declaredInterestId}]`}
            label={`How is the interest of ${one.name} managed?`}
            hint={`${interestNames[one.type]}. ${one.about} (What you write here is not published.)`}
            rows={2}
            {...state}
          />
        ))}
        <TextArea
          name="mitigation"
          label="What is done, in all? (if it can be managed)"
          hint="Everyone can read this later: it stands in the public register with the agreement, where the organisation agreed to publication. So name nobody. For example: The person concerned leaves the decision to others and does not see the reports of this company."
          rows={3}
          {...state}
        />
        <TextArea
          name="toCompany"
          label="What the company reads (if the offer ends)"
          hint="Without telling anything about a person. For example: A conflict of interest on our side cannot be managed."
          rows={2}
          {...state}
        />
        <Button preventDoubleClick>Keep the review</Button>
      </Form>
    </section>
  );
}

export function ReviewList(props: {
  waiting: readonly WaitingReview[];
  next: string | undefined;
  first: string | undefined;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Offers to review for conflicts</h1>
      <p>The longest waiting first. Those of projects on whose team you are wait for another reviewer.</p>
      {props.waiting.length === 0 && <p>Nothing waits. You are told when an offer does.</p>}
      <ul class="nhsuk-list">
        {props.waiting.map((one) => (
          <li>
            <a href={interestPaths.show({ interestId: one.interestId })}>
              {one.companyName}: {one.requestTitle}
            </a>
            <br />
            <span class="nhsuk-body-s">
              {one.organisationName}, since {formatLocalDate(one.sinceOn)}
            </span>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="offers" />
    </>
  );
}
