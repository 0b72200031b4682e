import type { Tx } from '#platform/db/database.ts';

/** Keeps how a person scans, on whatever device they sign in. */
export async function putScanning(tx: Tx, personId: string, carried: string, now: Date): Promise<void> {
  const kept = { carried, chosen_at: now };
  await tx
    .insertInto('scan_setting')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute();
}

export async function dropScanning(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('scan_setting').where('person_id', '=', personId).execute();
}
