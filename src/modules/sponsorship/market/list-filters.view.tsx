import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { Form, Select, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { excerpt } from '#kit/text.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { buyingWords } from '../buying-category.rules.ts';
import type { Standing } from '../companies/company-standing.queries.ts';
import { needWords } from '../request.rules.ts';
import { amountWords } from '../requests/company-request.view.tsx';
import type { RequestForCompanies } from '../requests/request.queries.ts';
import { optionsOf } from '../requests/write-request.view.tsx';
import { requestPaths } from '../sponsorship.paths.ts';

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
  readonly company?: string | undefined;
}

export function Filters({ query, companies }: { query: ListChoices; companies: readonly Standing[] }) {
  const field = { values: { ...query }, errors: [] as [] };
  const any = { value: '', text: 'Any' };
  return (
    <Form get action={requestPaths.list()} class="sw-filters">
      {companies.length > 1 && (
        <Select
          name="company"
          label="For"
          options={companies.map((one) => ({ value: one.companyId, text: one.name }))}
          {...field}
        />
      )}
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

export function RequestSummary({ request, why }: { request: RequestForCompanies; why: readonly string[] }) {
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
      <p class="nhsuk-body-s">
        <strong>Why this:</strong> {why.join('. ')}.
      </p>
    </article>
  );
}
