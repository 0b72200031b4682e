import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Agreement } from './agreement.queries.ts';
import type { Side } from './agreement.rules.ts';
import { concernsOf, isRefusedByTrigger } from './agreement-writing.queries.ts';

export interface NewSignature {
  readonly side: Side;
  readonly version: number;
  readonly sha256: string;
  readonly personId: string;
  readonly typedName: string;
  readonly capacity: string;
  readonly provedAt: Date;
}

/**
 * The caller holds the agreement, so that of two who sign at once one is first and the other completes it.
 * @returns whether both have signed now; 'changed-meanwhile' where the signatory lost their office, or the company its
 * standing, at this very moment: the transaction is over then
 */
export async function insertSignature(
  tx: Tx,
  act: Act,
  agreement: Agreement,
  signature: NewSignature,
): Promise<'first' | 'both' | 'signed-already' | 'changed-meanwhile'> {
  const { agreementId } = agreement;
  const inserted = await tx
    .insertInto('agreement_signature')
    .values({
      agreement_id: agreementId,
      version: signature.version,
      side: signature.side,
      person_id: signature.personId,
      typed_name: signature.typedName,
      capacity: signature.capacity,
      nothing_undeclared: true,
      sha256: signature.sha256,
      signed_at: act.at,
      proved_at: signature.provedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
    .catch((error: unknown) => {
      if (isRefusedByTrigger(error)) return undefined;
      throw error;
    });
  if (inserted === undefined) return 'changed-meanwhile';
  if (inserted.numInsertedOrUpdatedRows !== 1n) return 'signed-already';
  await append(tx, act, {
    verb: 'agreement.version-signed',
    subjectKind: 'agreement',
    subject: agreementId,
    concerns: concernsOf(agreement),
    payload: { version: signature.version, side: signature.side, sha256: signature.sha256 },
  });
  const signed = await tx
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', agreementId)
    .where('version', '=', signature.version)
    .select('side')
    .execute();
  return signed.length === 2 ? 'both' : 'first';
}
