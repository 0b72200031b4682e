import type { Db } from '#platform/db/database.ts';

export async function findAdoptionWriters(
  db: Db,
  adoptionId: string,
): Promise<{ team: string[]; adopters: string[] }> {
  const adoption = await db
    .selectFrom('adoption')
    .where('id', '=', adoptionId)
    .select(['project_id', 'claimed_by', 'lead_id'])
    .executeTakeFirst();
  if (!adoption) return { team: [], adopters: [] };
  const team = await db
    .selectFrom('project_member')
    .where('project_id', '=', adoption.project_id)
    .select('person_id')
    .execute();
  const adopters = new Set([adoption.claimed_by, ...(adoption.lead_id === null ? [] : [adoption.lead_id])]);
  return { team: team.map((row) => row.person_id), adopters: [...adopters] };
}

export async function findAdoptionWords(
  db: Db,
  adoptionId: string,
): Promise<{ title: string; organisationName: string } | undefined> {
  const row = await db
    .selectFrom('adoption as a')
    .innerJoin('project as p', 'p.id', 'a.project_id')
    .where('a.id', '=', adoptionId)
    .where('a.hidden_at', 'is', null)
    .where('p.hidden_at', 'is', null)
    .select(['p.title', 'a.organisation_name_then'])
    .executeTakeFirst();
  return row && { title: row.title, organisationName: row.organisation_name_then };
}
