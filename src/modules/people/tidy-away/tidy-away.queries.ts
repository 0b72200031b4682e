import type { Db } from '#platform/db/database.ts';

/** What was kept for a time, when that time is over: with it goes what somebody typed into a form or gave to join. */
export async function deleteWhatIsOver(db: Db, now: Date): Promise<void> {
  for (const table of ['held_form', 'email_link', 'sign_in_ceremony'] as const)
    await db.deleteFrom(table).where('expires_at', '<=', now).execute();
}

export async function deleteOldTries(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('attempt').where('at', '<', before).execute();
}

/** Pictures that somebody who is erased had on boards of their own, and sent to nobody. */
export async function findPicturesOfErased(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('board_file as f')
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .where('p.erased_at', 'is not', null)
    .where('f.sent_at', 'is', null)
    .select('f.id')
    .execute();
  return rows.map((row) => row.id);
}

export async function deletePicture(db: Db, fileId: string): Promise<void> {
  await db.deleteFrom('board_file').where('id', '=', fileId).execute();
}
