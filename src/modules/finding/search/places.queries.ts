import { sql } from 'kysely';
import type { Location } from '#kit/uk-region.ts';
import type { Db } from '#platform/db/database.ts';

/** Where a place named in words lies: the middle of the organisations in a town of that name, or of those whose name begins so. */
export async function findPlaceNamed(
  db: Db,
  name: string,
): Promise<(Location & { name: string }) | undefined> {
  const { rows } = await sql<{ name: string; latitude: number; longitude: number }>`
    select name, latitude, longitude from (
      select initcap(town) as name, avg(latitude) as latitude, avg(longitude) as longitude, 1 as rank
      from organisation where lower(town) = lower(${name}) and latitude is not null group by initcap(town)
      union all
      (select name, latitude, longitude, 2 from organisation
       where starts_with(lower(name), lower(${name})) and latitude is not null order by length(name), name limit 1)
    ) found order by rank limit 1`.execute(db);
  return rows[0];
}

/** @returns null where the organisation is unknown */
export async function findOrganisationType(db: Db, organisationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation')
    .where('id', '=', organisationId)
    .select('kind')
    .executeTakeFirst();
  return row?.kind ?? null;
}
