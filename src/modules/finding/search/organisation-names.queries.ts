import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface OrganisationName {
  readonly id: string;
  readonly odsCode: string;
  readonly name: string;
}

export async function findOrganisationNames(db: Db, ids: readonly string[]): Promise<OrganisationName[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('organisation')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .select(['id', 'ods_code', 'name'])
    .execute();
  return rows.map((row) => ({ id: row.id, odsCode: row.ods_code, name: row.name }));
}

/** The ids of organisations by their ODS codes, as far as they are known. */
export async function findOrganisationIds(
  db: Db,
  odsCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (odsCodes.length === 0) return new Map();
  const rows = await db
    .selectFrom('organisation')
    .where(sql<boolean>`ods_code = any(${odsCodes.map((code) => code.toUpperCase())}::text[])`)
    .select(['id', 'ods_code'])
    .execute();
  return new Map(rows.map((row) => [row.ods_code, row.id]));
}
