import { Details } from '#design/components/details.tsx';
import { Table } from '#design/components/table.tsx';
import { formatInstant, formatLocalDate } from '#kit/local-date.ts';
import { formatCount } from '#kit/plural.ts';
import { marketPaths } from './market.paths.ts';
import { causeWords, market, type ShortfallCause } from './market.rules.ts';
import type { StoredReport } from './report.queries.ts';
import type { PeriodFigures, ReportFigures } from './report.rules.ts';

export function ExposureReport({ reports }: { reports: readonly StoredReport[] }) {
  const [last] = reports;
  return (
    <>
      <h1 class="nhsuk-heading-l">How attention is shared</h1>
      <p>
        Companies see the projects that asked for sponsorship in an order: what fits a company comes first,
        and whoever had less attention than it deserves moves up. Within {market.floorDays} days each should
        stand among some company’s first {market.top}, wherever companies come that it fits. Nobody can pay
        for a better place, and nobody in the programme can give one.
      </p>
      {last === undefined ? (
        <p>There is nothing to report yet. The figures are made every night.</p>
      ) : (
        <Figures report={last} />
      )}
      {reports.length > 1 && (
        <Table
          caption="What earlier reports said"
          columns={[
            { text: 'Made on' },
            { text: 'Inequality of attention (Gini)', numeric: true },
            { text: 'Had their place in time', numeric: true },
          ]}
          rows={reports.map(({ day, figures }) => [
            formatLocalDate(day),
            figures.month.giniOfExposure.toFixed(2),
            kept(figures),
          ])}
        />
      )}
      <HowItIsMade />
      <p>
        <a href={marketPaths.reportCsv()}>These figures as a table (CSV)</a>
      </p>
    </>
  );
}

function Figures({ report: { figures, madeAt } }: { report: StoredReport }) {
  const { month, year } = figures;
  const missed = figures.floor.due - figures.floor.kept;
  return (
    <>
      <dl class="sw-counts">
        <Figure what="visits by companies in 28 days" figure={formatCount(month.visits)} />
        <Figure what="requests are open" figure={formatCount(month.requests)} />
        <Figure what={`had their place within ${market.floorDays} days`} figure={kept(figures)} />
      </dl>
      <p class="nhsuk-body-s">
        Source: what was really displayed, day by day. Worked out on {formatInstant(madeAt)}. A visit is one
        company on one day.
      </p>
      <Table
        caption="Attention, in places"
        columns={[
          { text: 'Figure' },
          { text: `${formatLocalDate(month.from)} to ${formatLocalDate(month.until)}`, numeric: true },
          { text: `${formatLocalDate(year.from)} to ${formatLocalDate(year.until)}`, numeric: true },
        ]}
        rows={lines.map(([name, of]) => [name, of(month), of(year)])}
      />
      {missed > 0 && (
        <>
          <h2 class="nhsuk-heading-m">Who went without</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {(Object.keys(causeWords) as ShortfallCause[])
              .filter((cause) => figures.shortfallsByCause[cause] > 0)
              .map((cause) => (
                <li>
                  {formatCount(figures.shortfallsByCause[cause])}: {causeWords[cause]}
                </li>
              ))}
          </ul>
          <Table
            caption={
              missed > figures.shortfalls.length
                ? `The ${figures.shortfalls.length} that wait longest`
                : 'Requests that no company saw among its first ten'
            }
            columns={[
              { text: 'Request' },
              { text: 'Organisation' },
              { text: 'Days', numeric: true },
              { text: 'Why' },
            ]}
            rows={figures.shortfalls.map((one) => [
              one.title,
              one.organisationName,
              one.days,
              causeWords[one.cause],
            ])}
          />
        </>
      )}
    </>
  );
}

const lines: readonly (readonly [string, (period: PeriodFigures) => string])[] = [
  ['Companies that came', (one) => formatCount(one.companies)],
  ['Visits', (one) => formatCount(one.visits)],
  ['Requests displayed', (one) => formatCount(one.displays)],
  ['Inequality of attention (Gini: 0 all the same, 1 all for one)', (one) => one.giniOfExposure.toFixed(3)],
  ['Inequality of merit, for comparison', (one) => one.giniOfMerit.toFixed(3)],
  ['Least attention that a request had', (one) => one.exposureMin.toFixed(2)],
  ['Most', (one) => one.exposureMax.toFixed(2)],
  ['Largest deficit', (one) => one.deficitMax.toFixed(2)],
  ['Attention that would have to move', (one) => `${(one.misplacedShare * 100).toFixed(1)}%`],
];

function kept({ floor }: ReportFigures): string {
  return `${formatCount(floor.kept)} of ${formatCount(floor.due)}`;
}

function Figure(props: { what: string; figure: string }) {
  return (
    <div>
      <dt>{props.what}</dt>
      <dd>{props.figure}</dd>
    </div>
  );
}

function HowItIsMade() {
  return (
    <Details summary="How the order and the figures are made">
      <p>
        A place in a list gets attention of 1 / log2(1 + place): the first 1, the third a half. What a company
        gives on a day is what it was shown. Merit is that attention, shared among all that was listed by how
        well each fits the company. A deficit is merit without attention.
      </p>
      <p>
        How well a request fits: words {percent(market.weights.text)}, topics {percent(market.weights.topics)}
        , what is needed and offered {percent(market.weights.need)}, region {percent(market.weights.region)},
        time left {percent(market.weights.dates)}. A deficit counts up to {percent(market.lambda)} beside it.
        Places {market.owedPlaces.join(', ')} of the first {market.top} are kept for those who were in
        nobody’s first {market.top} for {market.owedAfterDays} days.
      </p>
      <p>
        Sources of the method: Biega, Gummadi and Weikum, ‘Equity of attention’ (2018); Singh and Joachims,
        ‘Fairness of exposure in rankings’ (2018).
      </p>
    </Details>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
