import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import { yearPaths } from '../programme.paths.ts';
import type { Year } from './year.queries.ts';

export function YearList(props: { years: readonly Year[]; mayPlan: boolean; state: FormState }) {
  return (
    <>
      <ErrorList errors={props.state.errors} />
      <h1 class="nhsuk-heading-l">Years of the programme</h1>
      <p>
        In a year the programme invites projects to take part. At its end a report says what was recorded.
      </p>
      {props.years.length === 0 && <p>No year is planned yet.</p>}
      <ul class="nhsuk-list">
        {props.years.map((year) => (
          <li>
            <a href={yearPaths.show({ yearId: year.yearId })}>{year.name}</a>, {formatLocalDate(year.opensOn)}{' '}
            to {formatLocalDate(year.closesOn)}
          </li>
        ))}
      </ul>
      {props.mayPlan && (
        <section aria-labelledby="plan-a-year">
          <h2 class="nhsuk-heading-m" id="plan-a-year">
            Plan a year
          </h2>
          <PlanForm action={yearPaths.plan()} state={props.state} button="Plan the year" />
        </section>
      )}
    </>
  );
}

export function ChangeYear({ year, state }: { year: Year; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Change the year {year.name}</h1>
      <PlanForm action={yearPaths.change({ yearId: year.yearId })} state={state} button="Save" />
    </>
  );
}

function PlanForm({ action, state, button }: { action: string; state: FormState; button: string }) {
  const day = { type: 'date' as const, width: 10 as const };
  return (
    <Form action={action}>
      <TextField name="name" label="Name" hint="For example: 2027 to 2028" {...state} />
      <TextField name="opensOn" label="First day" {...day} {...state} />
      <TextField name="closesOn" label="Last day" hint="Projects can apply until then" {...day} {...state} />
      <TextArea
        name="launchText"
        label="What the launch page says"
        hint="Why this year, whom you invite, what they get. Leave a line empty between paragraphs."
        rows={8}
        {...state}
      />
      <Button>{button}</Button>
    </Form>
  );
}
