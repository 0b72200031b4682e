import type { Db } from '#platform/db/database.ts';

/** Which of these records can be read in Easy Read, and whether somebody checked it. */
export async function findFormatsOf(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, 'checked' | 'unchecked'>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('readable_version')
    .where('subject_id', 'in', [...recordIds])
    .where('format', '=', 'easy-read')
    .where('state', '=', 'published')
    .select(['subject_id', 'checked_at'])
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.checked_at === null ? 'unchecked' : 'checked']));
}

export interface EasyRecordLine {
  readonly kind: string;
  readonly recordId: string;
  readonly title: string;
  readonly checked: boolean;
}

/** The newest of what stands in Easy Read: those that somebody checked first. The caller asks each whether its viewer may read it. */
export async function findNewestEasy(db: Db, atMost: number): Promise<EasyRecordLine[]> {
  const rows = await db
    .selectFrom('readable_version')
    .where('format', '=', 'easy-read')
    .where('state', '=', 'published')
    .orderBy((eb) => eb('checked_at', 'is', null))
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(atMost)
    .select(['subject_kind', 'subject_id', 'title', 'checked_at'])
    .execute();
  return rows.map((row) => ({
    kind: row.subject_kind,
    recordId: row.subject_id,
    title: row.title,
    checked: row.checked_at !== null,
  }));
}
