import type { ProgrammeRole } from '#kit/viewer.ts';
import { findPersonByAddress } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import { insertRole } from './settings.queries.ts';
import { roleWords } from './settings.rules.ts';

/** How the first admin comes to be: whoever runs the machine names them. @returns what happened, in words */
export async function grantByCommand(
  db: Db,
  role: string,
  address: string,
  now: Date,
): Promise<{ ok: boolean; words: string }> {
  if (!Object.hasOwn(roleWords, role))
    return { ok: false, words: `There is no role ${role}. Roles are: ${Object.keys(roleWords).join(', ')}.` };
  const personId = await findPersonByAddress(db, address.trim().toLowerCase());
  if (personId === undefined)
    return {
      ok: false,
      words: `Nobody has confirmed the address ${address}. Let them join on the site first, then give the role.`,
    };
  const act = newAct({ actor: null, organisation: null, at: now });
  const given = await db
    .transaction()
    .execute((tx) => insertRole(tx, act, { personId, role: role as ProgrammeRole }));
  return {
    ok: true,
    words: given
      ? `${address} holds the role ${role} once they sign in with two factors (they set that up in their account).`
      : `${address} holds the role ${role} already.`,
  };
}
