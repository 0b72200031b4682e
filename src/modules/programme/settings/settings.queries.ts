import type { ProgrammeRole } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { ProgrammeSettings } from './settings.rules.ts';

/** One database is one programme: it needs no id of its own, and events need one. */
const programmeId = '00000000-0000-7000-8000-000000000001';

export async function saveSettings(tx: Tx, act: Act, settings: ProgrammeSettings): Promise<void> {
  await tx
    .updateTable('programme')
    .set({ name: settings.name, about: settings.about, colour: settings.colour })
    .execute();
  await append(tx, act, { verb: 'programme.changed', subjectKind: 'programme', subject: programmeId });
}

export interface RoleHolder {
  readonly personId: string;
  readonly name: string | null;
  readonly role: ProgrammeRole;
  readonly since: Date;
}

export async function findRoleHolders(db: Db): Promise<RoleHolder[]> {
  const rows = await db
    .selectFrom('programme_role as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .where('p.erased_at', 'is', null)
    .orderBy('r.role')
    .orderBy('p.name')
    .select(['r.person_id', 'p.name', 'r.role', 'r.granted_at'])
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role as ProgrammeRole,
    since: row.granted_at,
  }));
}

/** @returns false where this person holds the role already */
export async function insertRole(
  tx: Tx,
  act: Act,
  given: { personId: string; role: ProgrammeRole },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('programme_role')
    .values({ person_id: given.personId, role: given.role, granted_at: act.at, granted_by: act.actor })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'role.granted',
    subjectKind: 'person',
    subject: given.personId,
    payload: { role: given.role },
  });
  return true;
}

/** Admins are counted under a lock, so that two who take each other's role away do not leave nobody. */
export async function countAdmins(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('programme_role')
    .where('role', '=', 'admin')
    .forUpdate()
    .select('person_id')
    .execute();
  return rows.length;
}

/** @returns false where this person does not hold the role any more */
export async function deleteRole(
  tx: Tx,
  act: Act,
  taken: { personId: string; role: ProgrammeRole },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('programme_role')
    .where('person_id', '=', taken.personId)
    .where('role', '=', taken.role)
    .executeTakeFirst();
  if (deleted.numDeletedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'role.revoked',
    subjectKind: 'person',
    subject: taken.personId,
    payload: { role: taken.role },
  });
  return true;
}
