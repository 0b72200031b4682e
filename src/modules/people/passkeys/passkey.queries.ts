import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';

export interface Passkey {
  readonly passkeyId: string;
  readonly personId: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** How often the authenticator says it was used; 0 where it does not count. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly label: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

function selectPasskeys(db: Db) {
  return db
    .selectFrom('passkey')
    .select([
      'id',
      'person_id',
      'credential_id',
      'public_key',
      'counter',
      'transports',
      'label',
      'created_at',
      'used_at',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPasskeys>['executeTakeFirstOrThrow']>>;

function toPasskey(row: Row): Passkey {
  return {
    passkeyId: row.id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    label: row.label,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}

export async function findPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await selectPasskeys(db).where('person_id', '=', personId).orderBy('created_at').execute();
  return rows.map(toPasskey);
}

export async function findPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await selectPasskeys(db).where('credential_id', '=', credentialId).executeTakeFirst();
  return row && toPasskey(row);
}

/** @returns undefined where this credential is on record already */
export async function insertPasskey(
  tx: Tx,
  passkey: Omit<Passkey, 'passkeyId' | 'usedAt'>,
): Promise<string | undefined> {
  const passkeyId = newId();
  const inserted = await tx
    .insertInto('passkey')
    .values({
      id: passkeyId,
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      label: passkey.label,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n ? passkeyId : undefined;
}

/** @returns false where the passkey was taken away or used meanwhile */
export async function markUsed(tx: Tx, passkey: Passkey, counter: number, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('passkey')
    .set({ counter, used_at: now })
    .where('id', '=', passkey.passkeyId)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** @returns false where this person has no such passkey */
export async function deletePasskey(tx: Tx, personId: string, passkeyId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('passkey')
    .where('id', '=', passkeyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}
