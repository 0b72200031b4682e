import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { CheckOne, Form, Radios, TextArea, TextField } from '#design/form.tsx';
import { IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { EndBid } from '../end-bid/end-bid.view.tsx';
import { isUndecided } from '../offer.rules.ts';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { OfferModel } from './offer.view.tsx';

const nothingTyped: FormState = { values: {}, errors: [] };

/** What the side that asks may do now, and what stands in the way. */
export function NextStep(model: OfferModel) {
  const { facts, interest } = model;
  if (facts.state === 'accepted')
    return (
      <InsetText>
        <p>
          The offer is accepted. <a href={agreementPaths.list()}>Write down what you agree</a>: either side
          may begin.
        </p>
      </InsetText>
    );
  if (!isUndecided(facts.state)) return null;
  return (
    <section aria-labelledby="next-heading">
      <h2 class="nhsuk-heading-m" id="next-heading">
        What comes next
      </h2>
      {!facts.actor.declared && (
        <InsetText>
          <p>
            <a href={requestPaths.show({ requestId: interest.requestId })}>Declare your interests</a> for this
            request, also if you have none. Before that you decide nothing.
          </p>
        </InsetText>
      )}
      {facts.unwaivedBids > 0 && facts.actor.officer && <Waive {...model} />}
      {facts.actor.officer && <EndBid {...model} />}
      <Step {...model} />
      {facts.state !== 'screened' && <Decline {...model} />}
      <DeclareBid {...model} />
    </section>
  );
}

function Step(model: OfferModel) {
  switch (model.facts.state) {
    case 'submitted':
      return <Screen {...model} />;
    case 'screened':
      return <Answer {...model} />;
    case 'shortlisted':
      return <AskForReview {...model} />;
    case 'conflict-review':
      return <p>A reviewer of the programme looks for conflicts. You are told what they find.</p>;
    default:
      return model.facts.bidsOverSinceReview > 0 ? <AskForReview {...model} /> : <Approve {...model} />;
  }
}

function Screen({ interest, state }: OfferModel) {
  return (
    <Form action={interestPaths.screen({ interestId: interest.interestId })}>
      <h3 class="nhsuk-heading-s">Screen it</h3>
      <CheckOne name="answersIt" label="It answers what was asked" values={state.values} />
      <CheckOne
        name="noStrings"
        label="It asks for no order, recommendation, data or say in results"
        values={state.values}
      />
      <CheckOne name="noGifts" label="It gives nothing to a person" values={state.values} />
      <TextArea name="note" label="A note for your colleagues (optional)" rows={2} {...state} />
      <Button preventDoubleClick>It is screened</Button>
    </Form>
  );
}

function Answer({ interest, state, findings }: OfferModel) {
  return (
    <Form action={interestPaths.answer({ interestId: interest.interestId })}>
      <TextArea
        name="reason"
        label={`Your answer to ${interest.companyName}, with a reason`}
        hint="The company reads it."
        rows={3}
        {...state}
      />
      <IdentifiersFound
        findings={findings}
        labelOf={() => 'Your answer'}
        readBy="Your colleagues on the team"
        {...state}
      />
      <div class="nhsuk-button-group">
        <Button name="verdict" value="shortlisted">
          Shortlist
        </Button>
        <Button secondary name="verdict" value="declined">
          Not this time
        </Button>
      </div>
    </Form>
  );
}

function AskForReview({ interest, facts, deciders }: OfferModel) {
  const missing = deciders.filter((person) => person.declaration === undefined).map((person) => person.name);
  return (
    <Form action={interestPaths.askReview({ interestId: interest.interestId })}>
      {facts.bidsOverSinceReview > 0 && (
        <p>A bid that stopped this offer is over since it was reviewed, so it is reviewed again.</p>
      )}
      <p>
        {facts.undeclared === 0
          ? 'Everyone who decides has declared. A reviewer who is not on your team looks at it next.'
          : `Before the review these declare their interests: ${missing.join(', ')}.`}
      </p>
      <Button preventDoubleClick>Ask for the conflict review</Button>
    </Form>
  );
}

function Approve(model: OfferModel) {
  const { interest, facts, state } = model;
  const { interestId } = interest;
  const mitigationOpen =
    facts.review?.outcome === 'clear-with-mitigation' && !facts.review.mitigationAccepted;
  if (mitigationOpen)
    return facts.actor.officer ? (
      <Form action={interestPaths.acceptMitigation({ interestId })}>
        <p>
          The mitigation above needs somebody who answers for it by name: an officer who is not on the team.
        </p>
        <Button preventDoubleClick>I answer for this mitigation</Button>
      </Form>
    ) : (
      <p>A lead or deputy who is not on the team accepts the mitigation next.</p>
    );
  return (
    <>
      <p>
        Two different people approve, one of them a lead or deputy who is not on the team.{' '}
        {facts.approvals.length} of 2 so far.
      </p>
      {facts.actor.approvedIt ? (
        <p>You approved it. Ask somebody else.</p>
      ) : (
        <Form action={interestPaths.approve({ interestId })}>
          <CheckOne name="sure" label="I have read the offer and its review" values={state.values} />
          <Button preventDoubleClick>Approve</Button>
        </Form>
      )}
    </>
  );
}

function Decline({ interest, findings, facts, state }: OfferModel) {
  return (
    <Details summary="Decline it" open={findings.length > 0}>
      <Form action={interestPaths.answer({ interestId: interest.interestId })}>
        <TextArea
          name="reason"
          id="decline-reason"
          label="Your reason, which the company reads"
          hint={facts.state === 'submitted' ? 'An offer can be declined without being screened.' : undefined}
          rows={3}
          {...state}
        />
        {findings.length > 0 && (
          <IdentifiersFound
            findings={findings}
            labelOf={() => 'Your reason'}
            readBy="Your colleagues on the team"
            {...state}
          />
        )}
        <Button secondary name="verdict" value="declined">
          Not this time
        </Button>
      </Form>
    </Details>
  );
}

function DeclareBid({ interest, request }: OfferModel) {
  return (
    <Details summary="Record that the company bids here">
      <p>
        If {interest.companyName} bids for this kind of buying with {request.organisationName}, or will, say
        so: the offer stops. You need not wait until the company says it.
      </p>
      <Form action={interestPaths.declareBid({ interestId: interest.interestId })}>
        <Radios
          name="state"
          id="bid-state"
          label="Where does it stand?"
          choices={[
            { value: 'live', text: 'Under way' },
            { value: 'planned', text: 'Planned' },
          ]}
          {...nothingTyped}
        />
        <TextField
          name="until"
          id="bid-until"
          label="Until when (if you know)"
          type="date"
          {...nothingTyped}
        />
        <Button secondary>Keep the bid</Button>
      </Form>
    </Details>
  );
}

function Waive({ interest, state }: OfferModel) {
  return (
    <Form action={interestPaths.waive({ interestId: interest.interestId })}>
      <h3 class="nhsuk-heading-s">Waive the bid</h3>
      <TextArea
        name="reason"
        id="waiver-reason"
        label="Why does the bid not stop this offer?"
        hint="Your name and this reason are kept. The reason, without your name, stands in the public register with the agreement, where the organisation agreed to publication. For example: the tender is for theatres in another county and is decided by others."
        rows={3}
        {...state}
      />
      <Button secondary>Waive it</Button>
    </Form>
  );
}
