import { newId } from '#kit/ids.ts';
import type { MembershipRole } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { unlinkFormerMember } from '../organisation-sign-in/organisation-sign-in.queries.ts';
import type { Membership, MembershipState } from './membership.rules.ts';

function toMembership(row: {
  id: string;
  person_id: string;
  organisation_id: string;
  role: string;
  state: string;
}): Membership {
  return {
    id: row.id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    role: row.role as MembershipRole,
    state: row.state as MembershipState,
  };
}

export interface MyMembership extends Membership {
  readonly odsCode: string;
  readonly organisationName: string;
  readonly hasLead: boolean;
}

/** A person's memberships that live or wait. */
export async function findMyMemberships(db: Db, personId: string): Promise<MyMembership[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', personId)
    .where('m.state', 'in', ['claimed', 'confirmed'])
    .orderBy('m.started_at')
    .select((eb) => [
      'm.id',
      'm.person_id',
      'm.organisation_id',
      'm.role',
      'm.state',
      'o.ods_code',
      'o.name',
      eb
        .exists(
          eb
            .selectFrom('membership as l')
            .whereRef('l.organisation_id', '=', 'm.organisation_id')
            .where('l.state', '=', 'confirmed')
            .where('l.role', 'in', ['lead', 'deputy'])
            .select('l.id'),
        )
        .as('has_lead'),
    ])
    .execute();
  return rows.map((row) => ({
    ...toMembership(row),
    odsCode: row.ods_code,
    organisationName: row.name,
    hasLead: Boolean(row.has_lead),
  }));
}

export async function findMembership(
  db: Db,
  organisationId: string,
  membershipId: string,
): Promise<Membership | undefined> {
  const row = await db
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .where('organisation_id', '=', organisationId)
    .select(['id', 'person_id', 'organisation_id', 'role', 'state'])
    .executeTakeFirst();
  return row && toMembership(row);
}

export async function findOwnMembership(
  db: Db,
  personId: string,
  membershipId: string,
): Promise<Membership | undefined> {
  const row = await db
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .where('person_id', '=', personId)
    .select(['id', 'person_id', 'organisation_id', 'role', 'state'])
    .executeTakeFirst();
  return row && toMembership(row);
}

export async function countLeads(db: Db, organisationId: string): Promise<number> {
  const row = await db
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .where('role', '=', 'lead')
    .select((eb) => eb.fn.countAll<number>().as('leads'))
    .executeTakeFirstOrThrow();
  return row.leads;
}

export interface PersonOfOrganisation {
  readonly membershipId: string;
  readonly personId: string;
  readonly name: string;
  readonly profession: string | null;
  readonly role: MembershipRole;
  readonly state: MembershipState;
  readonly since: Date;
}

const shownMax = 200;

/** Those who wait first, then those who answer, then the newest. */
export async function findPeopleOf(db: Db, organisationId: string): Promise<PersonOfOrganisation[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.organisation_id', '=', organisationId)
    .where('m.state', 'in', ['claimed', 'confirmed'])
    .where('p.erased_at', 'is', null)
    .orderBy((eb) =>
      eb.case().when('m.state', '=', 'claimed').then(0).when('m.role', '<>', 'member').then(1).else(2).end(),
    )
    .orderBy('m.started_at', 'desc')
    .limit(shownMax)
    .select(['m.id', 'm.person_id', 'p.name', 'p.profession', 'm.role', 'm.state', 'm.started_at'])
    .execute();
  return rows.map((row) => ({
    membershipId: row.id,
    personId: row.person_id,
    name: row.name ?? '',
    profession: row.profession,
    role: row.role as MembershipRole,
    state: row.state as MembershipState,
    since: row.started_at,
  }));
}

/** @returns undefined where another click was quicker: one live membership a person and organisation */
export async function insertClaim(tx: Tx, act: Act, organisationId: string): Promise<string | undefined> {
  const row = await tx
    .insertInto('membership')
    .values({
      id: newId(),
      person_id: act.actor ?? '',
      organisation_id: organisationId,
      state: 'claimed',
      started_at: act.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organisation_id'])
        .where('state', 'in', ['claimed', 'confirmed'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** @returns false where it was decided meanwhile */
export async function decideMembership(
  tx: Tx,
  act: Act,
  { id: membershipId, personId }: Membership,
  verdict: 'confirmed' | 'refused',
  reason: string,
): Promise<boolean> {
  const decided = await tx
    .updateTable('membership')
    .set({
      state: verdict,
      confirmed_by: act.actor,
      decided_at: act.at,
      reason: reason === '' ? null : reason,
    })
    .where('id', '=', membershipId)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  if (verdict === 'refused') await unlinkFormerMember(tx, personId);
  return decided.numUpdatedRows === 1n;
}

/**
 * Gives a role, holding the organisation's leads still meanwhile: two leads who step down at once cannot both succeed.
 * @returns false where the last lead would be gone
 */
export async function setRole(tx: Tx, membership: Membership, role: MembershipRole): Promise<boolean> {
  if (membership.role === 'lead' && (await lockLeads(tx, membership.organisationId)) <= 1) return false;
  await tx
    .updateTable('membership')
    .set({ role })
    .where('id', '=', membership.id)
    .where('state', '=', 'confirmed')
    .execute();
  return true;
}

/**
 * Whoever ends it: with it goes the organisation's own sign-in as a way into the account.
 * @returns why not; or whether such a way in was theirs
 */
export async function endMembership(
  tx: Tx,
  membership: Membership,
  now: Date,
): Promise<'last-lead' | 'not-a-member' | { readonly signInEnded: boolean }> {
  if (membership.role === 'lead' && (await lockLeads(tx, membership.organisationId)) <= 1) return 'last-lead';
  const ended = await tx
    .updateTable('membership')
    .set({ state: 'ended', ended_at: now })
    .where('id', '=', membership.id)
    .where('state', 'in', ['claimed', 'confirmed'])
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return 'not-a-member';
  return { signInEnded: await unlinkFormerMember(tx, membership.personId) };
}

async function lockLeads(tx: Tx, organisationId: string): Promise<number> {
  const leads = await tx
    .selectFrom('membership')
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'confirmed')
    .where('role', '=', 'lead')
    .select('id')
    .forUpdate()
    .execute();
  return leads.length;
}

export async function actFor(tx: Tx, sessionId: string, organisationId: string): Promise<void> {
  await tx.updateTable('session').set({ acting_for: organisationId }).where('id', '=', sessionId).execute();
}
