import { z } from 'zod';
import { csvLine } from '#kit/csv.ts';
import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { permission } from '#kit/viewer.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { needsDeskPaths } from '../communication-need.paths.ts';
import { categoryWords, type NeedCategory } from '../need-kinds.rules.ts';
import { countYear } from './needs-report.queries.ts';
import { reportDays, reportYear, shown, shownFigures } from './needs-report.rules.ts';
import { NeedsReport } from './needs-report.view.tsx';

const Year = z.object({ year: z.coerce.number().int().min(2020).max(2100).optional() });

async function load({ db, now, query }: Reading<unknown, z.output<typeof Year>>) {
  const year = query.year ?? reportYear(londonToday(now));
  const days = reportDays(year);
  const { asked, categories } = await countYear(db, days);
  return {
    year,
    days,
    countedAt: now,
    asked: { asked: shown(asked.asked), saidNone: shown(asked.saidNone), skipped: shown(asked.skipped) },
    categories: shownFigures(categories),
  };
}

export const showNeedsReport = page(needsDeskPaths.report, {
  query: Year,
  permission: permission('programme-staff'),
  load,
  view: (loaded) => ({
    title: `Communication needs, ${loaded.year} to ${loaded.year + 1}`,
    breadcrumbs: [{ text: 'Communication needs', href: needsDeskPaths.show() }],
    wide: true,
    body: NeedsReport({
      ...loaded,
      csv: withQuery(needsDeskPaths.reportCsv(), { year: loaded.year }),
      before: withQuery(needsDeskPaths.report(), { year: loaded.year - 1 }),
    }),
  }),
});

export const downloadNeedsReport = page(needsDeskPaths.reportCsv, {
  query: Year,
  permission: permission('programme-staff'),
  load,
  view: ({ year, days, countedAt, asked, categories }) => ({
    contentType: 'text/csv; charset=utf-8',
    fileName: `communication-needs-${year}.csv`,
    content: [
      csvLine(['what', 'category', 'count', 'from', 'to', 'counted_on']),
      ...[
        ['people asked', '', asked.asked],
        ['people who said that they need nothing', '', asked.saidNone],
        ['people who did not want to say', '', asked.skipped],
        ...categories.flatMap((one) => [
          ['needs recorded', one.category, one.recorded],
          ['contacts that met the need', one.category, one.met],
          ['contacts that did not meet the need', one.category, one.unmet],
          ['of these sent all the same with a reason', one.category, one.overridden],
          ['of these met later by a person', one.category, one.metByPerson],
        ]),
      ].map(([what, category, count]) =>
        csvLine([
          String(what),
          category === '' ? '' : categoryWords[category as NeedCategory],
          String(count),
          days.from,
          days.to,
          formatLocalDate(londonToday(countedAt)),
        ]),
      ),
    ].join(''),
  }),
});

export const needsReportRoutes = [showNeedsReport, downloadNeedsReport];
