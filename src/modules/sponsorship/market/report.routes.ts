import { csvLine } from '#kit/csv.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { sponsorshipPaths } from '../sponsorship.paths.ts';
import { marketPaths } from './market.paths.ts';
import { causeWords, type ShortfallCause } from './market.rules.ts';
import { findReports, type StoredReport } from './report.queries.ts';
import { ExposureReport } from './report.view.tsx';

/** For everyone: how the attention of companies is shared among the projects that asked. */
export const showReport = page(marketPaths.report, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ reports: await findReports(db) }),
  view: ({ reports }) => ({
    title: 'How attention is shared',
    description: 'How fairly the projects that asked for sponsorship are shown to companies, in figures.',
    breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
    body: ExposureReport({ reports }),
  }),
});

export const downloadReport = page(marketPaths.reportCsv, {
  permission: permission('anyone'),
  load: async ({ db }) => ({ reports: await findReports(db) }),
  view: ({ reports }) => ({
    contentType: 'text/csv; charset=utf-8',
    fileName: 'exposure-of-sponsorship-requests.csv',
    content: [columns, ...reports.flatMap(linesOf)].map(csvLine).join(''),
  }),
});

const causes = Object.keys(causeWords) as ShortfallCause[];
const columns = [
  ...[
    'day',
    'period_from',
    'period_until',
    'companies',
    'visits',
    'displays',
    'requests',
    'gini_of_exposure',
  ],
  ...[
    'gini_of_merit',
    'exposure_min',
    'exposure_max',
    'deficit_max',
    'misplaced_share',
    'floor_due',
    'floor_kept',
  ],
  ...causes.map((cause) => `shortfall_${cause.replaceAll('-', '_')}`),
];

function linesOf({ day, figures }: StoredReport): (string | number)[][] {
  return [figures.month, figures.year].map((one) => [
    ...[day, one.from, one.until, one.companies, one.visits, one.displays, one.requests, one.giniOfExposure],
    ...[one.giniOfMerit, one.exposureMin, one.exposureMax, one.deficitMax, one.misplacedShare],
    ...[figures.floor.due, figures.floor.kept, ...causes.map((cause) => figures.shortfallsByCause[cause])],
  ]);
}
