import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { ErrorList, Form, Radios, Select, TextArea, typedText } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import { declaredMax, interestTypes } from '../declaration.rules.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import type { ShownDeclaration } from './declaration.queries.ts';

const more = Array.from({ length: declaredMax - 1 }, (_one, i) => i + 1);

export function Declare(props: {
  request: SponsorshipRequest;
  companies: readonly { companyId: string; name: string }[];
  declaration: ShownDeclaration | undefined;
  endsOn: string;
  state: FormState;
}) {
  const { declaration } = props;
  const state = {
    values: props.state.values,
    errors: props.state.errors.map((error) => ({ ...error, field: asNamed(error.field) })),
  };
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Declare your interests</h1>
      <p>
        For ‘{props.request.title}’. The team, the officers of {props.request.organisationName} and the
        reviewer of conflicts read what you declare; companies do not. It stands until{' '}
        {formatLocalDate(props.endsOn)}, then you are asked again. An interest is nothing to be ashamed of:
        what matters is that it is known.
      </p>
      {declaration && (
        <>
          <h2 class="nhsuk-heading-s">What you declared so far</h2>
          {declaration.interests.length === 0 && <p>That you have none.</p>}
          <ul class="nhsuk-list nhsuk-list--bullet">
            {declaration.interests.map((one) => (
              <li>
                {interestTypes[one.type]} ({one.companyName ?? 'any company'}): {one.about}
              </li>
            ))}
          </ul>
          <p>What you declare now replaces it.</p>
        </>
      )}
      <Form action={requestPaths.declare({ requestId: props.request.requestId })}>
        <Radios
          name="kind"
          label="Have you an interest in a company that offers, or could?"
          choices={[
            { value: 'nil', text: 'No, none' },
            { value: 'interests', text: 'Yes' },
          ]}
          {...state}
        />
        <OneInterest i={0} companies={props.companies} state={state} />
        <Details summary="More than one interest" open={more.some((i) => isTyped(state.values, i))}>
          {more.map((i) => (
            <OneInterest i={i} companies={props.companies} state={state} />
          ))}
        </Details>
        <Button preventDoubleClick>Declare</Button>
      </Form>
    </>
  );
}

function OneInterest(props: {
  i: number;
  companies: readonly { companyId: string; name: string }[];
  state: FormState;
}) {
  const { i, state } = props;
  const types = Object.entries(interestTypes).map(([value, text]) => ({ value, text }));
  return (
    <fieldset class="nhsuk-fieldset">
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        {i === 0 ? 'If yes: the interest' : `Interest ${i + 1} (if there is another)`}
      </legend>
      <Select
        name={`interests[${i}][type]`}
        label="What kind?"
        options={[{ value: '', text: 'Choose one' }, ...types]}
        {...state}
      />
      <Select
        name={`interests[${i}][companyId]`}
        label="In which company?"
        options={[
          { value: '', text: 'Another, or any company' },
          ...props.companies.map((company) => ({ value: company.companyId, text: company.name })),
        ]}
        {...state}
      />
      <TextArea
        name={`interests[${i}][about]`}
        label="What is it?"
        hint="For example: I hold shares worth about £2,000. My sister works there in sales."
        rows={2}
        {...state}
      />
    </fieldset>
  );
}

function isTyped(values: FormState['values'], i: number): boolean {
  return ['type', 'about'].some((part) => typedText(values, `interests[${i}][${part}]`) !== '');
}

/** 'interests.0.type' as the form names it: 'interests[0][type]'. */
function asNamed(field: string): string {
  return field.replace(/\.(\w+)/g, '[$1]');
}
