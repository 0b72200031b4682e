import { londonToday } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import type { VersionSource } from '#platform/module.ts';
import { easyPaths } from './easy.paths.ts';

/** Of these records those of which a version is read. */
export async function findPublishedRecords(
  db: Db,
  recordIds: readonly string[],
): Promise<{ kind: string; recordId: string }[]> {
  if (recordIds.length === 0) return [];
  const rows = await db
    .selectFrom('readable_version')
    .where('subject_id', 'in', [...recordIds])
    .where('state', '=', 'published')
    .distinct()
    .select(['subject_kind', 'subject_id'])
    .execute();
  return rows.map((row) => ({ kind: row.subject_kind, recordId: row.subject_id }));
}

/** Versions that a named person checked, for the foot of every record's page and for contacts with people. */
export const checkedVersions: VersionSource = {
  async find(db, record) {
    const rows = await db
      .selectFrom('readable_version as v')
      .innerJoin('person as p', 'p.id', 'v.checked_by')
      .where('v.subject_kind', '=', record.kind)
      .where('v.subject_id', '=', record.subjectId)
      .where('v.format', 'in', ['easy-read', 'symbols'])
      .where('v.state', '=', 'published')
      .where('v.checked_at', 'is not', null)
      .orderBy('v.format')
      .select(['v.format', 'p.name', 'v.made_up', 'v.checked_at'])
      .$narrowType<{ format: 'easy-read' | 'symbols'; checked_at: Date }>()
      .execute();
    return rows.map((row) => {
      const name = row.name ?? 'somebody who has left';
      return {
        format: row.format,
        href: `${easyPaths.read({ kind: record.kind, ref: record.subjectId })}?version=${row.format}`,
        checkedBy: row.made_up ? `${name} (made up)` : name,
        checkedOn: londonToday(row.checked_at),
      };
    });
  },
};
