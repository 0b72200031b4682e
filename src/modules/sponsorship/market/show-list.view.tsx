import { KeyPages } from '#design/key-pages.tsx';
import type { Standing } from '../companies/company-standing.queries.ts';
import { companyPaths, requestPaths } from '../sponsorship.paths.ts';
import { Filters, type ListChoices, RequestSummary } from './list-filters.view.tsx';
import { marketPaths } from './market.paths.ts';
import type { ListedRequest } from './market-list.queries.ts';

export function RequestList(props: {
  company: Standing;
  companies: readonly Standing[];
  requests: readonly { request: ListedRequest; why: readonly string[] }[];
  query: ListChoices;
  next: string | undefined;
  first: string | undefined;
}) {
  const { company, requests, query } = props;
  const filtered = Object.entries(query).some(([name, value]) => name !== 'company' && value !== undefined);
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
      <Filters query={{ ...query, company: company.companyId }} companies={props.companies} />
      {requests.length === 0 && (
        <p>
          Nothing is listed {filtered ? 'for this choice' : 'just now'}.{' '}
          {filtered ? (
            <a href={requestPaths.list()}>Show everything that is listed.</a>
          ) : (
            <a href={companyPaths.show({ companyId: company.companyId })}>
              Meanwhile, say more about your company.
            </a>
          )}
        </p>
      )}
      {requests.map(({ request, why }) => (
        <RequestSummary request={request} why={why} />
      ))}
      <KeyPages next={props.next} first={props.first} what="requests" />
    </>
  );
}
