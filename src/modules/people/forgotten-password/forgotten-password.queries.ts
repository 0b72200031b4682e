import type { Tx } from '#platform/db/database.ts';

export async function endAllSessions(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
