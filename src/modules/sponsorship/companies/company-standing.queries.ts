import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

/** How a company stands today: only one that keeps the code in force, and works in no barred sector, sees who asked. */
export interface Standing {
  readonly companyId: string;
  readonly name: string;
  readonly inStanding: boolean;
  readonly codeAccepted: boolean;
  readonly sensitiveSectors: readonly string[];
}

/** `companyIds` are the viewer's: verified companies for which they act. `today` is 'YYYY-MM-DD'. */
export async function findStandings(
  db: Db,
  companyIds: readonly string[],
  today: string,
): Promise<Standing[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectFrom('company as c')
    .where('c.id', 'in', [...companyIds])
    .orderBy('c.name')
    .select([
      'c.id',
      'c.name',
      'c.sensitive_sectors',
      sql<boolean>`company_in_standing(c.id, ${today}::date)`.as('in_standing'),
      sql<boolean>`exists (select 1 from code_acceptance a where a.company_id = c.id
        and a.version = code_in_force(${today}::date))`.as('code_accepted'),
    ])
    .execute();
  return rows.map((row) => ({
    companyId: row.id,
    name: row.name,
    inStanding: row.in_standing,
    codeAccepted: row.code_accepted,
    sensitiveSectors: row.sensitive_sectors,
  }));
}
