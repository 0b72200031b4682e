import type { Db } from '#platform/db/database.ts';

export interface NamedMember {
  readonly personId: string;
  readonly organisationId: string;
  /** A lead or a deputy. */
  readonly answers: boolean;
}

/** Whom an import's line names by e-mail address and organisation. @returns what is wrong, in words, where there is no such member */
export async function findMemberByAddress(
  db: Db,
  address: string,
  odsCode: string,
): Promise<NamedMember | string> {
  const organisation = await db
    .selectFrom('organisation')
    .where('ods_code', '=', odsCode.toUpperCase())
    .select('id')
    .executeTakeFirst();
  if (!organisation) return `there is no organisation ${odsCode}: import organisations first`;
  const member = await db
    .selectFrom('person_email as e')
    .innerJoin('membership as m', 'm.person_id', 'e.person_id')
    .where('e.address', '=', address)
    .where('e.verified_at', 'is not', null)
    .where('m.organisation_id', '=', organisation.id)
    .where('m.state', '=', 'confirmed')
    .select(['m.person_id', 'm.role'])
    .executeTakeFirst();
  return member
    ? {
        personId: member.person_id,
        organisationId: organisation.id,
        answers: member.role !== 'member',
      }
    : `${address} is not the confirmed address of a member of ${odsCode}: ask them to join first, or name another member`;
}

/** The person behind a confirmed address. */
export async function findPersonByAddress(db: Db, address: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('person_email')
    .where('address', '=', address)
    .where('verified_at', 'is not', null)
    .select('person_id')
    .executeTakeFirst();
  return row?.person_id;
}
