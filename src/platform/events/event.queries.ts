import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import {
  type Act,
  assertNoFreeText,
  type NewEvent,
  type PayloadValue,
  type PlacedEvent,
} from '#platform/events/event.ts';

/** Writes the event in the transaction that did the thing. */
export async function append(tx: Tx, act: Act, event: NewEvent): Promise<string> {
  const payload = event.payload ?? {};
  assertNoFreeText(payload);
  const id = newId();
  await tx
    .insertInto('event')
    .values({
      id,
      at: act.at,
      actor: act.actor,
      verb: event.verb,
      subject_kind: event.subjectKind,
      subject: event.subject,
      organisation: act.organisation,
      concerns: [...(event.concerns ?? [])],
      payload: JSON.stringify(payload),
    })
    .execute();
  act.recorded.push(event.verb);
  return id;
}

const sequencerLock = 7_203_115;
export const placedAtOnceMax = 2_000;

/**
 * Gives committed events their place in one gapless order. One sequencer at a time (a transaction-scoped lock);
 * an event that commits late simply gets a later place, so no subscriber can skip it.
 * @returns how many events were placed
 */
export async function placeEvents(db: Db, atMost = placedAtOnceMax): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const lock = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(${sequencerLock}) as held`.execute(tx);
    if (!lock.rows[0]?.held) return 0;
    const placed = await sql<{ placed: number }>`
      with taken as (
        delete from event_unplaced where event_id in (
          select event_id from event_unplaced order by event_id limit ${atMost}
        ) returning event_id
      ), placed as (
        insert into event_place (position, event_id)
        select (select coalesce(max(position), 0) from event_place) + row_number() over (order by event_id), event_id
        from taken returning 1
      ) select count(*)::int as placed from placed`.execute(tx);
    const count = placed.rows[0]?.placed ?? 0;
    if (count > 0) await sql`select pg_notify('spreadwell_events', '')`.execute(tx);
    return count;
  });
}

/** @returns placed events after `position`, in order */
export async function eventsAfter(db: Db, position: number, atMost: number): Promise<PlacedEvent[]> {
  const rows = await db
    .selectFrom('event_place')
    .innerJoin('event', 'event.id', 'event_place.event_id')
    .where('event_place.position', '>', position)
    .orderBy('event_place.position')
    .limit(atMost)
    .select([
      'event.id',
      'event.at',
      'event.actor',
      'event.verb',
      'event.subject_kind',
      'event.subject',
      'event.organisation',
      'event.concerns',
      'event.payload',
      'event_place.position',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor,
    verb: row.verb as PlacedEvent['verb'],
    subjectKind: row.subject_kind,
    subject: row.subject,
    organisation: row.organisation,
    concerns: row.concerns,
    payload: row.payload as Record<string, PayloadValue>,
    position: row.position,
  }));
}

export async function headOfLog(db: Db): Promise<number> {
  const row = await db
    .selectFrom('event_place')
    .select((eb) => eb.fn.max('position').as('head'))
    .executeTakeFirst();
  return row?.head ?? 0;
}
