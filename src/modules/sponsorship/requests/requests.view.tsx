import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { Checkboxes, ErrorList, Form, Select, TextArea, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { excerpt } from '#kit/text.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { type FieldFinding, IdentifiersFound } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { needWords } from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import type { SponsorshipRequest } from './request.queries.ts';

const askShown = 240;

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

export function RequestList(props: {
  requests: readonly SponsorshipRequest[];
  query: { need?: string | undefined; topic?: string | undefined; region?: string | undefined };
  next: string | undefined;
  first: string | undefined;
}) {
  const values = { ...props.query };
  const any = { value: '', text: 'Any' };
  return (
    <>
      <h1 class="nhsuk-heading-l">Projects that asked for sponsorship</h1>
      <p>
        Newest first; nobody can pay for a better place. What you read is logged, so that every company is
        treated alike.
      </p>
      <Form get action={requestPaths.list()} class="sw-filters">
        <Select
          name="need"
          label="Need"
          options={[any, ...optionsOf(needWords)]}
          values={values}
          errors={[]}
        />
        <Select
          name="topic"
          label="Topic"
          options={[any, ...optionsOf(topics)]}
          values={values}
          errors={[]}
        />
        <Select
          name="region"
          label="Region"
          options={[any, ...regions.map((region) => ({ value: region, text: region }))]}
          values={values}
          errors={[]}
        />
        <Button secondary>Show</Button>
      </Form>
      {props.requests.length === 0 && (
        <p>
          Nothing is listed for this choice. <a href={requestPaths.list()}>Show everything that is listed.</a>
        </p>
      )}
      {props.requests.map((request) => (
        <article class="sw-box">
          <h2 class="nhsuk-heading-s">
            <a href={requestPaths.show({ requestId: request.requestId })}>{request.title}</a>
          </h2>
          <p class="nhsuk-body-s">
            <Tag>{needWords[request.need]}</Tag>{' '}
            {[
              amountWords(request),
              request.organisationName,
              request.lapsesOn === null ? '' : `listed until ${formatLocalDate(request.lapsesOn)}`,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <p>{excerpt(request.ask, askShown)}</p>
          <p class="nhsuk-body-s">For the project: {request.projectTitle}</p>
        </article>
      ))}
      <KeyPages next={props.next} first={props.first} what="requests" />
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
