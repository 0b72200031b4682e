import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import type { Factors } from './factor.rules.ts';

export interface SecondFactor {
  readonly sealedSecret: Buffer;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

export async function findSecondFactor(db: Db, personId: string): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('second_factor')
    .where('person_id', '=', personId)
    .select(['sealed_secret', 'confirmed_at', 'last_step'])
    .executeTakeFirst();
  return (
    row && { sealedSecret: row.sealed_secret, confirmed: row.confirmed_at !== null, lastStep: row.last_step }
  );
}

export async function findFactors(db: Db, personId: string): Promise<Factors> {
  const row = await db
    .selectFrom('person as p')
    .where('p.id', '=', personId)
    .select([
      sql<SqlBool>`exists (select 1 from second_factor f where f.person_id = p.id and f.confirmed_at is not null)`.as(
        'codes',
      ),
      sql<SqlBool>`exists (select 1 from passkey k where k.person_id = p.id)`.as('passkeys'),
      sql<SqlBool>`exists (select 1 from programme_role r where r.person_id = p.id)`.as('programme_role'),
    ])
    .executeTakeFirstOrThrow();
  return {
    codes: Boolean(row.codes),
    passkeys: Boolean(row.passkeys),
    programmeRole: Boolean(row.programme_role),
  };
}

/** A secret that waits to be confirmed by a first code; a confirmed one is not overwritten. */
export async function keepSecret(tx: Tx, personId: string, sealedSecret: Buffer): Promise<void> {
  await tx
    .insertInto('second_factor')
    .values({ person_id: personId, sealed_secret: sealedSecret })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ sealed_secret: sealedSecret, last_step: 0 })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .execute();
}

/** A code works once: the step must be later than the last one. @returns false where it is not */
export async function useStep(
  tx: Tx,
  personId: string,
  step: number,
  confirmNow: Date | undefined,
): Promise<boolean> {
  const used = await tx
    .updateTable('second_factor')
    .set({ last_step: step, ...(confirmNow ? { confirmed_at: confirmNow } : {}) })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash })))
    .execute();
}

/** @returns false where there is no such code or it was used */
export async function useRecoveryCode(tx: Tx, personId: string, hash: Buffer, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

export async function dropSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await tx.deleteFrom('second_factor').where('person_id', '=', personId).execute();
}

/** Where neither codes nor a passkey are left, no session counts as one of two factors any more. */
export async function restWithoutFactors(tx: Tx, personId: string): Promise<void> {
  const { codes, passkeys } = await findFactors(tx, personId);
  if (codes || passkeys) return;
  await tx.updateTable('session').set({ second_factor_at: null }).where('person_id', '=', personId).execute();
}

export async function markSecondFactor(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ second_factor_at: now, proved_at: now })
    .where('id', '=', sessionId)
    .execute();
}
