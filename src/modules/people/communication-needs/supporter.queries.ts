import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { SupporterMay } from './supporters/supporter.rules.ts';

/** In force: accepted, and not ended. */
function inForce(viewer: Viewer, may?: SupporterMay): RawBuilder<SqlBool> {
  if (viewer.kind !== 'person') return sql<SqlBool>`false`;
  return sql<SqlBool>`(s.supporter_id = ${viewer.personId} and s.accepted_at is not null and s.ended_at is null
    ${may === undefined ? sql`` : sql`and ${may} = any(s.may)`})`;
}

export interface Supported {
  readonly personId: string;
  readonly name: string;
  readonly may: readonly SupporterMay[];
}

/** @returns undefined unless this person lets the viewer do this, now */
export async function findSupported(
  db: Db,
  viewer: Viewer,
  personId: string,
  may?: SupporterMay,
): Promise<Supported | undefined> {
  const row = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.person_id', '=', personId)
    .where(inForce(viewer, may))
    .where('p.erased_at', 'is', null)
    .select(['s.person_id', 'p.name', 's.may'])
    .executeTakeFirst();
  return row && { personId: row.person_id, name: row.name ?? '', may: row.may as SupporterMay[] };
}

/** Holds the right until the transaction ends: whoever is removed at the same moment no longer acts. */
export async function stillSupports(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  may: SupporterMay,
): Promise<boolean> {
  const row = await tx
    .selectFrom('supporter as s')
    .where('s.person_id', '=', personId)
    .where(inForce(viewer, may))
    .forShare()
    .select('s.id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findAllSupported(db: Db, viewer: Viewer): Promise<Supported[]> {
  const rows = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where(inForce(viewer))
    .where('p.erased_at', 'is', null)
    .orderBy('s.accepted_at')
    .select(['s.person_id', 'p.name', 's.may'])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name ?? '',
    may: row.may as SupporterMay[],
  }));
}

/** Addresses of those supporters whom the person lets be told of what concerns them. */
export async function findSupportersToTell(
  db: Db,
  personId: string,
): Promise<{ supporterId: string; address: string }[]> {
  const { rows } = await sql<{ supporter_id: string; address: string }>`
    select s.supporter_id, (select e.address from person_email e where e.person_id = s.supporter_id
      and e.verified_at is not null order by e.created_at limit 1) as address
    from supporter s join person p on p.id = s.supporter_id
    where s.person_id = ${personId} and s.accepted_at is not null and s.ended_at is null
      and p.erased_at is null and 'be-told' = any(s.may)`.execute(db);
  return rows
    .filter((row) => row.address !== null)
    .map((row) => ({ supporterId: row.supporter_id, address: row.address }));
}

/** Who is on either side of it, for notices. */
export async function findSupportingSides(
  db: Db,
  supporterRowId: string,
): Promise<
  | { personId: string; personName: string; supporterId: string | null; supporterName: string | null }
  | undefined
> {
  const row = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('person as q', 'q.id', 's.supporter_id')
    .where('s.id', '=', supporterRowId)
    .select(['s.person_id', 'p.name', 's.supporter_id', 'q.name as supporter_name'])
    .executeTakeFirst();
  return (
    row && {
      personId: row.person_id,
      personName: row.name ?? 'Somebody',
      supporterId: row.supporter_id,
      supporterName: row.supporter_name,
    }
  );
}
