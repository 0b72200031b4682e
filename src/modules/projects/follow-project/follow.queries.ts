import type { Tx } from '#platform/db/database.ts';

/** @returns false where nothing changed: it was followed, or not followed, already */
export async function setFollowing(
  tx: Tx,
  projectId: string,
  personId: string,
  following: boolean,
  now: Date,
): Promise<boolean> {
  if (following) {
    const inserted = await tx
      .insertInto('follow')
      .values({ person_id: personId, subject_kind: 'project', subject_id: projectId, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const deleted = await tx
    .deleteFrom('follow')
    .where('person_id', '=', personId)
    .where('subject_id', '=', projectId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}
