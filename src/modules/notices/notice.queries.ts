import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { PayloadValue, PlacedEvent, Verb } from '#platform/events/event.ts';

export interface NewNotice {
  readonly personId: string;
  readonly kind: string;
  readonly event: PlacedEvent;
}

/** Each person hears of an event once in each kind; whoever turned the kind off, or was erased, does not. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const muted = new Set(
    (
      await tx
        .selectFrom('muted_notice')
        .where('person_id', 'in', [...new Set(notices.map((notice) => notice.personId))])
        .select(['person_id', 'kind'])
        .execute()
    ).map((row) => `${row.person_id} ${row.kind}`),
  );
  const here = new Set(
    (
      await tx
        .selectFrom('person')
        .where('id', 'in', [...new Set(notices.map((notice) => notice.personId))])
        .where('erased_at', 'is', null)
        .select('id')
        .execute()
    ).map((row) => row.id),
  );
  const wanted = notices.filter(
    (notice) => here.has(notice.personId) && !muted.has(`${notice.personId} ${notice.kind}`),
  );
  if (wanted.length === 0) return;
  await tx
    .insertInto('notification')
    .values(
      wanted.map((notice) => ({
        id: newId(),
        person_id: notice.personId,
        event_id: notice.event.id,
        kind: notice.kind,
        subject_kind: notice.event.subjectKind,
        subject_id: notice.event.subject,
        created_at: notice.event.at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'event_id', 'kind']).doNothing())
    .execute();
}

export interface KeptNotice {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly event: PlacedEvent;
}

function selectNotices(db: Db) {
  return db
    .selectFrom('notification as n')
    .innerJoin('event as e', 'e.id', 'n.event_id')
    .select([
      'n.id as notice_id',
      'n.person_id',
      'n.kind',
      'n.created_at',
      'n.read_at',
      'e.id',
      'e.at',
      'e.actor',
      'e.verb',
      'e.subject_kind',
      'e.subject',
      'e.organisation',
      'e.concerns',
      'e.payload',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNotices>['executeTakeFirstOrThrow']>>;

function toNotice(row: Row): KeptNotice {
  return {
    id: row.notice_id,
    personId: row.person_id,
    kind: row.kind,
    createdAt: row.created_at,
    readAt: row.read_at,
    event: {
      id: row.id,
      at: row.at,
      actor: row.actor,
      verb: row.verb as Verb,
      subjectKind: row.subject_kind,
      subject: row.subject,
      organisation: row.organisation,
      concerns: row.concerns,
      payload: row.payload as Record<string, PayloadValue>,
      position: 0,
    },
  };
}

const shownMax = 60;

export async function findNotices(db: Db, personId: string): Promise<KeptNotice[]> {
  const rows = await selectNotices(db)
    .where('n.person_id', '=', personId)
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(shownMax)
    .execute();
  return rows.map(toNotice);
}

export async function markRead(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute();
}

export async function findMuted(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('muted_notice')
    .where('person_id', '=', personId)
    .orderBy('kind')
    .select('kind')
    .execute();
  return rows.map((row) => row.kind);
}

/** @returns false where it was off already */
export async function mute(tx: Tx, personId: string, kind: string): Promise<boolean> {
  const row = await tx
    .insertInto('muted_notice')
    .values({ person_id: personId, kind })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return row.numInsertedOrUpdatedRows === 1n;
}

export async function unmute(tx: Tx, personId: string, kind: string): Promise<void> {
  await tx.deleteFrom('muted_notice').where('person_id', '=', personId).where('kind', '=', kind).execute();
}

/** Nothing by e-mail any more; the page still shows everything. */
export async function mailNothing(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable('person').set({ notify: 'page-only' }).where('id', '=', personId).execute();
}

export async function isPerson(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface Letter {
  readonly personId: string;
  readonly address: string;
  readonly notices: readonly KeptNotice[];
}

const lettersAtOnce = 100;

/**
 * Takes the notices that are to be mailed, for good: what is taken here is marked as mailed in the same transaction that
 * queues its message. Two workers never take the same.
 */
export async function takeLetters(tx: Tx, how: 'at-once' | 'daily', now: Date): Promise<Letter[]> {
  const rows = await selectNotices(tx)
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .where('n.mailed_at', 'is', null)
    .where('p.notify', '=', how)
    .where('p.erased_at', 'is', null)
    .orderBy('n.created_at')
    .limit(lettersAtOnce)
    .forUpdate('n')
    .skipLocked()
    .execute();
  if (rows.length === 0) return [];
  await tx
    .updateTable('notification')
    .set({ mailed_at: now })
    .where(
      'id',
      'in',
      rows.map((row) => row.notice_id),
    )
    .execute();
  const addresses = await tx
    .selectFrom('person_email')
    .where('person_id', 'in', [...new Set(rows.map((row) => row.person_id))])
    .where('verified_at', 'is not', null)
    .orderBy('created_at')
    .select(['person_id', 'address'])
    .execute();
  const addressOf = new Map(addresses.toReversed().map((row) => [row.person_id, row.address]));
  const byPerson = Map.groupBy(rows.map(toNotice), (notice) => notice.personId);
  return [...byPerson].flatMap(([personId, notices]) => {
    const address = addressOf.get(personId);
    return address === undefined ? [] : [{ personId, address, notices }];
  });
}

/** What nobody wants by e-mail is done with, so that the queue of letters stays short. */
export async function settlePageOnly(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ mailed_at: now })
    .where('mailed_at', 'is', null)
    .where('person_id', 'in', tx.selectFrom('person').where('notify', '=', 'page-only').select('id'))
    .execute();
}
