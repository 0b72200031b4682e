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

export async function listOrganisationSignIns(db: Db): Promise<{ organisationId: string; name: string }[]> {
  const rows = await db
    .selectFrom('organisation_sign_in as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .orderBy('o.name')
    .select(['s.organisation_id', 'o.name'])
    .execute();
  return rows.map((row) => ({ organisationId: row.organisation_id, name: row.name }));
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
