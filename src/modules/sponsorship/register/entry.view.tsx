import { Details } from '#design/components/details.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Table } from '#design/components/table.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { plural } from '#kit/plural.ts';
import { projectPaths } from '#modules/projects/public.ts';
import { agreementStateWords, agreementTypes } from '../agreements/agreement.rules.ts';
import { moneyWords } from '../agreements/terms.view.tsx';
import { BidOver } from '../end-bid/end-bid.view.tsx';
import { verdictWords } from '../outcomes/outcome.rules.ts';
import { sumsGiven } from '../values/value-sums.rules.ts';
import type { DeclaredRole } from './entry.queries.ts';
import { registerPaths } from './register.paths.ts';
import type { EntryModel } from './register.routes.ts';

/** One agreement as everybody reads it, without an account. */
export function EntryPage(model: EntryModel) {
  const { agreement, version } = model;
  const { terms } = version;
  return (
    <>
      <h1 class="nhsuk-heading-l">{terms.title}</h1>
      <p class="nhsuk-lede-text">
        {agreement.organisationName} and {agreement.companyName}
      </p>
      <SafeText text={terms.summary} />
      <p>
        <a href={registerPaths.summary(agreement)}>This summary as a PDF</a>
      </p>
      <Facts {...model} />
      <Outcome {...model} />
      <Money {...model} />
      {terms.milestones.length > 0 && (
        <Table
          caption="Milestones"
          columns={[{ text: 'What' }, { text: 'Due' }, { text: 'Done' }]}
          rows={terms.milestones.map((one) => {
            const done = model.milestones.find((each) => each.milestoneId === one.key);
            return [one.what, formatLocalDate(one.dueOn), done ? formatLocalDate(done.doneOn) : 'Not yet'];
          })}
        />
      )}
      <Interests {...model} />
      <Details summary="What the two agreed on data, ownership and the end">
        {(['companyBenefit', 'dataAccess', 'ip', 'exitPlan'] as const).map((part) => (
          <>
            <h3 class="nhsuk-heading-s">{partWords[part]}</h3>
            {terms[part] === '' ? <p>Nothing was said.</p> : <SafeText text={terms[part]} />}
          </>
        ))}
      </Details>
      <p class="nhsuk-body-s">
        Fingerprint (SHA-256) of the text that both signed:{' '}
        <code class="sw-code sw-fingerprint">{version.sha256}</code>
      </p>
    </>
  );
}

const partWords = {
  companyBenefit: 'What the company gains',
  dataAccess: 'Data',
  ip: 'Ownership',
  exitPlan: 'When it ends',
} as const;

function Facts({ agreement, version, projectOpen, amendments, visits, offices }: EntryModel) {
  const { terms } = version;
  const day = (value: string | null) => (value === null ? 'Not said' : formatLocalDate(value));
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag>{agreementStateWords[agreement.state]}</Tag> },
        { key: 'Kind', value: agreementTypes[terms.type] },
        { key: 'From', value: day(terms.startsOn) },
        { key: 'To', value: day(terms.endsOn) },
        ...(projectOpen
          ? [{ key: 'Project', value: <a href={projectPaths.show(agreement)}>{agreement.projectTitle}</a> }]
          : []),
        ...(
          [
            ['Signed', agreement.signedAt],
            ['Summary published', agreement.summaryPublishedAt],
            ['Started', agreement.activatedAt],
            ['Completed', agreement.completedAt],
            ['Outcomes published', agreement.outcomesPublishedAt],
            ['Ended early', agreement.terminatedAt],
          ] as const
        ).flatMap(([key, at]) => (at === null ? [] : [{ key, value: <When at={at} /> }])),
        ...(agreement.terminationReason === null
          ? []
          : [{ key: 'Why it ended early', value: <SafeText text={agreement.terminationReason} /> }]),
        {
          key: 'Signed by',
          value: offices.map((one) => (
            <p>
              {one.capacity}, for{' '}
              {one.side === 'organisation' ? agreement.organisationName : agreement.companyName}
            </p>
          )),
        },
        ...amendments.map((one) => ({
          key: 'Amended',
          value: (
            <>
              Version {one.number}, signed by both on <When at={one.at} />
            </>
          ),
        })),
        ...(visits.length === 0
          ? []
          : [
              {
                key: 'Visits held',
                value: plural(visits.length, 'visit of the company', 'visits of the company'),
              },
            ]),
        {
          key: 'Request',
          value: <a href={registerPaths.request(agreement)}>The request that it answers</a>,
        },
      ]}
    />
  );
}

function Outcome({ agreement, outcome, version }: EntryModel) {
  if (!outcome)
    return agreement.state === 'completed' && agreement.outcomeDueOn !== null ? (
      <p>The report of what came of it is due by {formatLocalDate(agreement.outcomeDueOn)}.</p>
    ) : null;
  return (
    <section aria-labelledby="outcome-heading">
      <h2 class="nhsuk-heading-m" id="outcome-heading">
        What came of it
      </h2>
      <p>
        <Tag>{verdictWords[outcome.verdict]}</Tag>
      </p>
      <Table
        caption="Against what was promised"
        columns={[{ text: 'Measure' }, { text: 'Promised' }, { text: 'Found' }]}
        rows={version.terms.measures.map((one) => [
          one.what,
          one.promised,
          outcome.measures.find((each) => each.key === one.key)?.found ?? 'Nothing was said',
        ])}
      />
      <SafeText text={outcome.whatHappened} />
      <h3 class="nhsuk-heading-s">What was learnt</h3>
      <SafeText text={outcome.learnt} />
      {outcome.companyView !== '' && (
        <>
          <h3 class="nhsuk-heading-s">How {agreement.companyName} sees it</h3>
          <SafeText text={outcome.companyView} />
        </>
      )}
    </section>
  );
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function Money({ agreement, version, values }: EntryModel) {
  const { terms } = version;
  const sums = sumsGiven(values);
  const kind = (text: string, pence: number | null) =>
    text === ''
      ? 'Nothing'
      : pence === null
        ? `${withoutStop(text)} (not valued)`
        : `${withoutStop(text)} (valued at ${formatPounds(pence)})`;
  return (
    <Table
      caption="What each promised, and what was really given"
      columns={[
        { text: 'By' },
        { text: 'Promised in money' },
        { text: 'Promised in kind' },
        { text: 'Given so far' },
      ]}
      rows={[
        [
          agreement.organisationName,
          moneyWords(terms.organisationCashPence),
          kind(terms.organisationKind, terms.organisationKindPence),
          given(sums.organisation),
        ],
        [
          agreement.companyName,
          moneyWords(terms.companyCashPence),
          kind(terms.companyKind, terms.companyKindPence),
          given(sums.company),
        ],
      ]}
    />
  );
}

function given(sum: { cash: number; kind: number }): string {
  if (sum.cash === 0 && sum.kind === 0) return 'Nothing is recorded';
  return `${formatPounds(sum.cash)} in money, ${formatPounds(sum.kind)} in kind`;
}

const roleWords: Readonly<Record<DeclaredRole['role'], readonly [string, string]>> = {
  team: ['person of the project’s team', 'people of the project’s team'],
  officer: ['officer of the organisation', 'officers of the organisation'],
  reviewer: ['reviewer of the programme', 'reviewers of the programme'],
};
const typeWords: Readonly<Record<string, string>> = {
  financial: 'financial',
  'non-financial-professional': 'professional, not financial',
  'non-financial-personal': 'personal, not financial',
  indirect: 'indirect',
};

function Interests({ roles, handling, consented }: EntryModel) {
  return (
    <section aria-labelledby="interests-heading">
      <h2 class="nhsuk-heading-m" id="interests-heading">
        Interests that were declared
      </h2>
      {!consented && <p>The organisation has not agreed to publish these.</p>}
      {consented && roles.length === 0 && <p>None is recorded here.</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {roles.map((one) => (
          <li>
            {plural(one.people, ...roleWords[one.role])} declared:{' '}
            {one.withInterest === 0
              ? 'nothing to do with the company'
              : `${one.withInterest} with an interest (${one.types.map((type) => typeWords[type] ?? type).join('; ')})`}
          </li>
        ))}
      </ul>
      {handling.mitigation !== undefined && (
        <>
          <h3 class="nhsuk-heading-s">How it is managed</h3>
          <SafeText text={handling.mitigation} />
        </>
      )}
      {handling.waivers.map((waiver) => (
        <>
          <h3 class="nhsuk-heading-s">
            A {waiver.state} bid of the company was waived on <When at={waiver.at} />
          </h3>
          <SafeText text={waiver.reason} />
        </>
      ))}
      {handling.endings.map((bid) => (
        <>
          <h3 class="nhsuk-heading-s">
            A {bid.state} bid of the company stopped the offer until it was over
          </h3>
          <p>
            <BidOver {...bid} />
          </p>
          {bid.reason !== null && <SafeText text={bid.reason} />}
        </>
      ))}
    </section>
  );
}
