import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** @returns false where there is no organisation with this code */
export async function putDomain(
  tx: Tx,
  domain: string,
  odsCode: string | null,
): Promise<'created' | 'unchanged' | 'taken' | 'no-organisation'> {
  const organisation =
    odsCode === null
      ? undefined
      : await tx.selectFrom('organisation').where('ods_code', '=', odsCode).select('id').executeTakeFirst();
  if (odsCode !== null && !organisation) return 'no-organisation';
  const organisationId = organisation?.id ?? null;
  const { rows } = await sql<{ domain: string }>`
    insert into organisation_domain (domain, organisation_id, shared) values (${domain}, ${organisationId}, ${odsCode === null})
    on conflict (domain) do nothing returning domain`.execute(tx);
  if (rows.length > 0) return 'created';
  const known = await tx
    .selectFrom('organisation_domain')
    .where('domain', '=', domain)
    .select('organisation_id')
    .executeTakeFirst();
  return known?.organisation_id === organisationId ? 'unchanged' : 'taken';
}
