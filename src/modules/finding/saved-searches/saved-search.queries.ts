import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type Alerts, savedSearchesMax } from './saved-search.rules.ts';

export interface SavedSearch {
  readonly searchId: string;
  /** Its address after the question mark. */
  readonly question: string;
  readonly alerts: Alerts;
  readonly savedAt: Date;
}

const columns = ['id', 'question', 'alerts', 'saved_at'] as const;
type Row = { id: string; question: string; alerts: string; saved_at: Date };

function toSaved(row: Row): SavedSearch {
  return { searchId: row.id, question: row.question, alerts: row.alerts as Alerts, savedAt: row.saved_at };
}

export async function listSaved(db: Db, personId: string): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom('saved_search')
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(savedSearchesMax)
    .select(columns)
    .execute();
  return rows.map(toSaved);
}

/** @returns undefined where it is not one of this person's */
export async function findSaved(
  db: Db,
  personId: string,
  searchId: string,
): Promise<SavedSearch | undefined> {
  const row = await db
    .selectFrom('saved_search')
    .where('person_id', '=', personId)
    .where('id', '=', searchId)
    .select(columns)
    .executeTakeFirst();
  return row && toSaved(row);
}

export async function findSavedAs(
  db: Db,
  personId: string,
  question: string,
): Promise<SavedSearch | undefined> {
  const row = await db
    .selectFrom('saved_search')
    .where('person_id', '=', personId)
    .where('question', '=', question)
    .select(columns)
    .executeTakeFirst();
  return row && toSaved(row);
}

/** The person's row is held, so that two saves at once are counted one after the other. */
export async function countSavedForSaving(tx: Tx, personId: string): Promise<number> {
  await sql`select 1 from person where id = ${personId} for update`.execute(tx);
  const row = await tx
    .selectFrom('saved_search')
    .where('person_id', '=', personId)
    .select((eb) => eb.fn.countAll<number>().as('saved'))
    .executeTakeFirstOrThrow();
  return row.saved;
}

/** @returns undefined where this person has saved the same search already */
export async function insertSaved(
  tx: Tx,
  act: Act,
  saved: { personId: string; question: string; alerts: Alerts },
): Promise<string | undefined> {
  const searchId = newId();
  const row = await tx
    .insertInto('saved_search')
    .values({
      id: searchId,
      person_id: saved.personId,
      question: saved.question,
      alerts: saved.alerts,
      saved_at: act.at,
      looked_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (row.numInsertedOrUpdatedRows !== 1n) return undefined;
  await append(tx, act, {
    verb: 'search.saved',
    subjectKind: 'saved-search',
    subject: searchId,
    payload: { alerts: saved.alerts },
  });
  return searchId;
}

/** @returns false where the alerts stood so already; what happened before the change is not told of */
export async function changeAlerts(
  tx: Tx,
  act: Act,
  change: { personId: string; searchId: string; alerts: Alerts },
): Promise<boolean> {
  const row = await tx
    .updateTable('saved_search')
    .set({ alerts: change.alerts, looked_at: act.at })
    .where('id', '=', change.searchId)
    .where('person_id', '=', change.personId)
    .where('alerts', '<>', change.alerts)
    .executeTakeFirst();
  if (row.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'search.alerts-changed',
    subjectKind: 'saved-search',
    subject: change.searchId,
    payload: { alerts: change.alerts },
  });
  return true;
}

export async function deleteSaved(tx: Tx, act: Act, personId: string, searchId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('saved_search')
    .where('id', '=', searchId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row.numDeletedRows !== 1n) return false;
  await append(tx, act, { verb: 'search.dropped', subjectKind: 'saved-search', subject: searchId });
  return true;
}
