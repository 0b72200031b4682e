import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';

export interface OrganisationSignIn {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly sealedClientSecret: Buffer;
}

export async function findOrganisationSignIn(
  db: Db,
  organisationId: string,
): Promise<OrganisationSignIn | undefined> {
  const row = await db
    .selectFrom('organisation_sign_in as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .where('s.organisation_id', '=', organisationId)
    .select(['s.organisation_id', 'o.name', 's.issuer', 's.client_id', 's.sealed_client_secret'])
    .executeTakeFirst();
  return (
    row && {
      organisationId: row.organisation_id,
      organisationName: row.name,
      issuer: row.issuer,
      clientId: row.client_id,
      sealedClientSecret: row.sealed_client_secret,
    }
  );
}

export async function listOrganisationSignIns(
  db: Db,
): Promise<{ organisationId: string; odsCode: string; name: string }[]> {
  const rows = await db
    .selectFrom('organisation_sign_in as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .orderBy('o.name')
    .select(['s.organisation_id', 'o.ods_code', 'o.name'])
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    odsCode: row.ods_code,
    name: row.name,
  }));
}

export async function saveOrganisationSignIn(
  tx: Tx,
  setting: {
    organisationId: string;
    issuer: string;
    clientId: string;
    sealedClientSecret: Buffer;
    setBy: string;
    now: Date;
  },
): Promise<void> {
  const values = {
    issuer: setting.issuer,
    client_id: setting.clientId,
    sealed_client_secret: setting.sealedClientSecret,
    set_by: setting.setBy,
    set_at: setting.now,
  };
  await tx
    .insertInto('organisation_sign_in')
    .values({ organisation_id: setting.organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
}

export async function findFederatedPerson(
  db: Db,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('federated_identity as f')
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .where('f.issuer', '=', issuer)
    .where('f.subject', '=', subject)
    .where('p.erased_at', 'is', null)
    .select('f.person_id')
    .executeTakeFirst();
  return row?.person_id;
}

/** Somebody whom this issuer knows already. */
export async function isKnownTo(db: Db, issuer: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('federated_identity')
    .where('issuer', '=', issuer)
    .where('person_id', '=', personId)
    .select('subject')
    .executeTakeFirst();
  return row !== undefined;
}

export async function isDomainOf(db: Db, domain: string, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation_domain')
    .where('domain', '=', domain)
    .where('organisation_id', '=', organisationId)
    .select('domain')
    .executeTakeFirst();
  return row !== undefined;
}

export async function listDomains(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation_domain')
    .where('organisation_id', '=', organisationId)
    .orderBy('domain')
    .select('domain')
    .execute();
  return rows.map((row) => row.domain);
}

export async function linkIdentity(
  tx: Tx,
  identity: { issuer: string; subject: string; personId: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('federated_identity')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      created_at: identity.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Forgets by whom somebody is known at the sign-in of organisations that have them no more. What one issuer says still opens
 * the account while another organisation that signs in there has them.
 * @returns whether such a sign-in was theirs
 */
export async function unlinkFormerMember(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from federated_identity f where f.person_id = ${personId} and not exists (
      select 1 from organisation_sign_in s join membership m on m.organisation_id = s.organisation_id
      where m.person_id = f.person_id and m.state = 'confirmed' and rtrim(s.issuer, '/') = rtrim(f.issuer, '/'))
    returning f.subject`.execute(tx);
  return rows.length > 0;
}

/**
 * Whether each organisation with the sign-in of this one that ever decided on the person has ended or refused it. Who never
 * belonged to any is no former member.
 */
export async function isFormerMember(db: Db, personId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ former: boolean | null }>`
    select bool_or(m.state in ('ended', 'refused')) and not bool_or(m.state = 'confirmed') as former
    from organisation_sign_in own
      join organisation_sign_in s on rtrim(s.issuer, '/') = rtrim(own.issuer, '/')
      join membership m on m.organisation_id = s.organisation_id
    where own.organisation_id = ${organisationId} and m.person_id = ${personId}`.execute(db);
  return rows[0]?.former ?? false;
}

/** Until this transaction is over, nothing ends where they belong: whoever ends it finds what is linked here. */
export async function holdMemberships(tx: Tx, personId: string): Promise<void> {
  await tx.selectFrom('membership').where('person_id', '=', personId).select('id').forShare().execute();
}

/** Now or before, also where a lead refused or ended it. */
export async function hasBelonged(db: Db, personId: string, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
