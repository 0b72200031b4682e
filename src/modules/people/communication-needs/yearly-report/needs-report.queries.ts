import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { categories } from '../need-kinds.rules.ts';
import type { CategoryFigures } from './needs-report.rules.ts';

export interface AskedFigures {
  readonly asked: number;
  readonly saidNone: number;
  readonly skipped: number;
}

/** Counts of one year, in days of London. Whoever erased their account is in none of them any more. */
export async function countYear(
  db: Db,
  days: { from: string; to: string },
): Promise<{ asked: AskedFigures; categories: CategoryFigures[] }> {
  const within = (column: string) =>
    sql`(${sql.ref(column)} at time zone 'Europe/London')::date between ${days.from}::date and ${days.to}::date`;
  const asked = await sql<AskedFigures & { saidnone: number }>`
    select count(distinct person_id)::int as asked,
      count(distinct person_id) filter (where outcome = 'none')::int as saidnone,
      count(distinct person_id) filter (where outcome = 'skipped')::int as skipped
    from communication_needs_asking a where ${within('a.at')}`.execute(db);
  const recorded = await sql<{ category: string; recorded: number }>`
    select category, count(*)::int as recorded from communication_need n where ${within('n.recorded_at')} group by category`.execute(
    db,
  );
  const contacts = await sql<{
    category: string;
    met: number;
    unmet: number;
    overridden: number;
    by_person: number;
  }>`
    select n.category, count(*) filter (where c.outcome = 'met')::int as met,
      count(*) filter (where c.outcome = 'unmet')::int as unmet,
      count(*) filter (where c.overridden_by is not null)::int as overridden,
      count(*) filter (where c.outcome = 'unmet' and c.resolved_at is not null)::int as by_person
    from need_contact c join communication_need n on n.id = c.need_id where ${within('c.at')} group by n.category`.execute(
    db,
  );
  const first = asked.rows[0];
  return {
    asked: { asked: first?.asked ?? 0, saidNone: first?.saidnone ?? 0, skipped: first?.skipped ?? 0 },
    categories: categories.map((category) => {
      const contact = contacts.rows.find((row) => row.category === category);
      return {
        category,
        recorded: recorded.rows.find((row) => row.category === category)?.recorded ?? 0,
        met: contact?.met ?? 0,
        unmet: contact?.unmet ?? 0,
        overridden: contact?.overridden ?? 0,
        metByPerson: contact?.by_person ?? 0,
      };
    }),
  };
}
