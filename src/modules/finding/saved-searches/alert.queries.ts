import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct } from '#platform/events/event.ts';
import type { Alerts } from './saved-search.rules.ts';

export interface DueSearch {
  readonly searchId: string;
  readonly personId: string;
  readonly question: string;
  readonly savedAt: Date;
  readonly lookedAt: Date;
}

/** Saved searches that are to be looked at again, the longest unlooked first. Two workers never take the same. */
export async function takeDueSearches(
  tx: Tx,
  before: Readonly<Record<Exclude<Alerts, 'none'>, Date>>,
  atMost: number,
): Promise<DueSearch[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    question: string;
    saved_at: Date;
    looked_at: Date;
  }>`
    select s.id, s.person_id, s.question, s.saved_at, s.looked_at from saved_search s
    where s.alerts <> 'none' and s.looked_at < case s.alerts when 'at-once' then ${before['at-once']}::timestamptz else ${before.daily}::timestamptz end
    order by s.looked_at limit ${atMost} for update skip locked`.execute(tx);
  return rows.map((row) => ({
    searchId: row.id,
    personId: row.person_id,
    question: row.question,
    savedAt: row.saved_at,
    lookedAt: row.looked_at,
  }));
}

export async function markLooked(tx: Tx, searchId: string, now: Date): Promise<void> {
  await tx.updateTable('saved_search').set({ looked_at: now }).where('id', '=', searchId).execute();
}

export async function findTold(
  db: Db,
  searchId: string,
  subjectIds: readonly string[],
): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('saved_search_hit')
    .where('saved_search_id', '=', searchId)
    .where('subject_id', 'in', [...subjectIds])
    .select('subject_id')
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}

/** One event for all that is new, whose ids it names: the notice asks each of them again before it speaks. */
export async function insertTold(
  tx: Tx,
  search: DueSearch,
  hits: readonly { readonly kind: string; readonly id: string }[],
  now: Date,
): Promise<void> {
  const added = await tx
    .insertInto('saved_search_hit')
    .values(hits.map((hit) => ({ saved_search_id: search.searchId, subject_id: hit.id, told_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject_id')
    .execute();
  const fresh = new Set(added.map((row) => row.subject_id));
  const told = hits.filter((hit) => fresh.has(hit.id));
  if (told.length === 0) return;
  await append(tx, newAct({ actor: null, organisation: null, at: now }), {
    verb: 'search.found-new',
    subjectKind: 'saved-search',
    subject: search.searchId,
    payload: { hits: told.map((hit) => hit.id), kinds: told.map((hit) => hit.kind) },
  });
}

/** @returns undefined where the search was removed, or its alerts stopped */
export async function findAlerted(
  db: Db,
  searchId: string,
): Promise<{ personId: string; question: string } | undefined> {
  const row = await db
    .selectFrom('saved_search')
    .where('id', '=', searchId)
    .where('alerts', '<>', 'none')
    .select(['person_id', 'question'])
    .executeTakeFirst();
  return row && { personId: row.person_id, question: row.question };
}
