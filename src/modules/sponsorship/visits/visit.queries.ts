import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { Agreement } from '../agreements/agreement.queries.ts';
import type { VisitState } from './visit.rules.ts';

export interface Visit {
  readonly visitId: string;
  readonly agreementId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly purpose: string;
  readonly hostId: string;
  readonly hostName: string | null;
  readonly state: VisitState;
  readonly cancelReason: string | null;
}

function selectVisits(db: Db) {
  return db
    .selectFrom('visit as v')
    .innerJoin('person as h', 'h.id', 'v.host_id')
    .select([
      'v.id',
      'v.agreement_id',
      'v.starts_at',
      'v.ends_at',
      'v.place',
      'v.purpose',
      'v.host_id',
      'h.name',
      'v.cancelled_at',
      'v.cancel_reason',
      'v.held_at',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVisits>['executeTakeFirstOrThrow']>>;

function toVisit(row: Row): Visit {
  return {
    visitId: row.id,
    agreementId: row.agreement_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    purpose: row.purpose,
    hostId: row.host_id,
    hostName: row.name,
    state: row.cancelled_at !== null ? 'cancelled' : row.held_at !== null ? 'held' : 'planned',
    cancelReason: row.cancel_reason,
  };
}

/** The caller finds the agreement for the viewer, or there is no visit for them. */
export async function findVisit(db: Db, visitId: string): Promise<Visit | undefined> {
  const row = await selectVisits(db).where('v.id', '=', visitId).executeTakeFirst();
  return row && toVisit(row);
}

const visitsShown = 100;

export async function findVisits(db: Db, agreementId: string): Promise<Visit[]> {
  const rows = await selectVisits(db)
    .where('v.agreement_id', '=', agreementId)
    .orderBy('v.starts_at')
    .limit(visitsShown)
    .execute();
  return rows.map(toVisit);
}

export interface Attendee {
  readonly personId: string;
  readonly name: string | null;
  readonly codeAcceptedAt: Date;
  readonly attended: boolean | null;
}

/** Who comes or came; not who took their word back. */
export async function findAttendees(db: Db, visitId: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('visit_attendee as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.visit_id', '=', visitId)
    .where('t.left_at', 'is', null)
    .orderBy('t.joined_at')
    .select(['t.person_id', 'p.name', 't.code_accepted_at', 't.attended'])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    codeAcceptedAt: row.code_accepted_at,
    attended: row.attended,
  }));
}

export interface Code {
  readonly version: number;
  readonly text: string;
}

/** The code of conduct in force on a day ('YYYY-MM-DD', London). */
export async function findCode(db: Db, today: string): Promise<Code | undefined> {
  return db
    .selectFrom('code_of_conduct')
    .where('version', '=', sql<number>`code_in_force(${today}::date)`)
    .select(['version', 'text'])
    .executeTakeFirst();
}

/** The people who can host: the project's team. */
export async function findHosts(db: Db, projectId: string): Promise<{ personId: string; name: string }[]> {
  const rows = await db
    .selectFrom('project_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.project_id', '=', projectId)
    .where('p.name', 'is not', null)
    .orderBy('p.name')
    .select(['p.id', 'p.name'])
    .execute();
  return rows.map((row) => ({ personId: row.id, name: row.name ?? '' }));
}

export interface NewVisit {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly purpose: string;
  readonly hostId: string;
  readonly by: string;
}

export async function insertVisit(tx: Tx, act: Act, agreement: Agreement, visit: NewVisit): Promise<string> {
  const visitId = newId();
  await tx
    .insertInto('visit')
    .values({
      id: visitId,
      agreement_id: agreement.agreementId,
      starts_at: visit.startsAt,
      ends_at: visit.endsAt,
      place: visit.place,
      purpose: visit.purpose,
      host_id: visit.hostId,
      planned_by: visit.by,
      planned_at: act.at,
    })
    .execute();
  await tell(tx, act, 'visit.planned', { visitId, agreementId: agreement.agreementId });
  return visitId;
}

/** @returns false where they come already */
export async function insertAttendee(
  tx: Tx,
  act: Act,
  visit: Visit,
  attendee: { personId: string; codeVersion: number },
): Promise<boolean> {
  const joined = {
    joined_at: act.at,
    code_version: attendee.codeVersion,
    code_accepted_at: act.at,
    left_at: null,
  };
  const put = await tx
    .insertInto('visit_attendee')
    .values({ visit_id: visit.visitId, person_id: attendee.personId, ...joined })
    .onConflict((conflict) =>
      conflict
        .columns(['visit_id', 'person_id'])
        .doUpdateSet(joined)
        .where('visit_attendee.left_at', 'is not', null),
    )
    .executeTakeFirst();
  if (put.numInsertedOrUpdatedRows !== 1n) return false;
  await tell(tx, act, 'visit.joined', visit);
  return true;
}

/** @returns false where they do not come anyway */
export async function leaveVisit(tx: Tx, act: Act, visit: Visit, personId: string): Promise<boolean> {
  const left = await tx
    .updateTable('visit_attendee')
    .set({ left_at: act.at })
    .where('visit_id', '=', visit.visitId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (left.numUpdatedRows !== 1n) return false;
  await tell(tx, act, 'visit.left', visit);
  return true;
}

/** Held until the transaction ends: nobody joins what is being cancelled. @returns its state now */
export async function holdVisit(tx: Tx, visitId: string): Promise<VisitState> {
  const row = await tx
    .selectFrom('visit')
    .where('id', '=', visitId)
    .select(['cancelled_at', 'held_at'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.cancelled_at !== null ? 'cancelled' : row.held_at !== null ? 'held' : 'planned';
}

export async function cancelVisitNow(
  tx: Tx,
  act: Act,
  visit: Visit,
  cancel: { reason: string; by: string },
): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ cancelled_at: act.at, cancelled_by: cancel.by, cancel_reason: cancel.reason })
    .where('id', '=', visit.visitId)
    .execute();
  await tell(tx, act, 'visit.cancelled', visit);
}

export async function recordAttendance(
  tx: Tx,
  act: Act,
  visit: Visit,
  record: { came: readonly string[]; by: string },
): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ held_at: act.at, held_recorded_by: record.by })
    .where('id', '=', visit.visitId)
    .execute();
  await tx
    .updateTable('visit_attendee')
    .set({ attended: sql<boolean>`person_id = any(${[...record.came]}::uuid[])` })
    .where('visit_id', '=', visit.visitId)
    .where('left_at', 'is', null)
    .execute();
  await tell(tx, act, 'visit.held', visit, { came: record.came.length });
}

function tell(
  tx: Tx,
  act: Act,
  verb: 'visit.planned' | 'visit.joined' | 'visit.left' | 'visit.cancelled' | 'visit.held',
  visit: { visitId: string; agreementId: string },
  payload: Record<string, number> = {},
): Promise<string> {
  return append(tx, act, {
    verb,
    subjectKind: 'visit',
    subject: visit.visitId,
    concerns: [visit.agreementId],
    payload,
  });
}
