import type { Tx } from '#platform/db/database.ts';

/** @returns the id of the idea that came in under this reference */
export async function findImported(tx: Tx, reference: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('idea')
    .where('import_reference', '=', reference)
    .select('id')
    .executeTakeFirst();
  return row?.id;
}

export async function markImported(tx: Tx, ideaId: string, reference: string): Promise<void> {
  await tx.updateTable('idea').set({ import_reference: reference }).where('id', '=', ideaId).execute();
}
