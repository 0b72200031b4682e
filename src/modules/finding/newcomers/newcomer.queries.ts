import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export interface Newcomer {
  readonly id: string;
  readonly kind: 'idea' | 'need' | 'project';
}

/** A record comes once, however often the log is read. */
export async function noteNewcomers(
  tx: Tx,
  newcomers: readonly (Newcomer & { since: Date })[],
): Promise<void> {
  if (newcomers.length === 0) return;
  await tx
    .insertInto('newcomer')
    .values(newcomers.map(({ id, kind, since }) => ({ subject_id: id, kind, since })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes the oldest that have waited long enough, for good if the transaction commits. Two workers never take the same. */
export async function takeNewcomers(tx: Tx, before: Date, atMost: number): Promise<Newcomer[]> {
  const { rows } = await sql<{ subject_id: string; kind: Newcomer['kind'] }>`
    delete from newcomer where subject_id in (
      select subject_id from newcomer where since < ${before} order by since limit ${atMost} for update skip locked
    ) returning subject_id, kind`.execute(tx);
  return rows.map((row) => ({ id: row.subject_id, kind: row.kind }));
}
