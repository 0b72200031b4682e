import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { CheckOne, Form, HiddenField, TextArea, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayPropose, moveAgreement, type Side } from '../agreements/agreement.rules.ts';
import { clausesEdition, notLegalAdvice } from '../agreements/clauses.rules.ts';
import { gapWords } from '../agreements/gaps.rules.ts';
import { outcomePaths } from '../outcomes/outcome.paths.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { visitPaths } from '../visits/visit.paths.ts';
import type { AgreementModel, SentForms } from './show-agreement.page.ts';

export const nothingTyped: FormState = { values: {}, errors: [] };

/** What the viewer can do next, and for whom it waits otherwise. */
export function NextStep(model: AgreementModel & SentForms) {
  const { agreement, side } = model;
  const pending = agreement.newest !== agreement.inForce;
  const atStart = agreement.state === 'signed' || agreement.state === 'summary-published';
  return (
    <>
      {mayPropose(agreement.state) && pending && <ToSign {...model} />}
      {atStart && model.inForceStartsTooEarly && !pending && <ToMoveFirstDay {...model} />}
      {agreement.state === 'signed' && !model.inForceStartsTooEarly && (
        <InsetText>
          <p>
            Next the summary becomes public, in the register. Both sides signed it. Nothing may start before,
            and it stays public.
          </p>
          <Form action={agreementPaths.publishSummary(agreement)}>
            <Button preventDoubleClick>Publish the summary</Button>
          </Form>
        </InsetText>
      )}
      {agreement.state === 'summary-published' && !model.inForceStartsTooEarly && (
        <InsetText>
          {side === 'organisation' ? (
            <>
              <p>The summary is public. Start the agreement on the day on which the work starts.</p>
              <Form action={agreementPaths.start(agreement)}>
                <Button preventDoubleClick>Start the agreement</Button>
              </Form>
            </>
          ) : (
            <p>The summary is public. {agreement.organisationName} starts the agreement.</p>
          )}
        </InsetText>
      )}
      {agreement.state === 'active' && <Running {...model} />}
      {agreement.state === 'completed' && <ToReport {...model} />}
    </>
  );
}

function ToSign(model: AgreementModel & SentForms) {
  const { agreement, newest, gaps, side, signatures } = model;
  const signedSides = signatures.filter((one) => one.version === newest.number).map((one) => one.side);
  const name = (of: Side) => (of === 'organisation' ? agreement.organisationName : agreement.companyName);
  if (gaps.length > 0)
    return (
      <InsetText>
        <p>Before version {newest.number} can be signed, it needs:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">
          {gaps.map((gap) => (
            <li>{gapWords[gap]}</li>
          ))}
        </ul>
        <Button secondary href={agreementPaths.edit(agreement)}>
          Fill in what is missing
        </Button>
      </InsetText>
    );
  if (model.newestStartsTooEarly) return <ToMoveFirstDay {...model} />;
  return (
    <InsetText>
      <p>
        {agreement.inForce === null
          ? `Version ${newest.number} is whole`
          : `Version ${newest.number} is an amendment`}
        .{' '}
        {signedSides.length === 0
          ? 'Nobody has signed it yet.'
          : `${name(signedSides[0] ?? 'organisation')} has signed it. ${name(signedSides[0] === 'company' ? 'organisation' : 'company')} signs next.`}{' '}
        <a href={agreementPaths.version({ ...agreement, number: String(newest.number) })}>
          Read the whole text{newest.number > 1 && ' and what changed'}
        </a>
        .
      </p>
      {side !== undefined && !signedSides.includes(side) && <SignBox {...model} side={side} />}
    </InsetText>
  );
}

function ToMoveFirstDay({ agreement, newest }: AgreementModel) {
  return (
    <InsetText>
      <p>
        The first day of version {newest.number} is past. The public must be able to read the summary before
        the work starts, so choose a later first day, and both sides sign that.
      </p>
      <Button secondary href={agreementPaths.edit(agreement)}>
        Choose a later first day
      </Button>
    </InsetText>
  );
}

function SignBox(model: AgreementModel & SentForms & { side: Side }) {
  const { agreement, newest, side, maySign, declared, sign = nothingTyped } = model;
  if (!maySign)
    return side === 'organisation' ? (
      <p>A lead or deputy of {agreement.organisationName} who is not on the project’s team signs for it.</p>
    ) : (
      <p>
        {agreement.companyName} must be verified and have accepted the code of conduct in force before one of
        its people signs. Its page says how.
      </p>
    );
  if (!declared)
    return (
      <p>
        Before you sign, say what you have to do with this company, even if it is nothing:{' '}
        <a href={requestPaths.declare(agreement)}>make your declaration</a>.
      </p>
    );
  return (
    <Form action={agreementPaths.sign({ ...agreement, number: String(newest.number) })}>
      <h2 class="nhsuk-heading-s">Sign version {newest.number}</h2>
      <p class="nhsuk-body-s">
        {notLegalAdvice} You sign the text with the fingerprint (SHA-256){' '}
        <code class="sw-code sw-fingerprint">{newest.sha256}</code>, with the clauses of edition{' '}
        {clausesEdition}. You may be asked to prove again who you are.
      </p>
      <HiddenField name="sha256" values={{ sha256: newest.sha256 }} />
      <TextField
        name="typedName"
        label="Type your name"
        hint={`As it stands in your account: ${model.name}`}
        autocomplete="name"
        {...sign}
      />
      <TextField
        name="capacity"
        label="In which office do you sign?"
        hint={side === 'organisation' ? 'For example: chief finance officer' : 'For example: director'}
        {...sign}
      />
      <CheckOne
        name="nothingUndeclared"
        label="I have no interest in the other side that I have not declared"
        values={sign.values}
      />
      <Button preventDoubleClick>
        Sign for {side === 'organisation' ? agreement.organisationName : agreement.companyName}
      </Button>
    </Form>
  );
}

function Running({ agreement, side }: AgreementModel) {
  return (
    <InsetText>
      <p>The agreement is active. Record what is really given, mark the milestones, and plan visits here.</p>
      <div class="nhsuk-button-group">
        {side === 'organisation' && (
          <Button secondary href={visitPaths.begin(agreement)}>
            Plan a visit
          </Button>
        )}
      </div>
      {side === 'organisation' && (
        <Form action={agreementPaths.complete(agreement)}>
          <Button secondary preventDoubleClick>
            The work is completed
          </Button>
        </Form>
      )}
    </InsetText>
  );
}

function ToReport({ agreement, side, outcome, today }: AgreementModel) {
  const due = agreement.outcomeDueOn;
  return (
    <InsetText>
      <p>
        {due !== null && due < today && 'The report is late. '}
        What came of it is published by {due === null ? 'its day' : formatLocalDate(due)}, also if it did not
        work.{' '}
        {side === 'organisation'
          ? ''
          : `${agreement.organisationName} writes the report. You can add how your company sees it.`}
      </p>
      {side === 'organisation' && (
        <Button href={outcomePaths.edit(agreement)}>
          {outcome ? 'Go on with the report' : 'Write what came of it'}
        </Button>
      )}
    </InsetText>
  );
}

/** Ending is possible, not pressing: it stands last and closed. */
export function EndBox({ agreement, end }: AgreementModel & SentForms) {
  if (!moveAgreement(agreement.state, 'terminated').ok) return null;
  return (
    <Details
      summary={agreement.state === 'draft' ? 'Give this agreement up' : 'End it early'}
      open={end !== undefined}
    >
      <p>
        {agreement.summaryPublishedAt === null
          ? 'Both sides see your reason.'
          : 'Your reason becomes public, in the register. What was given and signed stays there.'}
      </p>
      <Form action={agreementPaths.end(agreement)}>
        <TextArea
          name="reason"
          id="end-reason"
          label="Why does it end?"
          rows={3}
          {...(end ?? nothingTyped)}
        />
        <Button warning>End the agreement</Button>
      </Form>
    </Details>
  );
}
