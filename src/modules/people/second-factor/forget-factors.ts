import type { Db } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct } from '#platform/events/event.ts';
import { deleteAllPasskeys, endAllSessions } from '../forgotten-password/forgotten-password.queries.ts';
import { findPersonByAddress } from '../member-by-address.queries.ts';
import { dropSecondFactor } from './second-factor.queries.ts';

/**
 * For whoever lost every device: nobody in the site can be trusted to say so, hence whoever runs the machine does, who has
 * made sure of the person otherwise. @returns what happened, in words
 */
export async function forgetFactorsByCommand(
  db: Db,
  address: string,
  now: Date,
): Promise<{ ok: boolean; words: string }> {
  const personId = await findPersonByAddress(db, address.trim().toLowerCase());
  if (personId === undefined)
    return { ok: false, words: `Nobody has confirmed the address ${address}. Check how it is written.` };
  await db.transaction().execute(async (tx) => {
    await deleteAllPasskeys(tx, personId);
    await dropSecondFactor(tx, personId);
    await endAllSessions(tx, personId, now);
    await append(tx, newAct({ actor: null, organisation: null, at: now }), {
      verb: 'person.second-factor-removed',
      subjectKind: 'person',
      subject: personId,
    });
  });
  return {
    ok: true,
    words: `The passkeys and codes of ${address} are forgotten and their sessions have ended. Roles rest until they sign in and set up new ones in their account.`,
  };
}
