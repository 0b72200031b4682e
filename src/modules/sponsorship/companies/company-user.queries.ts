import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export interface CompanyUser {
  readonly personId: string;
  readonly name: string | null;
  readonly expiresOn: string;
}

/** Those who were named and not ended, also where their time is over. */
export async function findUsers(db: Db, companyId: string): Promise<CompanyUser[]> {
  const rows = await db
    .selectFrom('company_user as u')
    .innerJoin('person as p', 'p.id', 'u.person_id')
    .where('u.company_id', '=', companyId)
    .where('u.ended_at', 'is', null)
    .orderBy('p.name')
    .orderBy('u.person_id')
    .select(['u.person_id', 'p.name', 'u.expires_on'])
    .execute();
  return rows.map((row) => ({ personId: row.person_id, name: row.name, expiresOn: row.expires_on }));
}

interface Naming {
  readonly companyId: string;
  readonly personId: string;
  readonly expiresOn: string;
  readonly namedBy: string;
}

/** Named again, a user's time begins anew. */
export async function writeUser(tx: Tx, act: Act, user: Naming): Promise<void> {
  const named = { expires_on: user.expiresOn, named_by: user.namedBy, named_at: act.at, ended_at: null };
  await tx
    .insertInto('company_user')
    .values({ company_id: user.companyId, person_id: user.personId, ...named })
    .onConflict((conflict) => conflict.columns(['company_id', 'person_id']).doUpdateSet(named))
    .execute();
}

export async function nameUser(tx: Tx, act: Act, user: Naming): Promise<void> {
  await writeUser(tx, act, user);
  await append(tx, act, {
    verb: 'company.user-named',
    subjectKind: 'company',
    subject: user.companyId,
    concerns: [user.personId],
    payload: { personId: user.personId, expiresOn: user.expiresOn },
  });
}

/** A company keeps somebody whose time is not over, also where two end each other at once. */
export async function endUser(
  tx: Tx,
  act: Act,
  ending: { companyId: string; personId: string; today: string },
): Promise<'ended' | 'no-user' | 'last-user'> {
  const { companyId, personId, today } = ending;
  await tx.selectFrom('company').where('id', '=', companyId).select('id').forUpdate().execute();
  const users = await findUsers(tx, companyId);
  if (!users.some((user) => user.personId === personId)) return 'no-user';
  if (!users.some((user) => user.personId !== personId && user.expiresOn >= today)) return 'last-user';
  await tx
    .updateTable('company_user')
    .set({ ended_at: act.at })
    .where('company_id', '=', companyId)
    .where('person_id', '=', personId)
    .execute();
  await append(tx, act, {
    verb: 'company.user-ended',
    subjectKind: 'company',
    subject: companyId,
    concerns: [personId],
    payload: { personId },
  });
  return 'ended';
}
