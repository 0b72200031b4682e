import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface SiteSettings {
  readonly name: string;
  readonly about: string;
  readonly colour: string | null;
  readonly demonstration: boolean;
}

export async function findSiteSettings(db: Db): Promise<SiteSettings> {
  return db
    .selectFrom('programme')
    .select(['name', 'about', 'colour', 'demonstration'])
    .executeTakeFirstOrThrow();
}

/**
 * What changed since a place in the log, as tags for the page cache: kinds and ids.
 * Events that have no place yet count at once, so that freshness does not depend on the sequencer.
 */
export async function newsSince(
  db: Db,
  position: number | undefined,
): Promise<{ position: number; tags: string[] }> {
  if (position === undefined) {
    const head = await sql<{
      head: number;
    }>`select coalesce(max(position), 0) as head from event_place`.execute(db);
    return { position: head.rows[0]?.head ?? 0, tags: [] };
  }
  const { rows } = await sql<{ position: number | null; kind: string; ids: string[] }>`
    select p.position, e.subject_kind as kind, e.subject || e.concerns as ids
      from event_place p join event e on e.id = p.event_id where p.position > ${position}
    union all
    select null, e.subject_kind, e.subject || e.concerns
      from event_unplaced u join event e on e.id = u.event_id`.execute(db);
  const tags = new Set<string>();
  let head = position;
  for (const row of rows) {
    if (row.position !== null && row.position > head) head = row.position;
    tags.add(row.kind);
    for (const id of row.ids) tags.add(id);
  }
  return { position: head, tags: [...tags] };
}
