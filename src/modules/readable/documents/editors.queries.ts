import type { Db } from '#platform/db/database.ts';

export async function findEditorIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .where('r.role', '=', 'editor')
    .where('p.erased_at', 'is', null)
    .select('r.person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
