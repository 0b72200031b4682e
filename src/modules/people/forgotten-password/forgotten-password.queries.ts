import type { Tx } from '#platform/db/database.ts';

/** Links in e-mails that were sent before lead nowhere any more. */
export async function endOpenLinks(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('email_link')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
}

export async function revokeAllTokens(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('personal_token')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function deleteAllPasskeys(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('passkey').where('person_id', '=', personId).execute();
}

export async function endAllSessions(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
}
