import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { Form, Select, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { inSentence } from '#kit/text.ts';
import { projectPaths } from '#modules/projects/public.ts';
import { agreementStateWords, agreementTypes } from '../agreements/agreement.rules.ts';
import { needWords, stateWords } from '../request.rules.ts';
import { amountWords } from '../requests/company-request.view.tsx';
import { registerPaths } from './register.paths.ts';
import type { RegisterLine } from './register.queries.ts';
import type { RequestEntry } from './request-entry.queries.ts';

const publicStates = [
  'summary-published',
  'active',
  'completed',
  'outcomes-published',
  'terminated',
] as const;

export function RegisterList(props: {
  lines: readonly RegisterLine[];
  query: Readonly<Record<string, string | undefined>>;
  next: string | undefined;
  first: string | undefined;
}) {
  const { lines, query } = props;
  const state = { values: query, errors: [] };
  const asked = query.q !== undefined || query.state !== undefined || query.type !== undefined;
  return (
    <>
      <h1 class="nhsuk-heading-l">Register of agreements with companies</h1>
      <p>
        Every agreement from the day on which its summary was published. What was promised, what was really
        given, what came of it, and why one ended early. Nobody is named.
      </p>
      <p>
        <a href={registerPaths.csv()}>The whole register as CSV</a>.{' '}
        <a href={registerPaths.requests()}>Requests for sponsorship and the offers that were accepted</a>.
      </p>
      <Form action={registerPaths.list()} get class="sw-filters">
        <TextField name="q" label="Words" hint="A title, an organisation, a company" {...state} />
        <Select
          name="state"
          label="State"
          options={[
            { value: '', text: 'Any' },
            ...publicStates.map((value) => ({ value, text: agreementStateWords[value] })),
          ]}
          {...state}
        />
        <Select
          name="type"
          label="Kind"
          options={[
            { value: '', text: 'Any' },
            ...Object.entries(agreementTypes).map(([value, text]) => ({ value, text })),
          ]}
          {...state}
        />
        <Button secondary>Show</Button>
      </Form>
      {lines.length === 0 && (
        <p>
          {asked ? (
            <>
              Nothing fits. <a href={registerPaths.list()}>Show the whole register</a>.
            </>
          ) : (
            'No agreement has a public summary yet. The first appears here before its work starts.'
          )}
        </p>
      )}
      <ul class="nhsuk-list sw-results">
        {lines.map((line) => (
          <li>
            <h2 class="nhsuk-heading-s">
              <a href={registerPaths.show(line)}>{line.title}</a>
            </h2>
            <p>
              <Tag>{agreementStateWords[line.state]}</Tag> {line.organisationName} and {line.companyName}
              <br />
              <span class="nhsuk-body-s">
                {agreementTypes[line.type]}. Promised by the company: {formatPounds(line.promisedPence)}
                {line.startsOn !== null &&
                  line.endsOn !== null &&
                  `. ${formatLocalDate(line.startsOn)} to ${formatLocalDate(line.endsOn)}`}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="agreements" />
    </>
  );
}

const titleOf = (entry: RequestEntry) => entry.title ?? 'A request whose words were taken out by moderators';

export function RequestEntries(props: {
  entries: readonly RequestEntry[];
  next: string | undefined;
  first: string | undefined;
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Register of requests for sponsorship</h1>
      <p>
        What organisations asked companies for, with their consent to say so, and which offer was accepted.
        Offers that were not accepted are nobody else’s business, and are not here.
      </p>
      {props.entries.length === 0 && <p>No request is published yet. The first appears when it is listed.</p>}
      <ul class="nhsuk-list">
        {props.entries.map((entry) => (
          <li>
            <a href={registerPaths.request(entry)}>{titleOf(entry)}</a> <Tag>{stateWords[entry.state]}</Tag>
            <br />
            <span class="nhsuk-body-s">
              {entry.organisationName}, {inSentence(needWords[entry.need])}, listed on{' '}
              <When at={entry.listedAt} />
            </span>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="requests" />
    </>
  );
}

export function RequestEntryPage({ entry }: { entry: RequestEntry }) {
  const { accepted } = entry;
  const amount = amountWords(entry);
  return (
    <>
      <h1 class="nhsuk-heading-l">{titleOf(entry)}</h1>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag>{stateWords[entry.state]}</Tag> },
          { key: 'Organisation', value: entry.organisationName },
          { key: 'Need', value: needWords[entry.need] },
          ...(amount === '' ? [] : [{ key: 'Amount', value: amount }]),
          { key: 'Listed', value: <When at={entry.listedAt} /> },
          ...(entry.project
            ? [
                {
                  key: 'Project',
                  value: <a href={projectPaths.show(entry.project)}>{entry.project.title}</a>,
                },
              ]
            : []),
          ...(accepted
            ? [
                { key: 'Offer accepted', value: accepted.companyName },
                { key: 'Accepted', value: <When at={accepted.at} /> },
                {
                  key: 'Value offered',
                  value: accepted.valuePence === null ? 'Not valued' : formatPounds(accepted.valuePence),
                },
              ]
            : []),
        ]}
      />
      {accepted?.agreementId !== undefined ? (
        <p>
          <a href={registerPaths.show({ agreementId: accepted.agreementId })}>The agreement that followed</a>
        </p>
      ) : (
        accepted && <p>The agreement that follows appears here once its summary is published.</p>
      )}
    </>
  );
}
