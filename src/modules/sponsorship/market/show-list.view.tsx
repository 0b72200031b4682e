import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { Form, Select } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { excerpt } from '#kit/text.ts';
import { topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import type { Company } from '../companies/company.queries.ts';
import { needWords } from '../request.rules.ts';
import { amountWords } from '../requests/requests.view.tsx';
import { companyPaths, requestPaths } from '../sponsorship.paths.ts';
import { marketPaths } from './market.paths.ts';
import type { ListedRequest } from './market-list.queries.ts';

const askShown = 240;
const any = { value: '', text: 'Any' };

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

export function RequestList(props: {
  company: Company;
  companies: readonly Company[];
  requests: readonly { request: ListedRequest; why: readonly string[] }[];
  query: {
    need?: string | undefined;
    topic?: string | undefined;
    region?: string | undefined;
    company?: string | undefined;
  };
  next: string | undefined;
  first: string | undefined;
}) {
  const { company, companies, requests } = props;
  const values = { ...props.query, company: company.companyId };
  const filtered = props.query.need ?? props.query.topic ?? props.query.region;
  return (
    <>
      <h1 class="nhsuk-heading-l">Projects that asked for sponsorship</h1>
      <p>
        For {company.name}: what fits best comes first, and every project gets its turn. Nobody can pay for a
        better place. <a href={marketPaths.report()}>How attention is shared, in figures</a>. What you read is
        logged, so that every company is treated alike.
      </p>
      <p>
        <a href={marketPaths.interests({ companyId: company.companyId })}>
          Say what you look for, and hear of it when it is listed
        </a>
      </p>
      <Form get action={requestPaths.list()} class="sw-filters">
        {companies.length > 1 && (
          <Select
            name="company"
            label="For"
            options={companies.map((one) => ({ value: one.companyId, text: one.name }))}
            values={values}
            errors={[]}
          />
        )}
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
      {requests.length === 0 && (
        <p>
          Nothing is listed {filtered === undefined ? 'just now' : 'for this choice'}.{' '}
          {filtered === undefined ? (
            <a href={companyPaths.show({ companyId: company.companyId })}>
              Meanwhile, say more about your company.
            </a>
          ) : (
            <a href={requestPaths.list()}>Show everything that is listed.</a>
          )}
        </p>
      )}
      {requests.map(({ request, why }) => (
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
          <p class="nhsuk-body-s">
            <strong>Why this:</strong> {why.join('. ')}.
          </p>
        </article>
      ))}
      <KeyPages next={props.next} first={props.first} what="requests" />
    </>
  );
}
