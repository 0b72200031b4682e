import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { hashToken, newToken } from '#platform/secrets.ts';

export type LinkPurpose = 'confirm-email' | 'sign-in' | 'reset-password';

const validHours = 24;

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly address: string;
  readonly personId: string | null;
  readonly details?: Readonly<Record<string, string>>;
  readonly next?: string | undefined;
  readonly now: Date;
}

/** @returns the token for the address in the e-mail; the database keeps only its hash */
export async function insertLink(tx: Tx, link: NewLink): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('email_link')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      purpose: link.purpose,
      address: link.address,
      person_id: link.personId,
      details: JSON.stringify(link.details ?? {}),
      then_path: link.next ?? null,
      created_at: link.now,
      expires_at: new Date(link.now.getTime() + validHours * 3_600_000),
    })
    .execute();
  return token;
}

export interface Link {
  readonly id: string;
  readonly address: string;
  readonly personId: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly next: string | null;
}

/** @returns undefined where there is no such link, or it was used, or its time is over */
export async function findLink(
  db: Db,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<Link | undefined> {
  const row = await db
    .selectFrom('email_link')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['id', 'address', 'person_id', 'details', 'then_path'])
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      address: row.address,
      personId: row.person_id,
      details: row.details as Record<string, string>,
      next: row.then_path,
    }
  );
}

/** @returns false where another was quicker: a link works once */
export async function useLink(tx: Tx, linkId: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('email_link')
    .set({ used_at: now })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
