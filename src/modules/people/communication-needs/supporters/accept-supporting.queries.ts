import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { hashToken } from '#platform/secrets.ts';
import type { SupporterMay } from './supporter.rules.ts';

export interface SupporterInvitation {
  readonly supporterRowId: string;
  readonly personId: string;
  readonly personName: string;
  readonly may: readonly SupporterMay[];
}

/** @returns undefined where the link is none, was used, withdrawn, or is too old */
export async function findSupporterInvitation(
  db: Db,
  token: string,
  now: Date,
): Promise<SupporterInvitation | undefined> {
  const row = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', hashToken(token))
    .where('s.accepted_at', 'is', null)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('p.erased_at', 'is', null)
    .select(['s.id', 's.person_id', 'p.name', 's.may'])
    .executeTakeFirst();
  return (
    row && {
      supporterRowId: row.id,
      personId: row.person_id,
      personName: row.name ?? '',
      may: row.may as SupporterMay[],
    }
  );
}

/** @returns false where another was quicker, or they support this person already */
export async function acceptSupporting(
  tx: Tx,
  act: Act,
  accepted: { supporterRowId: string; personId: string; supporterId: string },
): Promise<boolean> {
  await tx.selectFrom('person').where('id', '=', accepted.personId).forUpdate().select('id').execute();
  const already = await tx
    .selectFrom('supporter')
    .where('person_id', '=', accepted.personId)
    .where('supporter_id', '=', accepted.supporterId)
    .where('accepted_at', 'is not', null)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (already) return false;
  const changed = await tx
    .updateTable('supporter')
    .set({ supporter_id: accepted.supporterId, accepted_at: act.at })
    .where('id', '=', accepted.supporterRowId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'supporter.accepted',
    subjectKind: 'supporter',
    subject: accepted.supporterRowId,
    concerns: [accepted.personId],
  });
  return true;
}
