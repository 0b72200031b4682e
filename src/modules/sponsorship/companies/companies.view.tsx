import { Button } from '#design/components/button.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, TextArea, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { topics } from '#kit/topics.ts';
import type { FormState } from '#platform/http/route.ts';
import { type CompanyState, companyStateWords } from '../company.rules.ts';
import type { CompanyInterest } from '../interests/interest.queries.ts';
import { interestWordsToCompany } from '../offer.rules.ts';
import { needWords } from '../request.rules.ts';
import { codePaths, companyPaths, requestPaths } from '../sponsorship.paths.ts';
import { YearFiles } from '../values/year-files.view.tsx';
import type { Company } from './company.queries.ts';
import type { CompanyUser } from './company-user.queries.ts';

export function CompanyList(props: {
  companies: readonly Company[];
  state: CompanyState;
  next: string | undefined;
  first: string | undefined;
}) {
  const { companies } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">Companies</h1>
      <ul class="nhsuk-list">
        {(Object.keys(companyStateWords) as CompanyState[]).map((state) => (
          <li>
            {state === props.state ? (
              <strong aria-current="page">{companyStateWords[state]}</strong>
            ) : (
              <a href={withQuery(companyPaths.list(), { state })}>{companyStateWords[state]}</a>
            )}
          </li>
        ))}
      </ul>
      {companies.length === 0 && (
        <p>
          {props.state === 'applied' ? 'No company waits. You are told when one applies.' : 'None so far.'}
        </p>
      )}
      <ul class="nhsuk-list">
        {companies.map((company) => (
          <li>
            <a href={companyPaths.show({ companyId: company.companyId })}>{company.name}</a>
            <br />
            <span class="nhsuk-body-s">
              {company.sector}, number {company.companyNumber}, applied on <When at={company.appliedAt} />
            </span>
          </li>
        ))}
      </ul>
      <KeyPages next={props.next} first={props.first} what="companies" />
    </>
  );
}

export function ShowCompany(props: {
  company: Company;
  users: readonly CompanyUser[];
  interests: readonly CompanyInterest[];
  /** Calendar years in which it gave something. */
  years: readonly number[];
  codeAccepted: boolean;
  today: string;
  isUser: boolean;
  mayName: boolean;
  mayDecide: boolean;
  state: FormState;
}) {
  const { company, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{company.name}</h1>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag>{companyStateWords[company.state]}</Tag> },
          ...(company.reason === null ? [] : [{ key: 'Reason', value: company.reason }]),
          { key: 'Companies House number', value: company.companyNumber },
          { key: 'Sector', value: company.sector },
          ...(company.verifiedBy === null ? [] : [{ key: 'Verified by', value: company.verifiedBy }]),
          {
            key: 'Sensitive sectors',
            value: company.sectorNames.length === 0 ? 'None' : company.sectorNames.join('; '),
          },
          ...said(
            'Parent',
            [company.parentName, company.parentNumber].filter((part) => part !== '').join(', '),
          ),
          ...said(
            'Supplies the NHS',
            { yes: 'Yes', no: 'No', unknown: '' }[company.suppliesNhs ?? 'unknown'],
          ),
          ...listed('Member of', company.tradeBodies, tradeBodyWords),
          { key: 'Code of conduct', value: props.codeAccepted ? 'Accepted' : 'Not accepted' },
          ...said('Looks for', company.looksFor),
          ...said('Will not', company.willNot),
          ...listed('Offers', company.offers, needWords),
          ...listed('Topics', company.topics, topics),
          ...listed('Where', company.regions, {}),
        ]}
      />
      {company.about !== '' && <SafeText text={company.about} />}
      {props.mayDecide && <Decide company={company} state={state} />}
      {company.state === 'refused' && (
        <p>
          If this can be mended, <a href={companyPaths.begin()}>apply again</a> with the same number.
        </p>
      )}
      {props.isUser && (
        <>
          {!props.codeAccepted && (
            <p>
              <a href={codePaths.show()}>Accept the code of conduct</a> that is in force. Until then you see
              nobody who asked.
            </p>
          )}
          <p>
            <a href={requestPaths.list()}>Projects that asked for sponsorship</a> ·{' '}
            <a href={companyPaths.edit({ companyId: company.companyId })}>Change what is said here</a> ·{' '}
            <a href={companyPaths.bids({ companyId: company.companyId })}>Bids that you declare</a>
          </p>
          <Dealings interests={props.interests} />
          <YearFiles companyId={company.companyId} years={props.years} />
        </>
      )}
      <Users {...props} />
    </>
  );
}

export const tradeBodyWords = {
  abpi: 'Association of the British Pharmaceutical Industry (ABPI)',
  abhi: 'Association of British HealthTech Industries (ABHI)',
} as const;

function said(key: string, value: string) {
  return value === '' ? [] : [{ key, value }];
}

function listed(key: string, slugs: readonly string[], words: Readonly<Record<string, string>>) {
  return slugs.length === 0 ? [] : [{ key, value: slugs.map((slug) => words[slug] ?? slug).join(', ') }];
}

function Decide({ company, state }: { company: Company; state: FormState }) {
  return (
    <Form action={companyPaths.decide({ companyId: company.companyId })}>
      <TextArea
        name="reason"
        label="Your reason, which the company reads"
        hint="What you checked: the number, the address, the person"
        rows={3}
        {...state}
      />
      <div class="nhsuk-button-group">
        <Button name="verdict" value="verified">
          Verify
        </Button>
        <Button secondary name="verdict" value="refused">
          Refuse
        </Button>
      </div>
    </Form>
  );
}

function Dealings({ interests }: { interests: readonly CompanyInterest[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What you offered</h2>
      {interests.length === 0 && <p>None yet. Open a request that fits, and say what you could offer.</p>}
      <ul class="nhsuk-list">
        {interests.map((one) => (
          <li>
            {one.requestTitle === undefined ? (
              'A request that is no longer shown'
            ) : (
              <a href={requestPaths.show({ requestId: one.requestId })}>{one.requestTitle}</a>
            )}
            : {interestWordsToCompany[one.state]}
            <br />
            <span class="nhsuk-body-s">
              Offered on <When at={one.expressedAt} />
              {one.state === 'submitted' && `, to be answered by ${formatLocalDate(one.replyDueOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Users(props: {
  company: Company;
  users: readonly CompanyUser[];
  today: string;
  mayName: boolean;
  state: FormState;
}) {
  const { company, users, mayName } = props;
  return (
    <>
      <h2 class="nhsuk-heading-m">Who acts for the company</h2>
      <ul class="nhsuk-list">
        {users.map((user) => (
          <li>
            {user.name ?? 'Somebody who has left'},{' '}
            {user.expiresOn < props.today ? 'until it ended on' : 'until'} {formatLocalDate(user.expiresOn)}
            {mayName && (
              <Form action={companyPaths.endUser({ companyId: company.companyId, personId: user.personId })}>
                <Button secondary small>
                  End<span class="nhsuk-u-visually-hidden"> for {user.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayName && (
        <Form action={companyPaths.nameUser({ companyId: company.companyId })}>
          <h3 class="nhsuk-heading-s">Name somebody else</h3>
          <TextField
            name="address"
            label="E-mail address"
            hint="The one with which they joined"
            type="email"
            {...props.state}
          />
          <TextField
            name="expiresOn"
            label="Last day on which they act for the company"
            hint="Within a year from today. Name somebody again to let it go on."
            type="date"
            {...props.state}
          />
          <Button secondary>Name them</Button>
        </Form>
      )}
    </>
  );
}
