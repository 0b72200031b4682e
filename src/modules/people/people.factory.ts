import { newId } from '#kit/ids.ts';
import type { MembershipRole, ProgrammeRole } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';

export interface MadeOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly odsCode: string;
}

export interface MadePerson {
  readonly personId: string;
  readonly name: string;
  readonly address: string;
}

export interface MadeMember extends MadePerson {
  readonly organisation: MadeOrganisation;
}

let counter = 0;

/** Builders for tests: what they make is whole and true to the rules of this room. */
export function peopleFactory(db: Db) {
  async function organisation(
    given: { name?: string; region?: string; domain?: string } = {},
  ): Promise<MadeOrganisation> {
    counter += 1;
    const made = {
      organisationId: newId(),
      name: given.name ?? `Hospital ${counter} NHS Trust`,
      odsCode: `T${String(counter).padStart(4, '0')}`,
    };
    await db
      .insertInto('organisation')
      .values({
        id: made.organisationId,
        ods_code: made.odsCode,
        name: made.name,
        kind: 'NHS Trust',
        region: given.region ?? null,
      })
      .execute();
    if (given.domain)
      await db
        .insertInto('organisation_domain')
        .values({ domain: given.domain, organisation_id: made.organisationId, shared: false })
        .execute();
    return made;
  }

  async function person(
    given: { name?: string; kind?: 'staff' | 'public'; address?: string; profession?: string } = {},
  ): Promise<MadePerson> {
    counter += 1;
    const made = {
      personId: newId(),
      name: given.name ?? `Person ${counter}`,
      address: given.address ?? `person-${counter}@people.example`,
    };
    await db
      .insertInto('person')
      .values({
        id: made.personId,
        name: made.name,
        kind: given.kind ?? 'public',
        profession: given.profession ?? null,
      })
      .execute();
    await db
      .insertInto('person_email')
      .values({ id: newId(), person_id: made.personId, address: made.address, verified_at: new Date() })
      .execute();
    return made;
  }

  async function member(
    given: { organisation?: MadeOrganisation; role?: MembershipRole; name?: string; address?: string } = {},
  ): Promise<MadeMember> {
    const at = given.organisation ?? (await organisation());
    const made = await person({ ...given, kind: 'staff' });
    await db
      .insertInto('membership')
      .values({
        id: newId(),
        person_id: made.personId,
        organisation_id: at.organisationId,
        role: given.role ?? 'member',
        state: 'confirmed',
        confirmed_by_domain: 'example',
        decided_at: new Date(),
      })
      .execute();
    return { ...made, organisation: at };
  }

  /** Sign this person in with `{ secondFactor: true }`, or their role rests. */
  async function programmeStaff(role: ProgrammeRole): Promise<MadePerson> {
    const made = await person({ kind: 'staff' });
    await db.insertInto('programme_role').values({ person_id: made.personId, role }).execute();
    return made;
  }

  return { organisation, person, member, programmeStaff };
}
