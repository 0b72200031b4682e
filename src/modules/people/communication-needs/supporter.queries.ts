import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import type { SupporterMay } from './supporters/supporter.rules.ts';

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

/** In force: accepted, and not ended. */
function inForce(viewer: Viewer, may?: SupporterMay): RawBuilder<SqlBool> {
  if (viewer.kind !== 'person') return sql<SqlBool>`false`;
  return sql<SqlBool>`(s.supporter_id = ${viewer.personId} and s.accepted_at is not null and s.ended_at is null
    ${may === undefined ? sql`` : sql`and ${may} = any(s.may)`})`;
}

export interface Supported {
  readonly personId: string;
  readonly name: string;
  readonly may: readonly SupporterMay[];
}

/** @returns undefined unless this person lets the viewer do this, now */
export async function findSupported(
  db: Db,
  viewer: Viewer,
  personId: string,
  may?: SupporterMay,
): Promise<Supported | undefined> {
  const row = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.person_id', '=', personId)
    .where(inForce(viewer, may))
    .where('p.erased_at', 'is', null)
    .select(['s.person_id', 'p.name', 's.may'])
    .executeTakeFirst();
  return row && { personId: row.person_id, name: row.name ?? '', may: row.may as SupporterMay[] };
}

/** Holds the right until the transaction ends: whoever is removed at the same moment no longer acts. */
export async function stillSupports(
  tx: Tx,
  viewer: Viewer,
  personId: string,
  may: SupporterMay,
): Promise<boolean> {
  const row = await tx
    .selectFrom('supporter as s')
    .where('s.person_id', '=', personId)
    .where(inForce(viewer, may))
    .forShare()
    .select('s.id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findAllSupported(db: Db, viewer: Viewer): Promise<Supported[]> {
  const rows = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where(inForce(viewer))
    .where('p.erased_at', 'is', null)
    .orderBy('s.accepted_at')
    .select(['s.person_id', 'p.name', 's.may'])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name ?? '',
    may: row.may as SupporterMay[],
  }));
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

/** Addresses of those supporters whom the person lets be told of what concerns them. */
export async function findSupportersToTell(
  db: Db,
  personId: string,
): Promise<{ supporterId: string; address: string }[]> {
  const { rows } = await sql<{ supporter_id: string; address: string }>`
    select s.supporter_id, (select e.address from person_email e where e.person_id = s.supporter_id
      and e.verified_at is not null order by e.created_at limit 1) as address
    from supporter s join person p on p.id = s.supporter_id
    where s.person_id = ${personId} and s.accepted_at is not null and s.ended_at is null
      and p.erased_at is null and 'be-told' = any(s.may)`.execute(db);
  return rows
    .filter((row) => row.address !== null)
    .map((row) => ({ supporterId: row.supporter_id, address: row.address }));
}

/** Who is on either side of it, for notices. */
export async function findSupportingSides(
  db: Db,
  supporterRowId: string,
): Promise<
  | { personId: string; personName: string; supporterId: string | null; supporterName: string | null }
  | undefined
> {
  const row = await db
    .selectFrom('supporter as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('person as q', 'q.id', 's.supporter_id')
    .where('s.id', '=', supporterRowId)
    .select(['s.person_id', 'p.name', 's.supporter_id', 'q.name as supporter_name'])
    .executeTakeFirst();
  return (
    row && {
      personId: row.person_id,
      personName: row.name ?? 'Somebody',
      supporterId: row.supporter_id,
      supporterName: row.supporter_name,
    }
  );
}
