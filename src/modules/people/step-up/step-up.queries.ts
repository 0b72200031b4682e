import type { Tx } from '#platform/db/database.ts';

export async function markProved(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.updateTable('session').set({ proved_at: now }).where('id', '=', sessionId).execute();
}
