import type { Tx } from '#platform/db/database.ts';

/** @returns the id of the project that came in under this reference */
export async function findImported(tx: Tx, reference: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('project')
    .where('import_reference', '=', reference)
    .select('id')
    .executeTakeFirst();
  return row?.id;
}

export async function markImported(tx: Tx, projectId: string, reference: string): Promise<void> {
  await tx.updateTable('project').set({ import_reference: reference }).where('id', '=', projectId).execute();
}
