import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Checkboxes, ErrorList, Form, Radios, Select, TextArea, TextField } from '#design/form.tsx';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { type FieldFinding, IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { buyingWords } from '../buying-category.rules.ts';
import { needWords } from '../request.rules.ts';
import type { SensitiveSector } from '../sectors/sector.queries.ts';
import { fieldLabels } from './request.form.ts';

export function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

interface Model {
  readonly action: string;
  readonly heading: string;
  readonly button: string;
  readonly projectTitle: string;
  readonly sectors: readonly SensitiveSector[];
  readonly findings: readonly FieldFinding[];
  readonly state: FormState;
}

export function WriteRequest(props: Model) {
  const { state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{props.heading}</h1>
      <p>
        For: {props.projectTitle}. A lead of your organisation authorises it. Then verified companies see the
        first three parts and your project’s page, every company the same. You see what they will see before
        it is listed.
      </p>
      <Advice />
      <Form action={props.action}>
        <What state={state} />
        <Gains state={state} />
        <Buying {...props} />
        <ForUsAlone state={state} />
        <IdentifiersFound
          findings={props.findings}
          labelOf={(field) => fieldLabels[field] ?? field}
          readBy="Whoever authorises it"
          {...state}
        />
        <Button preventDoubleClick>{props.button}</Button>
      </Form>
    </>
  );
}

function Advice() {
  return (
    <Details summary="Small and specific gets answered">
      <p>A company can say yes in a week to something it can picture. Compare:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>
          Vague: ‘Support for our falls work, about £50,000.’ Nobody knows what it buys, or when it is over.
        </li>
        <li>
          Specific: ‘Forty pairs of slippers in wide fittings for two wards, from January to March. £400 to
          £600. We count falls at night before and after.’
        </li>
      </ul>
      <p>
        Ask for one thing. Say how many, for whom, from when until when, and how you will know that it worked.
      </p>
    </Details>
  );
}

function What({ state }: { state: FormState }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">1. What you ask for</h2>
      <TextField
        name="title"
        label={fieldLabels.title}
        hint="Up to ten words. For example: Lids for cups on two wards"
        {...state}
      />
      <Select name="need" label="What do you need?" options={optionsOf(needWords)} {...state} />
      <TextArea
        name="ask"
        label={fieldLabels.ask}
        hint="Three to six sentences: how many, for whom, what it makes possible. Up to 3,000 characters."
        rows={6}
        {...state}
      />
      <TextField
        name="amountFrom"
        label="Smallest amount that helps (optional)"
        hint="What it is worth, also where you ask for a thing"
        prefix="£"
        width={10}
        {...state}
      />
      <TextField name="amountTo" label="Largest amount (optional)" prefix="£" width={10} {...state} />
      <TextField
        name="fteFrom"
        label="Least time that helps, as a part of full time (optional)"
        hint="If you ask for people or expertise. 0.2 is one day a week."
        width={5}
        {...state}
      />
      <TextField name="fteTo" label="Most time, as a part of full time (optional)" width={5} {...state} />
      <TextField name="startsOn" label="First day (optional)" type="date" {...state} />
      <TextField
        name="endsOn"
        label="Last day (optional)"
        hint="What ends is easier to agree to: a sponsorship does not renew itself."
        type="date"
        {...state}
      />
      <Checkboxes name="topics" label="Topics" choices={optionsOf(topics)} small {...state} />
      <Select
        name="region"
        label="Region (optional)"
        options={[
          { value: '', text: 'Anywhere' },
          ...regions.map((region) => ({ value: region, text: region })),
        ]}
        {...state}
      />
    </>
  );
}

function Gains({ state }: { state: FormState }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">2. What each side gains</h2>
      <TextArea
        name="patientBenefit"
        label={fieldLabels.patientBenefit}
        hint="One to three sentences. For example: Patients who cannot sit up drink without help, and less is spilt."
        rows={3}
        {...state}
      />
      <TextArea
        name="nhsBenefit"
        label={`${fieldLabels.nhsBenefit} (optional)`}
        hint="For example: Two hours a day of assistants’ time."
        rows={3}
        {...state}
      />
      <TextArea
        name="outcomeMeasures"
        label={fieldLabels.outcomeMeasures}
        hint="What you will count, before and after. For example: Litres drunk by each patient in a week."
        rows={3}
        {...state}
      />
      <TextArea
        name="sponsorMay"
        label={fieldLabels.sponsorMay}
        hint="For example: its name on the poster, and the results when they are public."
        rows={3}
        {...state}
      />
      <TextArea
        name="sponsorMayNot"
        label={fieldLabels.sponsorMayNot}
        hint="For example: no order, no recommendation, no data about patients, no say in what we report."
        rows={3}
        {...state}
      />
      <TextArea
        name="ipPosition"
        label={fieldLabels.ipPosition}
        hint="For example: The trust keeps the training film; anyone in the health service may use it."
        rows={2}
        {...state}
      />
    </>
  );
}

function Buying({ state, sectors }: Model) {
  const choosable = sectors.filter((sector) => sector.barredAt === null);
  const barred = sectors.filter((sector) => sector.barredAt !== null).map((sector) => sector.name);
  return (
    <>
      <h2 class="nhsuk-heading-m">3. Buying, and who should not answer</h2>
      <Select
        name="buyingCode"
        label="What kind of buying does it concern?"
        hint="A company that bids for this with your organisation is stopped."
        options={[{ value: '', text: 'Choose one' }, ...optionsOf(buyingWords)]}
        {...state}
      />
      <TextField
        name="category"
        label={fieldLabels.category}
        hint="For example: pressure-relieving mattresses"
        {...state}
      />
      <Checkboxes
        name="excludedSectors"
        label="Whose help do you not want? (optional)"
        hint={
          barred.length === 0
            ? undefined
            : `Companies in these sectors see nothing here anyway: ${barred.join('; ')}.`
        }
        choices={choosable.map((sector) => ({ value: sector.slug, text: sector.name }))}
        small
        {...state}
      />
    </>
  );
}

function ForUsAlone({ state }: { state: FormState }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">4. For your organisation alone</h2>
      <p>No company ever reads this part.</p>
      <TextArea
        name="existingSuppliers"
        label={`${fieldLabels.existingSuppliers} (optional)`}
        rows={2}
        {...state}
      />
      <Radios
        name="procurement"
        label="Does your organisation buy this, or will it?"
        hint="Ask whoever buys for you. It decides which companies may answer."
        choices={[
          { value: 'none', text: 'No buying of this kind is under way or planned' },
          { value: 'planned', text: 'It is planned' },
          { value: 'live', text: 'It is under way' },
        ]}
        {...state}
      />
      <TextField name="procurementFrom" label="The buying begins (if so)" type="date" {...state} />
      <TextField name="procurementUntil" label="The buying ends (if so)" type="date" {...state} />
      <TextArea
        name="internalNote"
        label={`${fieldLabels.internalNote} (optional)`}
        hint="For example: who at your organisation has agreed"
        rows={3}
        {...state}
      />
    </>
  );
}
