import type { Db, Tx } from '#platform/db/database.ts';
import { eventsAfter } from '#platform/events/event.queries.ts';
import type { PlacedEvent } from '#platform/events/event.ts';

/** Follows the log from its own position. What it writes commits together with its position: exactly once. */
export interface Subscriber {
  readonly name: string;
  handle(tx: Tx, events: readonly PlacedEvent[]): Promise<void>;
}

export const handledAtOnceMax = 200;

/**
 * Hands the subscriber its next events. Another process may be doing the same: then this one does nothing.
 * @returns how many events were handled
 */
export async function advance(db: Db, subscriber: Subscriber): Promise<number> {
  await db
    .insertInto('subscriber_position')
    .values({ subscriber: subscriber.name })
    .onConflict((c) => c.doNothing())
    .execute();
  return db.transaction().execute(async (tx) => {
    const at = await tx
      .selectFrom('subscriber_position')
      .where('subscriber', '=', subscriber.name)
      .select('position')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!at) return 0;
    const events = await eventsAfter(tx, at.position, handledAtOnceMax);
    const last = events.at(-1);
    if (!last) return 0;
    await subscriber.handle(tx, events);
    await tx
      .updateTable('subscriber_position')
      .set({ position: last.position, updated_at: new Date(), failure: null })
      .where('subscriber', '=', subscriber.name)
      .execute();
    return events.length;
  });
}

/** Says why a subscriber stands still, for the operator's page and the metrics. */
export async function noteFailure(db: Db, subscriber: string, error: Error): Promise<void> {
  await db
    .updateTable('subscriber_position')
    .set({ failure: `${error.name}: ${error.message}`.slice(0, 500) })
    .where('subscriber', '=', subscriber)
    .execute();
}

/** Reads the whole log again from the first event. */
export async function replayFromStart(db: Db, subscriber: string): Promise<void> {
  await db
    .updateTable('subscriber_position')
    .set({ position: 0 })
    .where('subscriber', '=', subscriber)
    .execute();
}
