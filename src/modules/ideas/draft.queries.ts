import type { ExpressionBuilder } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { DB } from '#platform/db/db-types.ts';
import { hashToken } from '#platform/secrets.ts';

const keptDays = 30;

/** Whose draft it is: the person, or the browser in which it was begun before anyone signed in. */
export interface DraftHolder {
  readonly personId: string | undefined;
  readonly browserToken: string | undefined;
}

export type DraftFields = Readonly<Record<string, string | string[]>>;

export interface Draft {
  readonly id: string;
  readonly fields: DraftFields;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** @returns the draft's id; a new one where there was none of this holder's */
export async function saveDraft(
  tx: Tx,
  holder: DraftHolder,
  draft: { id: string | undefined; fields: DraftFields; now: Date },
): Promise<string> {
  const kept = {
    fields: JSON.stringify(draft.fields),
    updated_at: draft.now,
    expires_at: new Date(draft.now.getTime() + keptDays * 86_400_000),
    ...(holder.personId === undefined ? {} : { person_id: holder.personId, browser_hash: null }),
  };
  if (draft.id !== undefined) {
    const saved = await tx
      .updateTable('draft')
      .set(kept)
      .where('id', '=', draft.id)
      .where((eb) => heldBy(holder)(eb))
      .executeTakeFirst();
    if (saved.numUpdatedRows === 1n) return draft.id;
  }
  const id = newId();
  await tx
    .insertInto('draft')
    .values({
      id,
      kind: 'idea',
      person_id: holder.personId ?? null,
      browser_hash:
        holder.personId === undefined && holder.browserToken ? hashToken(holder.browserToken) : null,
      fields: kept.fields,
      updated_at: kept.updated_at,
      expires_at: kept.expires_at,
    })
    .execute();
  return id;
}

export async function findDraft(
  db: Db,
  holder: DraftHolder,
  draftId: string,
  now: Date,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .where('id', '=', draftId)
    .where('expires_at', '>', now)
    .where((eb) => heldBy(holder)(eb))
    .select(['id', 'fields', 'updated_at', 'expires_at'])
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function listDrafts(db: Db, holder: DraftHolder, now: Date): Promise<Draft[]> {
  const rows = await db
    .selectFrom('draft')
    .where('expires_at', '>', now)
    .where('kind', '=', 'idea')
    .where((eb) => heldBy(holder)(eb))
    .orderBy('updated_at', 'desc')
    .limit(100)
    .select(['id', 'fields', 'updated_at', 'expires_at'])
    .execute();
  return rows.map(toDraft);
}

/** @returns false where there is none of this holder's */
export async function dropDraft(tx: Tx, holder: DraftHolder, draftId: string): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('draft')
    .where('id', '=', draftId)
    .where((eb) => heldBy(holder)(eb))
    .executeTakeFirst();
  return dropped.numDeletedRows === 1n;
}

export async function dropOldDrafts(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('draft').where('expires_at', '<=', now).execute();
}

/** The holder's own, or one begun in this very browser before anyone had signed in. */
function heldBy(holder: DraftHolder) {
  return (eb: ExpressionBuilder<DB, 'draft'>) =>
    eb.or([
      ...(holder.personId === undefined ? [] : [eb('person_id', '=', holder.personId)]),
      ...(holder.browserToken === undefined
        ? []
        : [eb.and([eb('person_id', 'is', null), eb('browser_hash', '=', hashToken(holder.browserToken))])]),
    ]);
}

function toDraft(row: { id: string; fields: unknown; updated_at: Date; expires_at: Date }): Draft {
  return {
    id: row.id,
    fields: row.fields as DraftFields,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
