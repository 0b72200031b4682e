import { newId } from '#kit/ids.ts';
import type { Db } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

const keptHours = 24;

export interface HeldForm {
  readonly id: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Keeps what was typed into a form whose session had ended. Where we know whose session it was,
 * only that person gets it back: ward computers are shared.
 * @returns the token for this browser
 */
export async function holdForm(
  db: Db,
  form: { personId: string | undefined; path: string; fields: object; now: Date },
): Promise<string> {
  const token = newToken();
  await db
    .insertInto('held_form')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      person_id: form.personId ?? null,
      path: form.path,
      fields: JSON.stringify(form.fields),
      created_at: form.now,
      expires_at: new Date(form.now.getTime() + keptHours * 3_600_000),
    })
    .execute();
  return token;
}

export async function findHeldForm(
  db: Db,
  token: string,
  personId: string,
  now: Date,
): Promise<HeldForm | undefined> {
  const row = await db
    .selectFrom('held_form')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '=', personId)]))
    .select(['id', 'path', 'fields'])
    .executeTakeFirst();
  return row && { id: row.id, path: row.path, fields: row.fields as Record<string, unknown> };
}

export async function dropHeldForm(db: Db, token: string): Promise<void> {
  await db.deleteFrom('held_form').where('token_hash', '=', hashToken(token)).execute();
}
