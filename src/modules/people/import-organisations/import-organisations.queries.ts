import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import type { OrganisationRecord } from './organisation-csv.ts';

export type Stored = { readonly id: string; readonly what: 'created' | 'updated' | 'unchanged' };

/** ODS codes are never reused: the code decides whether a line is new, and a line that changes nothing writes nothing. */
export async function storeOrganisation(tx: Tx, record: OrganisationRecord): Promise<Stored> {
  const { rows } = await sql<{ id: string; created: boolean }>`
    insert into organisation as o (id, ods_code, name, kind, address_line_1, town, postcode, region, latitude, longitude, closed_on)
    values (${newId()}, ${record.odsCode}, ${record.name}, ${record.kind}, ${record.addressLine1}, ${record.town},
      ${record.postcode}, ${record.region}, ${record.latitude}, ${record.longitude}, ${record.closedOn})
    on conflict (ods_code) do update set name = excluded.name, kind = excluded.kind, address_line_1 = excluded.address_line_1,
      town = excluded.town, postcode = excluded.postcode, region = excluded.region, latitude = excluded.latitude,
      longitude = excluded.longitude, closed_on = excluded.closed_on
    where (o.name, o.kind, o.address_line_1, o.town, o.postcode, o.region, o.latitude, o.longitude, o.closed_on) is distinct from
      (excluded.name, excluded.kind, excluded.address_line_1, excluded.town, excluded.postcode, excluded.region,
       excluded.latitude, excluded.longitude, excluded.closed_on)
    returning id, (xmax = 0) as created`.execute(tx);
  const row = rows[0];
  if (row) return { id: row.id, what: row.created ? 'created' : 'updated' };
  const same = await tx
    .selectFrom('organisation')
    .where('ods_code', '=', record.odsCode)
    .select('id')
    .executeTakeFirstOrThrow();
  return { id: same.id, what: 'unchanged' };
}

/** @returns false where there is no organisation with the successor's code */
export async function linkSuccessor(tx: Tx, odsCode: string, successorCode: string): Promise<boolean> {
  const linked = await tx
    .updateTable('organisation')
    .set((eb) => ({
      successor_id: eb.selectFrom('organisation as s').where('s.ods_code', '=', successorCode).select('s.id'),
    }))
    .where('ods_code', '=', odsCode)
    .where((eb) =>
      eb.exists(eb.selectFrom('organisation as s').where('s.ods_code', '=', successorCode).select('s.id')),
    )
    .executeTakeFirst();
  return linked.numUpdatedRows === 1n;
}
