import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { ReportFigures } from './report.rules.ts';

export interface StoredReport {
  readonly day: string;
  readonly madeAt: Date;
  readonly figures: ReportFigures;
}

export async function putReport(db: Db, report: StoredReport): Promise<void> {
  const made = { made_at: report.madeAt, figures: JSON.stringify(report.figures) };
  await db
    .insertInto('market_report')
    .values({ day: report.day, ...made })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(made))
    .execute();
}

const reportsShown = 24;

/** The newest first: the last, and what earlier ones said. */
export async function findReports(db: Db): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('market_report')
    .select(['day', 'made_at', sql<ReportFigures>`figures`.as('figures')])
    .orderBy('day', 'desc')
    .limit(reportsShown)
    .execute();
  return rows.map((row) => ({
    day: row.day,
    madeAt: row.made_at,
    figures: row.figures,
  }));
}
