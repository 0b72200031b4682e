import { formatInstant, londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { yearPaths } from '../programme.paths.ts';
import { findTakingPart } from './participation.queries.ts';
import { YearAt } from './show-year.routes.ts';
import { mayShowYear } from './year.policy.ts';
import { findYear, findYearsToReport, keepReport } from './year.queries.ts';
import { countYear } from './year-report.queries.ts';
import { YearReport } from './year-report.view.tsx';

/** While the year goes on the report is counted anew; what is kept at its end is shown as it was then. */
export const showReport = page(yearPaths.report, {
  params: YearAt,
  permission: mayShowYear,
  async load({ db, params, now }) {
    const year = await found(findYear(db, params.yearId), 'year');
    const [takingPart, figures] = await Promise.all([
      findTakingPart(db, params.yearId),
      year.report ? year.report.figures : countYear(db, year),
    ]);
    return { year, takingPart: takingPart.length, figures, countedAt: year.report?.madeAt ?? now };
  },
  view: ({ year, takingPart, figures, countedAt }) => ({
    title: `What was recorded in ${year.name}`,
    description: `Ideas, projects and adoptions of the year ${year.name}, in numbers.`,
    breadcrumbs: [{ text: year.name, href: yearPaths.show({ yearId: year.yearId }) }],
    body: YearReport({
      year,
      takingPart,
      figures,
      countedAt: formatInstant(countedAt),
      final: year.report !== undefined,
    }),
  }),
  staleAfter: ({ yearId }) => [
    yearId,
    'programme-year',
    'participation',
    'idea',
    'need',
    'project',
    'adoption',
  ],
});

/** The morning after a year's last day its report is kept. @returns how many were */
export async function reportEndedYears({
  database,
  clock,
}: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const now = clock.now();
  const years = await findYearsToReport(database.db, londonToday(now));
  for (const year of years) {
    const figures = await countYear(database.db, year);
    const act = newAct({ actor: null, organisation: null, at: now });
    await database.db.transaction().execute((tx) => keepReport(tx, act, year.yearId, figures));
  }
  return years.length;
}
