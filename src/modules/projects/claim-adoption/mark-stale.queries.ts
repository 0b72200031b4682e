import { localDate, londonToday } from '#kit/local-date.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { monthsAfter } from '../adoption.rules.ts';
import { countAgain, noteChange } from '../adoption-writing.queries.ts';

const staleAfterMonths = 15;

/** Claims of use that nobody has touched for 15 months stop counting until somebody speaks. @returns how many */
export async function markStale(tx: Tx, act: Act): Promise<number> {
  const before = monthsAfter(londonToday(act.at), -staleAfterMonths);
  const rows = await tx
    .updateTable('adoption')
    .set((eb) => ({ confirmation: 'stale', version: eb('version', '+', 1) }))
    .where('state', 'in', ['piloting', 'live', 'sustained'])
    .where('confirmation', 'in', ['claimed', 'confirmed'])
    .where('claimed_at', '<', new Date(`${localDate(before)}T00:00:00Z`))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('adoption_change as c')
            .whereRef('c.adoption_id', '=', 'adoption.id')
            .where('c.changed_at', '>=', new Date(`${before}T00:00:00Z`))
            .select('c.id'),
        ),
      ),
    )
    .returning(['id', 'project_id', 'organisation_id'])
    .execute();
  for (const row of rows) {
    await noteChange(tx, act, row.id);
    await countAgain(tx, row.project_id);
    await append(tx, act, {
      verb: 'adoption.went-stale',
      subjectKind: 'adoption',
      subject: row.id,
      concerns: [row.project_id, row.organisation_id],
    });
  }
  return rows.length;
}
