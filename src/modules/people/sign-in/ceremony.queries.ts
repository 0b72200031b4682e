import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

export type CeremonyKind = 'second-factor' | 'organisation-sign-in' | 'passkey-making' | 'passkey-use';

const validMinutes = 15;

export interface Ceremony {
  readonly id: string;
  readonly personId: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** What has to be remembered between two requests of one sign-in. @returns the token for the browser's cookie */
export async function openCeremony(
  tx: Tx,
  ceremony: {
    kind: CeremonyKind;
    personId: string | null;
    details: Readonly<Record<string, string>>;
    now: Date;
  },
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('sign_in_ceremony')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      kind: ceremony.kind,
      person_id: ceremony.personId,
      details: JSON.stringify(ceremony.details),
      created_at: ceremony.now,
      expires_at: new Date(ceremony.now.getTime() + validMinutes * 60_000),
    })
    .execute();
  return token;
}

export async function findCeremony(
  db: Db,
  kind: CeremonyKind,
  token: string,
  now: Date,
): Promise<Ceremony | undefined> {
  const row = await db
    .selectFrom('sign_in_ceremony')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .select(['id', 'person_id', 'details'])
    .executeTakeFirst();
  return row && { id: row.id, personId: row.person_id, details: row.details as Record<string, string> };
}

/** A ceremony is finished once. @returns false where another was quicker */
export async function closeCeremony(tx: Tx, ceremonyId: string): Promise<boolean> {
  const closed = await tx.deleteFrom('sign_in_ceremony').where('id', '=', ceremonyId).executeTakeFirst();
  return closed.numDeletedRows === 1n;
}
