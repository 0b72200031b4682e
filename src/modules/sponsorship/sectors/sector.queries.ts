import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export interface SensitiveSector {
  readonly slug: string;
  readonly name: string;
  readonly barredAt: Date | null;
}

export async function findSectors(db: Db): Promise<SensitiveSector[]> {
  const rows = await db
    .selectFrom('sensitive_sector')
    .orderBy('name')
    .select(['slug', 'name', 'barred_at'])
    .execute();
  return rows.map((row) => ({ slug: row.slug, name: row.name, barredAt: row.barred_at }));
}

/** @returns false where a sector of this name is kept already */
export async function insertSector(
  tx: Tx,
  act: Act,
  sector: { slug: string; name: string; by: string; eventSubject: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('sensitive_sector')
    .values({ slug: sector.slug, name: sector.name, added_by: sector.by, added_at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'sensitive-sector.added',
    subjectKind: 'sensitive-sector',
    subject: sector.eventSubject,
    payload: { sector: sector.slug },
  });
  return true;
}

/** Barred, its companies see nothing from now on; let in again, they do. @returns false where it stands so already */
export async function barSector(
  tx: Tx,
  act: Act,
  sector: { slug: string; barred: boolean; by: string; eventSubject: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('sensitive_sector')
    .set(sector.barred ? { barred_at: act.at, barred_by: sector.by } : { barred_at: null, barred_by: null })
    .where('slug', '=', sector.slug)
    .where('barred_at', sector.barred ? 'is' : 'is not', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: sector.barred ? 'sensitive-sector.barred' : 'sensitive-sector.admitted',
    subjectKind: 'sensitive-sector',
    subject: sector.eventSubject,
    payload: { sector: sector.slug },
  });
  return true;
}
