import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import type { DomainProof } from './sign-up.rules.ts';

export interface Account {
  readonly personId: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
}

/** The account behind a confirmed address. */
export async function findAccountByAddress(db: Db, address: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('person_email')
    .innerJoin('person', 'person.id', 'person_email.person_id')
    .leftJoin('password', 'password.person_id', 'person.id')
    .leftJoin('second_factor', (join) =>
      join
        .onRef('second_factor.person_id', '=', 'person.id')
        .on('second_factor.confirmed_at', 'is not', null),
    )
    .where('person_email.address', '=', address)
    .where('person_email.verified_at', 'is not', null)
    .where('person.erased_at', 'is', null)
    .select(['person.id', 'person.name', 'password.hash', 'second_factor.person_id as second_factor'])
    .executeTakeFirst();
  return row && toAccount(row);
}

export async function findAccount(db: Db, personId: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('password', 'password.person_id', 'person.id')
    .leftJoin('second_factor', (join) =>
      join
        .onRef('second_factor.person_id', '=', 'person.id')
        .on('second_factor.confirmed_at', 'is not', null),
    )
    .where('person.id', '=', personId)
    .where('person.erased_at', 'is', null)
    .select(['person.id', 'person.name', 'password.hash', 'second_factor.person_id as second_factor'])
    .executeTakeFirst();
  return row && toAccount(row);
}

function toAccount(row: {
  id: string;
  name: string | null;
  hash: string | null;
  second_factor: string | null;
}): Account {
  return {
    personId: row.id,
    name: row.name ?? '',
    passwordHash: row.hash,
    hasSecondFactor: row.second_factor !== null,
  };
}

/** What the domain of an address proves about the person who holds it. */
export async function findDomainProof(db: Db, address: string): Promise<DomainProof> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const row = await db
    .selectFrom('organisation_domain')
    .where('domain', '=', domain)
    .select(['organisation_id', 'shared'])
    .executeTakeFirst();
  if (!row) return { kind: 'nothing' };
  return row.organisation_id === null
    ? { kind: 'staff', domain }
    : { kind: 'member', organisationId: row.organisation_id, domain };
}

export interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly kind: 'staff' | 'public';
  readonly address: string;
  readonly passwordHash: string | null;
  readonly profession: string | null;
  readonly now: Date;
}

/** @returns false where the address belongs to somebody already */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  await tx
    .insertInto('person')
    .values({
      id: person.personId,
      name: person.name,
      kind: person.kind,
      profession: person.profession,
      created_at: person.now,
    })
    .execute();
  const email = await tx
    .insertInto('person_email')
    .values({
      id: newId(),
      person_id: person.personId,
      address: person.address,
      verified_at: person.now,
      created_at: person.now,
    })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .executeTakeFirst();
  if (email.numInsertedOrUpdatedRows !== 1n) return false;
  if (person.passwordHash !== null) await setPassword(tx, person.personId, person.passwordHash, person.now);
  return true;
}

export async function setPassword(tx: Tx, personId: string, hash: string, now: Date): Promise<void> {
  await tx
    .insertInto('password')
    .values({ person_id: personId, hash, set_at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: now }))
    .execute();
}

export async function confirmMembershipByDomain(
  tx: Tx,
  membership: { personId: string; organisationId: string; domain: string; now: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('membership')
    .values({
      id,
      person_id: membership.personId,
      organisation_id: membership.organisationId,
      state: 'confirmed',
      confirmed_by_domain: membership.domain,
      started_at: membership.now,
      decided_at: membership.now,
    })
    .execute();
  return id;
}
