import { newId } from '#kit/ids.ts';
import type { Db } from '#platform/db/database.ts';
import { hashToken } from '#platform/secrets.ts';

export const attemptWindowMinutes = 15;

/** Counts this try, then says whether any of the keys has tried too often. Keys are kept only as hashes. */
export async function triedTooOften(
  db: Db,
  keys: readonly string[],
  max: number,
  now: Date,
): Promise<boolean> {
  const hashed = keys.map((key) => hashToken(key).toString('base64url'));
  await db
    .insertInto('attempt')
    .values(hashed.map((key) => ({ id: newId(), key, at: now })))
    .execute();
  const since = new Date(now.getTime() - attemptWindowMinutes * 60_000);
  const counts = await db
    .selectFrom('attempt')
    .where('key', 'in', hashed)
    .where('at', '>', since)
    .groupBy('key')
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .execute();
  return counts.some((count) => count.tries > max);
}
