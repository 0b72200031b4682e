import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { CheckOne, Form, HiddenField, Radios, Select, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { interestWordsToCompany, isUndecided, replyDays } from '../offer.rules.ts';
import { isOpen } from '../request.rules.ts';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { Interest } from './interest.queries.ts';
import type { RequestModel } from './show-request.view.tsx';

const labels: Readonly<Record<string, string>> = {
  message: 'What could you offer?',
  benefitsSought: 'What do you hope to gain?',
  productInterest: 'Which of your products or services does it touch?',
  tiesDeclared: 'Ties between your people and those who decide',
};
const nothingTyped: FormState = { values: { replyDays: replyDays.usual }, errors: [] };

/** What a company said so far, and where it stands. */
export function OwnInterests({ interests, asks }: RequestModel) {
  return (
    <>
      {interests.map((one) => (
        <OwnInterest interest={one} />
      ))}
      {asks && (
        <p>
          You also act for a company, so you do not see what companies say here. Your colleagues on this side
          answer them.
        </p>
      )}
    </>
  );
}

function OwnInterest({ interest: one }: { interest: Interest }) {
  return (
    <div class="sw-box">
      <h2 class="nhsuk-heading-s">What {one.companyName} said</h2>
      <p>
        <Tag>{interestWordsToCompany[one.state]}</Tag>
        {(one.state === 'submitted' || one.state === 'screened') && (
          <> The team answers by {formatLocalDate(one.replyDueOn)}.</>
        )}
      </p>
      <SafeText text={one.message} />
      {one.valuePence !== null && <p>Worth {formatPounds(one.valuePence)}</p>}
      {one.benefitsSought !== '' && <SafeText text={`You hope to gain: ${one.benefitsSought}`} />}
      {one.answer !== null && <SafeText text={`The team’s answer: ${one.answer}`} />}
      {one.endReason !== null && <SafeText text={`The reason: ${one.endReason}`} />}
      {isUndecided(one.state) && (
        <Form action={interestPaths.withdraw({ interestId: one.interestId })}>
          <Button secondary>
            Take it back<span class="nhsuk-u-visually-hidden"> for {one.companyName}</span>
          </Button>
        </Form>
      )}
    </div>
  );
}

/** The form for a company that has not spoken yet, below what it answers. */
export function Express(model: RequestModel) {
  const { request, express = nothingTyped } = model;
  const free = model.companies.filter(
    (company) => !model.interests.some((one) => one.companyId === company.companyId),
  );
  const [only] = free;
  if (!only || model.onTeam || !isOpen(request.state) || !request.projectOpenToEveryone) return null;
  return (
    <section aria-labelledby="express-heading">
      <h2 class="nhsuk-heading-m" id="express-heading">
        Express interest
      </h2>
      <p>
        Other companies do not see that you are interested, nor do you see whether they are. The team and the
        officers of {request.organisationName} read this, and the programme’s reviewer of conflicts.
      </p>
      <Form action={requestPaths.express({ requestId: request.requestId })}>
        {free.length === 1 ? (
          <HiddenField name="companyId" values={{ companyId: only.companyId }} />
        ) : (
          <Select
            name="companyId"
            label="For which company?"
            options={free.map((company) => ({ value: company.companyId, text: company.name }))}
            {...express}
          />
        )}
        <TextArea
          name="message"
          label={labels.message}
          hint="What, how much, from when until when"
          rows={5}
          {...express}
        />
        <TextField name="value" label="What is it worth? (optional)" prefix="£" width={10} {...express} />
        <TextArea
          name="benefitsSought"
          label={labels.benefitsSought}
          hint="Say it plainly, or ‘nothing’. What was asked says what you may get, and what not."
          rows={2}
          {...express}
        />
        <TextArea
          name="productInterest"
          label={labels.productInterest}
          hint="Or ‘none’"
          rows={2}
          {...express}
        />
        <Radios
          name="bid"
          label={`Do you, or does your group, bid for this kind of buying with ${request.organisationName}?`}
          hint="A bid stops an offer, unless an officer of the organisation waives that in writing."
          choices={[
            { value: 'none', text: 'No, and no bid is planned' },
            { value: 'planned', text: 'A bid is planned' },
            { value: 'live', text: 'A bid is under way' },
          ]}
          {...express}
        />
        <TextField name="bidUntil" label="Until when (if you know)" type="date" {...express} />
        <TextArea
          name="tiesDeclared"
          label={labels.tiesDeclared}
          hint="Employment, fees, shares, family, research. Or ‘none that we know of’."
          rows={2}
          {...express}
        />
        <TextField
          name="replyDays"
          label="By how many days from now do you need an answer?"
          hint={`From ${replyDays.fewest} to ${replyDays.most}`}
          inputMode="numeric"
          width={5}
          {...express}
        />
        <CheckOne
          name="noInducement"
          label="It is no inducement: we ask for no order or recommendation, and give nothing to a person"
          values={express.values}
        />
        <IdentifiersFound
          findings={model.findings}
          labelOf={(field) => labels[field] ?? field}
          readBy="The project’s team"
          {...express}
        />
        <p>The team answers with a reason. Here you see by which date.</p>
        <Button preventDoubleClick>Tell the team</Button>
      </Form>
    </section>
  );
}
