import type { Tx } from '#platform/db/database.ts';
import { Suspended } from '#platform/http/problems.ts';
import { findSuspension } from './suspension.queries.ts';
import { suspendedWords } from './suspension.words.ts';

/** @throws Suspended, so that no way of signing in opens a session */
export async function refuseSuspended(tx: Tx, personId: string, now: Date): Promise<void> {
  const suspension = await findSuspension(tx, personId, now);
  if (suspension) throw new Suspended(suspendedWords(suspension));
}
