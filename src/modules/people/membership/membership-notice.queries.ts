import type { Db } from '#platform/db/database.ts';

export async function findLeadIds(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .where('role', 'in', ['lead', 'deputy'])
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function findProgrammeAdmins(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .select('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export interface ClaimWords {
  readonly personName: string;
  readonly organisationName: string;
  readonly odsCode: string;
  readonly role: string;
  readonly reason: string | null;
}

export async function findClaimWords(db: Db, membershipId: string): Promise<ClaimWords | undefined> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.id', '=', membershipId)
    .where('p.erased_at', 'is', null)
    .select(['p.name', 'o.name as organisation_name', 'o.ods_code', 'm.role', 'm.reason'])
    .executeTakeFirst();
  return (
    row && {
      personName: row.name ?? '',
      organisationName: row.organisation_name,
      odsCode: row.ods_code,
      role: row.role,
      reason: row.reason,
    }
  );
}
