import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import { assertNoFreeText, type NewEvent } from '#platform/events/event.ts';

export interface Told extends NewEvent {
  readonly at: Date;
  readonly actor: string | null;
  readonly organisation: string | null;
}

const rowsAtOnce = 1_000;

/** What happened in the made-up programme, written to the log in the order in which it happened. */
export async function tellEvents(tx: Tx, told: readonly Told[]): Promise<void> {
  const inOrder = told.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (let i = 0; i < inOrder.length; i += rowsAtOnce)
    await tx
      .insertInto('event')
      .values(
        inOrder.slice(i, i + rowsAtOnce).map((event) => {
          const payload = event.payload ?? {};
          assertNoFreeText(payload);
          return {
            id: newId(),
            at: event.at,
            actor: event.actor,
            verb: event.verb,
            subject_kind: event.subjectKind,
            subject: event.subject,
            organisation: event.organisation,
            concerns: [...(event.concerns ?? [])],
            payload: JSON.stringify(payload),
          };
        }),
      )
      .execute();
}

/** Inserts many rows in few statements. */
export async function inChunks<T>(
  rows: readonly T[],
  insert: (chunk: T[]) => Promise<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) await insert(rows.slice(i, i + rowsAtOnce));
}
