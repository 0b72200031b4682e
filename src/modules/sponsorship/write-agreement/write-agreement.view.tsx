import { Button } from '#design/components/button.tsx';
import { Fieldset } from '#design/components/fieldset.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, HiddenField, Radios, TextArea, TextField } from '#design/form.tsx';
import { type FieldFinding, IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import {
  agreementTypeHints,
  agreementTypes,
  measuresMax,
  milestonesMax,
  type Terms,
  termWords,
} from '../agreements/agreement.rules.ts';
import { notLegalAdvice } from '../agreements/clauses.rules.ts';

interface WriteModel {
  readonly agreement: Agreement;
  readonly state: FormState;
  readonly findings: readonly FieldFinding[];
}

/** One form in parts. Each side fills in its own; what is missing is listed afterwards, not here. */
export function WriteAgreement({ agreement, state, findings }: WriteModel) {
  const { organisationName, companyName } = agreement;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">
        {agreement.inForce === null ? 'Write the agreement' : 'Propose an amendment'}
      </h1>
      <p>
        {organisationName} and {companyName}. {notLegalAdvice}
      </p>
      <p>
        What you save is a new version that both sides see, with what changed. You may leave gaps for the
        other side to fill; it can be signed when none is left.
        {agreement.inForce !== null && ` Version ${agreement.inForce} stays in force until both have signed.`}
      </p>
      <Form action={agreementPaths.propose(agreement)}>
        <HiddenField name="basedOn" values={state.values} />
        <What state={state} />
        <Brings state={state} agreement={agreement} />
        <Benefits state={state} companyName={companyName} />
        <Protects state={state} />
        <Times state={state} />
        <Public state={state} />
        <IdentifiersFound
          findings={findings}
          labelOf={(field) => termWords[field as keyof Terms] ?? field}
          readBy="Both sides"
          {...state}
        />
        <TextArea
          name="whatChanged"
          label="What did you change?"
          hint="A few words for the other side"
          rows={2}
          {...state}
        />
        <Button preventDoubleClick>Save as a new version</Button>
      </Form>
    </>
  );
}

interface Part {
  readonly state: FormState;
}

function What({ state }: Part) {
  return (
    <Fieldset legend="1. What you do together" size="m">
      <Radios
        name="type"
        label="Kind of agreement"
        choices={Object.entries(agreementTypes).map(([value, text]) => ({
          value,
          text,
          hint: agreementTypeHints[value as keyof typeof agreementTypes],
        }))}
        small
        {...state}
      />
      <TextField name="title" label="Title" {...state} />
      <TextArea name="purpose" label="What it is for" rows={4} {...state} />
    </Fieldset>
  );
}

function Brings({ state, agreement }: Part & { agreement: Agreement }) {
  const sides = [
    ['organisation', agreement.organisationName],
    ['company', agreement.companyName],
  ] as const;
  return (
    <Fieldset legend="2. What each brings" size="m">
      <p>
        Both must bring something that matters: money, or people, time, places or goods. Say how much: nobody
        can sign while what comes in kind has neither a value nor a number in it.
      </p>
      {sides.map(([side, name]) => (
        <>
          <TextField
            name={`${side}Cash`}
            label={`${name}: money`}
            hint="Leave it empty for none"
            prefix="£"
            inputMode="decimal"
            width={10}
            {...state}
          />
          <TextArea
            name={`${side}Kind`}
            label={`${name}: in kind`}
            hint="For example: half a day of a nurse’s time each week"
            rows={3}
            {...state}
          />
          <TextField
            name={`${side}KindValue`}
            label={`${name}: value of what comes in kind`}
            hint="An honest estimate; leave it empty if nobody knows"
            prefix="£"
            inputMode="decimal"
            width={10}
            {...state}
          />
        </>
      ))}
    </Fieldset>
  );
}

function Benefits({ state, companyName }: Part & { companyName: string }) {
  return (
    <Fieldset legend="3. Who benefits, and how you will know" size="m">
      <TextArea name="patientBenefit" label="How patients benefit" rows={3} {...state} />
      <TextArea
        name="nhsBenefit"
        label="How the health service benefits"
        hint="Care is at least as good as before"
        rows={3}
        {...state}
      />
      <TextArea name="companyBenefit" label={`How ${companyName} benefits`} rows={3} {...state} />
      <Rows
        name="measures"
        row="Measure"
        max={measuresMax}
        state={state}
        columns={[
          { name: 'what', label: 'What is measured' },
          { name: 'promised', label: 'What is promised' },
        ]}
      />
    </Fieldset>
  );
}

function Protects({ state }: Part) {
  return (
    <Fieldset legend="4. Data, ownership and publicity" size="m">
      <TextArea
        name="dataAccess"
        label="Data"
        hint="None, unless you say which, for what, and under which approval"
        rows={3}
        {...state}
      />
      <TextArea name="ip" label="What is created, and who owns it" rows={3} {...state} />
      <TextArea name="publicity" label="Words for publicity" rows={2} {...state} />
    </Fieldset>
  );
}

function Times({ state }: Part) {
  return (
    <Fieldset legend="5. Dates, milestones and the end" size="m">
      <TextField name="startsOn" label="First day" type="date" {...state} />
      <TextField name="endsOn" label="Last day" type="date" {...state} />
      <Rows
        name="milestones"
        row="Milestone"
        max={milestonesMax}
        state={state}
        columns={[
          { name: 'what', label: 'What is done' },
          { name: 'dueOn', label: 'By which day', type: 'date' },
        ]}
      />
      <TextArea
        name="exitPlan"
        label="When it ends"
        hint="What goes on, who pays for it then, what is handed back. It does not renew by itself."
        rows={3}
        {...state}
      />
    </Fieldset>
  );
}

function Public({ state }: Part) {
  return (
    <Fieldset legend="6. What the public reads" size="m">
      <InsetText>
        <p>
          Both sign this summary. It is published before anything starts, with the values above, and stays
          public.
        </p>
      </InsetText>
      <TextArea
        name="summary"
        label="Summary for the public"
        hint="Who, what, why, what each brings, from when to when. No names of people."
        rows={6}
        {...state}
      />
    </Fieldset>
  );
}

const spareRows = 2;

function Rows(
  props: Part & {
    name: string;
    row: string;
    max: number;
    columns: readonly { name: string; label: string; type?: 'date' }[];
  },
) {
  const { name, state } = props;
  const given = state.values[name];
  const filled = typeof given === 'object' && given !== null ? Object.keys(given).length : 0;
  return (
    <>
      {Array.from({ length: Math.min(filled + spareRows, props.max) }, (_nothing, i) => (
        <Fieldset legend={`${props.row} ${i + 1}`} size="s">
          <HiddenField name={`${name}[${i}][key]`} values={state.values} />
          {props.columns.map((column) => (
            <TextField
              name={`${name}[${i}][${column.name}]`}
              label={column.label}
              {...(column.type ? { type: column.type } : {})}
              {...state}
            />
          ))}
        </Fieldset>
      ))}
    </>
  );
}
