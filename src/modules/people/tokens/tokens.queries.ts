import { newId } from '#kit/ids.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';

export interface Token {
  readonly id: string;
  readonly label: string;
  readonly mayWrite: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export async function findTokens(db: Db, personId: string, now: Date): Promise<Token[]> {
  const rows = await db
    .selectFrom('personal_token')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .select(['id', 'label', 'may_write', 'expires_at', 'used_at'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    mayWrite: row.may_write,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }));
}

/** @returns the token, shown once; the database keeps its hash */
export async function insertToken(
  tx: Tx,
  token: { personId: string; label: string; mayWrite: boolean; expiresAt: Date },
): Promise<{ id: string; token: string }> {
  const secret = `sw_${newToken()}`;
  const id = newId();
  await tx
    .insertInto('personal_token')
    .values({
      id,
      person_id: token.personId,
      label: token.label,
      may_write: token.mayWrite,
      expires_at: token.expiresAt,
      token_hash: hashToken(secret),
    })
    .execute();
  return { id, token: secret };
}

/** @returns false where there is none of this person's */
export async function revokeToken(tx: Tx, personId: string, tokenId: string, now: Date): Promise<boolean> {
  const revoked = await tx
    .updateTable('personal_token')
    .set({ revoked_at: now })
    .where('id', '=', tokenId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows === 1n;
}

/** Who calls the API. The roles of programme staff rest: a token has no second factor. */
export async function findTokenHolder(
  db: Db,
  token: string,
  now: Date,
): Promise<{ viewer: Viewer; mayWrite: boolean } | undefined> {
  const row = await db
    .updateTable('personal_token')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['person_id', 'may_write'])
    .executeTakeFirst();
  if (!row) return undefined;
  const viewer = await findPersonAsViewer(db, row.person_id, now);
  return viewer && { viewer, mayWrite: row.may_write };
}
