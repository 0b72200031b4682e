import { Button } from '#design/components/button.tsx';
import { Checkboxes, ErrorList, Form, Select, TextArea, TextField } from '#design/form.tsx';
import { formatPounds } from '#kit/money.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { type FieldFinding, IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { needWords } from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import type { SponsorshipRequest } from './request.queries.ts';

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

const labels: Readonly<Record<string, string>> = {
  title: 'What you ask for, in a few words',
  ask: 'What you ask for',
  category: 'What kind of buying it concerns',
};

export function WriteRequest(props: {
  projectId: string;
  projectTitle: string;
  findings: readonly FieldFinding[];
  state: FormState;
}) {
  const { state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Ask for sponsorship</h1>
      <p>
        For: {props.projectTitle}. A lead of your organisation authorises it. Then verified companies see this
        text and your project’s page, every company the same. Ask for something small and plain: it is
        answered sooner.
      </p>
      <Form action={requestPaths.write({ projectId: props.projectId })}>
        <TextField name="title" label="What you ask for, in a few words" {...state} />
        <Select name="need" label="What do you need?" options={optionsOf(needWords)} {...state} />
        <TextArea
          name="ask"
          label="What you ask for"
          hint="What it makes possible, what the sponsor may get, and what it may not get"
          rows={6}
          {...state}
        />
        <TextField
          name="amountFrom"
          label="Smallest amount that helps (optional)"
          prefix="£"
          width={10}
          {...state}
        />
        <TextField name="amountTo" label="Largest amount (optional)" prefix="£" width={10} {...state} />
        <TextField
          name="category"
          label="What kind of buying does it concern?"
          hint="For example: pressure-relieving mattresses. Companies that bid for it with your organisation are checked."
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
        <IdentifiersFound
          findings={props.findings}
          labelOf={(field) => labels[field] ?? field}
          readBy="Whoever authorises it"
          {...state}
        />
        <Button preventDoubleClick>Write the request</Button>
      </Form>
    </>
  );
}

/** '£2,000 to £6,000', or nothing where no amount is asked for. */
export function amountWords(request: Pick<SponsorshipRequest, 'amountFromPence' | 'amountToPence'>): string {
  const { amountFromPence: from, amountToPence: to } = request;
  if (from !== null && to !== null)
    return from === to ? formatPounds(from) : `${formatPounds(from)} to ${formatPounds(to)}`;
  if (from !== null) return `from ${formatPounds(from)}`;
  return to === null ? '' : `up to ${formatPounds(to)}`;
}
