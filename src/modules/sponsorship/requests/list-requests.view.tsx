import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { Form, Select, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { excerpt } from '#kit/text.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { buyingWords } from '../buying-category.rules.ts';
import { needWords } from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { amountWords } from './company-request.view.tsx';
import type { RequestForCompanies } from './request.queries.ts';
import { optionsOf } from './write-request.view.tsx';

const askShown = 240;

/** 'Helps from' in pounds: the smallest amount that helps is no more than this. */
export const amountSteps = ['500', '1000', '5000', '20000'] as const;

export interface ListChoices {
  readonly need?: string | undefined;
  readonly topic?: string | undefined;
  readonly region?: string | undefined;
  readonly buying?: string | undefined;
  readonly amount?: string | undefined;
  readonly words?: string | undefined;
}

export function RequestList(props: {
  requests: readonly RequestForCompanies[];
  query: ListChoices;
  next: string | undefined;
  first: string | undefined;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Projects that asked for sponsorship</h1>
      <p>
        Nobody can pay for a better place. What you read is logged, so that every company is treated alike.
      </p>
      <Filters query={props.query} />
      {props.requests.length === 0 && (
        <p>
          Nothing is listed for this choice. <a href={requestPaths.list()}>Show everything that is listed.</a>
        </p>
      )}
      {props.requests.map((request) => (
        <RequestSummary request={request} />
      ))}
      <KeyPages next={props.next} first={props.first} what="requests" />
    </>
  );
}

function Filters({ query }: { query: ListChoices }) {
  const field = { values: { ...query }, errors: [] as [] };
  const any = { value: '', text: 'Any' };
  return (
    <Form get action={requestPaths.list()} class="sw-filters">
      <TextField
        name="words"
        label="Words"
        hint="In the title, what is asked for, or the project"
        {...field}
      />
      <Select name="need" label="Need" options={[any, ...optionsOf(needWords)]} {...field} />
      <Select name="topic" label="Topic" options={[any, ...optionsOf(topics)]} {...field} />
      <Details
        summary="More ways to narrow it"
        open={[query.region, query.buying, query.amount].some((one) => one !== undefined)}
      >
        <MoreFilters {...field} />
      </Details>
      <Button secondary>Show</Button>
    </Form>
  );
}

function MoreFilters(field: { values: Readonly<Record<string, unknown>>; errors: [] }) {
  const any = { value: '', text: 'Any' };
  return (
    <>
      <Select
        name="region"
        label="Region"
        hint="With those that take help from anywhere"
        options={[any, ...regions.map((region) => ({ value: region, text: region }))]}
        {...field}
      />
      <Select name="buying" label="Kind of buying" options={[any, ...optionsOf(buyingWords)]} {...field} />
      <Select
        name="amount"
        label="Helped by"
        options={[
          any,
          ...amountSteps.map((step) => ({
            value: step,
            text: `£${Number(step).toLocaleString('en-GB')} or less`,
          })),
        ]}
        {...field}
      />
    </>
  );
}

export function RequestSummary({ request }: { request: RequestForCompanies }) {
  return (
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
      <p class="nhsuk-body-s">For the project: {request.project.title}</p>
    </article>
  );
}
