import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import {
  endAllSessions,
  endOpenLinks,
  revokeAllTokens,
} from '../forgotten-password/forgotten-password.queries.ts';

export interface Suspension {
  readonly suspensionId: string;
  readonly reason: string;
  /** 'YYYY-MM-DD', the last day; null: until it is lifted. */
  readonly until: string | null;
  /** The e-mail address of whoever looks at it again. */
  readonly appealTo: string;
}

/** The one that is in force, if any. */
export async function findSuspension(db: Db, personId: string, now: Date): Promise<Suspension | undefined> {
  const row = await db
    .selectFrom('suspension')
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`(last_day is null or last_day >= london_day(${now}::timestamptz))`)
    .select(['id', 'reason', 'last_day', 'appeal_to'])
    .executeTakeFirst();
  return row && { suspensionId: row.id, reason: row.reason, until: row.last_day, appealTo: row.appeal_to };
}

export async function holdsProgrammeRole(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('programme_role')
    .where('person_id', '=', personId)
    .select('role')
    .executeTakeFirst();
  return row !== undefined;
}

/** Of two admins who suspend at once, the second finds what the first did. */
export async function holdPerson(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('person').where('id', '=', personId).select('id').forUpdate().execute();
}

/** With it every session, link and token ends: also those of before the suspension do not come back with its end. */
export async function insertSuspension(
  tx: Tx,
  act: Act,
  suspension: { personId: string; by: string; reason: string; until: string | null; appealTo: string },
): Promise<void> {
  const { personId, until } = suspension;
  const suspensionId = newId();
  await tx
    .insertInto('suspension')
    .values({
      id: suspensionId,
      person_id: personId,
      suspended_at: act.at,
      suspended_by: suspension.by,
      reason: suspension.reason,
      last_day: until,
      appeal_to: suspension.appealTo,
    })
    .execute();
  await endAllSessions(tx, personId, act.at);
  await endOpenLinks(tx, personId, act.at);
  await revokeAllTokens(tx, personId, act.at);
  await tx.deleteFrom('sign_in_ceremony').where('person_id', '=', personId).execute();
  await append(tx, act, {
    verb: 'person.suspended',
    subjectKind: 'suspension',
    subject: suspensionId,
    concerns: [personId],
    payload: { until },
  });
}

/** @returns false where it was lifted, or is over, already */
export async function liftSuspension(
  tx: Tx,
  act: Act,
  lifting: { suspensionId: string; personId: string; by: string; reason: string },
): Promise<boolean> {
  const lifted = await tx
    .updateTable('suspension')
    .set({ lifted_at: act.at, lifted_by: lifting.by, lift_reason: lifting.reason })
    .where('id', '=', lifting.suspensionId)
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`(last_day is null or last_day >= london_day(${act.at}::timestamptz))`)
    .executeTakeFirst();
  if (lifted.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'person.suspension-lifted',
    subjectKind: 'suspension',
    subject: lifting.suspensionId,
    concerns: [lifting.personId],
  });
  return true;
}

export interface SuspensionLine extends Suspension {
  readonly personId: string;
  readonly personName: string;
  readonly byName: string;
  readonly suspendedAt: Date;
  readonly liftedAt: Date | null;
  readonly liftReason: string | null;
  readonly inForce: boolean;
}

const shownMax = 100;

export async function listSuspensions(db: Db, now: Date): Promise<SuspensionLine[]> {
  const rows = await selectLines(db, now).orderBy('s.suspended_at', 'desc').limit(shownMax).execute();
  return rows.map(toLine);
}

export async function findSuspensionLine(
  db: Db,
  suspensionId: string,
  now: Date,
): Promise<SuspensionLine | undefined> {
  const row = await selectLines(db, now).where('s.id', '=', suspensionId).executeTakeFirst();
  return row && toLine(row);
}

function selectLines(db: Db, now: Date) {
  return db
    .selectFrom('suspension as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .innerJoin('person as b', 'b.id', 's.suspended_by')
    .select([
      's.id',
      's.person_id',
      's.reason',
      's.last_day',
      's.appeal_to',
      's.suspended_at',
      's.lifted_at',
      's.lift_reason',
      'p.name',
      'b.name as by_name',
      sql<boolean>`s.lifted_at is null and (s.last_day is null or s.last_day >= london_day(${now}::timestamptz))`.as(
        'in_force',
      ),
    ]);
}

function toLine(
  row: Awaited<ReturnType<ReturnType<typeof selectLines>['executeTakeFirstOrThrow']>>,
): SuspensionLine {
  return {
    suspensionId: row.id,
    personId: row.person_id,
    personName: row.name ?? '',
    byName: row.by_name ?? 'Somebody who has left',
    reason: row.reason,
    until: row.last_day,
    appealTo: row.appeal_to,
    suspendedAt: row.suspended_at,
    liftedAt: row.lifted_at,
    liftReason: row.lift_reason,
    inForce: row.in_force,
  };
}

export async function addressesOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person_email')
    .where('person_id', '=', personId)
    .where('verified_at', 'is not', null)
    .select('address')
    .execute();
  return rows.map((row) => row.address);
}
