import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Table } from '#design/components/table.tsx';
import { ErrorList, Form, Radios, TextArea } from '#design/form.tsx';
import { formatPounds } from '#kit/money.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import type { Measure } from '../agreements/agreement.rules.ts';
import type { ValueTransfer } from '../values/value.queries.ts';
import { sumsGiven } from '../values/value-sums.rules.ts';
import { outcomePaths } from './outcome.paths.ts';
import type { Outcome } from './outcome.queries.ts';
import { verdictWords } from './outcome.rules.ts';

export function WriteOutcome(props: {
  agreement: Agreement;
  measures: readonly Measure[];
  outcome: Outcome | undefined;
  values: readonly ValueTransfer[];
  state: FormState;
}) {
  const { agreement, measures, state, outcome, values } = props;
  const sums = sumsGiven(values);
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">What came of it</h1>
      <p>
        ‘{agreement.title}’, with {agreement.companyName}. What did not work helps others as much as what did.
      </p>
      <Table
        caption="What was really given, as recorded"
        columns={[{ text: 'By' }, { text: 'Money', numeric: true }, { text: 'In kind', numeric: true }]}
        rows={[
          [
            agreement.organisationName,
            formatPounds(sums.organisation.cash),
            formatPounds(sums.organisation.kind),
          ],
          [agreement.companyName, formatPounds(sums.company.cash), formatPounds(sums.company.kind)],
        ]}
      />
      <Form action={outcomePaths.write(agreement)}>
        <Radios
          name="verdict"
          label="How did it go?"
          choices={Object.entries(verdictWords).map(([value, text]) => ({ value, text }))}
          small
          {...state}
        />
        {measures.map((one) => (
          <TextArea
            name={`found[${one.key}]`}
            label={`Found: ${one.what}`}
            hint={`Promised: ${one.promised}. Say also where nothing was measured.`}
            rows={2}
            {...state}
          />
        ))}
        <TextArea name="whatHappened" label="What happened" rows={6} {...state} />
        <TextArea
          name="learnt"
          label="What was learnt"
          hint="What would you tell the next team?"
          rows={4}
          {...state}
        />
        <Button preventDoubleClick>Save the report</Button>
      </Form>
      {outcome && (
        <InsetText>
          <p>
            Once it is published nobody changes it. Both sides read it now on the agreement’s page
            {outcome.companyView === '' && `; ${agreement.companyName} has not added its view`}.
          </p>
          <Form action={outcomePaths.publish(agreement)}>
            <Button secondary preventDoubleClick>
              Publish the report
            </Button>
          </Form>
        </InsetText>
      )}
    </>
  );
}
