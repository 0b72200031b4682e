import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { tell } from './write-version.queries.ts';

/** Published versions of a record that were written from other words than it has now. */
export async function markOutdated(
  tx: Tx,
  act: Act,
  record: { kind: string; recordId: string; hash: string },
): Promise<void> {
  const rows = await tx
    .updateTable('readable_version')
    .set({ outdated_at: act.at })
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.recordId)
    .where('state', '=', 'published')
    .where('source_hash', '<>', record.hash)
    .where('outdated_at', 'is', null)
    .returning('id')
    .execute();
  for (const row of rows)
    await tell(tx, act, 'easy-version.outdated', { versionId: row.id, recordId: record.recordId });
}

/** The standard text is as it was when they were written. */
export async function markCurrent(
  tx: Tx,
  record: { kind: string; recordId: string; hash: string },
): Promise<void> {
  await tx
    .updateTable('readable_version')
    .set({ outdated_at: null })
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.recordId)
    .where('source_hash', '=', record.hash)
    .where('outdated_at', 'is not', null)
    .execute();
}
