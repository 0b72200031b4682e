import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import type { SupporterMay } from './supporter.rules.ts';

export const invitationHoldsDays = 30;

export interface Supporter {
  readonly supporterRowId: string;
  readonly supporterId: string | null;
  readonly name: string | null;
  readonly address: string;
  readonly may: readonly SupporterMay[];
  readonly invitedAt: Date;
  readonly acceptedAt: Date | null;
}

/** Who supports a person, for the person alone. */
export async function findSupporters(db: Db, personId: string, now: Date): Promise<Supporter[]> {
  const rows = await db
    .selectFrom('supporter as s')
    .leftJoin('person as p', 'p.id', 's.supporter_id')
    .where('s.person_id', '=', personId)
    .where('s.ended_at', 'is', null)
    .where((eb) => eb.or([eb('s.accepted_at', 'is not', null), eb('s.expires_at', '>', now)]))
    .orderBy('s.invited_at')
    .select(['s.id', 's.supporter_id', 'p.name', 's.address', 's.may', 's.invited_at', 's.accepted_at'])
    .execute();
  return rows.map((row) => ({
    supporterRowId: row.id,
    supporterId: row.supporter_id,
    name: row.name,
    address: row.address,
    may: row.may as SupporterMay[],
    invitedAt: row.invited_at,
    acceptedAt: row.accepted_at,
  }));
}

/** @returns the token for the address in the e-mail; only its hash is kept. An earlier invitation of this address ends. */
export async function insertSupporter(
  tx: Tx,
  act: Act,
  invited: { personId: string; address: string; may: readonly SupporterMay[] },
): Promise<string> {
  await tx
    .updateTable('supporter')
    .set({ ended_at: act.at, ended_by: invited.personId })
    .where('person_id', '=', invited.personId)
    .where('address', '=', invited.address)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  const token = newToken();
  const id = newId();
  await tx
    .insertInto('supporter')
    .values({
      id,
      person_id: invited.personId,
      address: invited.address,
      token_hash: hashToken(token),
      may: [...invited.may],
      invited_at: act.at,
      expires_at: new Date(act.at.getTime() + invitationHoldsDays * 86_400_000),
    })
    .execute();
  await append(tx, act, {
    verb: 'supporter.invited',
    subjectKind: 'supporter',
    subject: id,
    concerns: [invited.personId],
    payload: { may: [...invited.may] },
  });
  return token;
}

/** Only the person changes what a supporter may. @returns false where there is no such supporter of theirs any more */
export async function setSupporterMay(
  tx: Tx,
  act: Act,
  change: { supporterRowId: string; personId: string; may: readonly SupporterMay[] },
): Promise<boolean> {
  const changed = await tx
    .updateTable('supporter')
    .set({ may: [...change.may] })
    .where('id', '=', change.supporterRowId)
    .where('person_id', '=', change.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'supporter.allowed',
    subjectKind: 'supporter',
    subject: change.supporterRowId,
    concerns: [change.personId],
    payload: { may: [...change.may] },
  });
  return true;
}

/** The person ends it, or the supporter. @returns false where it ended already */
export async function endSupporting(
  tx: Tx,
  act: Act,
  ending: { personId: string; by: string } & ({ supporterRowId: string } | { supporterId: string }),
): Promise<boolean> {
  const ended = await tx
    .updateTable('supporter')
    .set({ ended_at: act.at, ended_by: ending.by })
    .where('person_id', '=', ending.personId)
    .where('ended_at', 'is', null)
    .$if('supporterRowId' in ending, (q) =>
      q.where('id', '=', 'supporterRowId' in ending ? ending.supporterRowId : ''),
    )
    .$if('supporterId' in ending, (q) =>
      q
        .where('supporter_id', '=', 'supporterId' in ending ? ending.supporterId : '')
        .where('accepted_at', 'is not', null),
    )
    .returning(['id', 'supporter_id'])
    .executeTakeFirst();
  if (!ended) return false;
  await append(tx, act, {
    verb: 'supporter.ended',
    subjectKind: 'supporter',
    subject: ended.id,
    concerns: [ending.personId, ...(ended.supporter_id === null ? [] : [ended.supporter_id])],
  });
  return true;
}
