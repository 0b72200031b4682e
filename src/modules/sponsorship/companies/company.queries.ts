import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { CompanyState } from '../request.rules.ts';

export interface CompanyDetails {
  readonly name: string;
  readonly companyNumber: string;
  readonly sector: string;
  readonly about: string;
  readonly offers: readonly string[];
  readonly topics: readonly string[];
  readonly regions: readonly string[];
}

export interface Company extends CompanyDetails {
  readonly companyId: string;
  readonly state: CompanyState;
  readonly appliedBy: string | null;
  readonly appliedAt: Date;
  readonly reason: string | null;
}

function selectCompanies(db: Db) {
  return db
    .selectFrom('company')
    .select([
      'id',
      'name',
      'company_number',
      'sector',
      'about',
      'offers',
      'topics',
      'regions',
      'state',
      'applied_by',
      'applied_at',
      'reason',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCompanies>['executeTakeFirstOrThrow']>>;

function toCompany(row: Row): Company {
  return {
    companyId: row.id,
    name: row.name,
    companyNumber: row.company_number,
    sector: row.sector,
    about: row.about,
    offers: row.offers,
    topics: row.topics,
    regions: row.regions,
    state: row.state as CompanyState,
    appliedBy: row.applied_by,
    appliedAt: row.applied_at,
    reason: row.reason,
  };
}

export async function findCompany(db: Db, companyId: string): Promise<Company | undefined> {
  const row = await selectCompanies(db).where('id', '=', companyId).executeTakeFirst();
  return row && toCompany(row);
}

const companiesShown = 300;

/** For programme admins: what waits first, the oldest first. */
export async function findCompanies(db: Db): Promise<Company[]> {
  const rows = await selectCompanies(db)
    .orderBy(sql`state = 'applied'`, 'desc')
    .orderBy('applied_at')
    .limit(companiesShown)
    .execute();
  return rows.map(toCompany);
}

/** The companies that a person applied for or is a user of, whatever their state. */
export async function findCompaniesOf(db: Db, personId: string): Promise<Company[]> {
  const rows = await selectCompanies(db)
    .where((eb) =>
      eb.or([
        eb('applied_by', '=', personId),
        eb.exists(
          eb
            .selectFrom('company_user as u')
            .whereRef('u.company_id', '=', 'company.id')
            .where('u.person_id', '=', personId)
            .where('u.ended_at', 'is', null)
            .select('u.person_id'),
        ),
      ]),
    )
    .orderBy('name')
    .execute();
  return rows.map(toCompany);
}

/** The applicant becomes its first user; nothing is seen before it is verified. @returns undefined where the number is known already */
export async function insertCompany(
  tx: Tx,
  act: Act,
  details: CompanyDetails,
  applicant: { personId: string; expiresOn: string },
): Promise<string | undefined> {
  const companyId = newId();
  const inserted = await tx
    .insertInto('company')
    .values({
      id: companyId,
      name: details.name,
      company_number: details.companyNumber,
      sector: details.sector,
      about: details.about,
      offers: [...details.offers],
      topics: [...details.topics],
      regions: [...details.regions],
      state: 'applied',
      applied_by: applicant.personId,
      applied_at: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return undefined;
  await tx
    .insertInto('company_user')
    .values({
      company_id: companyId,
      person_id: applicant.personId,
      expires_on: applicant.expiresOn,
      named_by: applicant.personId,
      named_at: act.at,
    })
    .execute();
  await append(tx, act, { verb: 'company.applied', subjectKind: 'company', subject: companyId });
  return companyId;
}

/** @returns false where another admin decided meanwhile */
export async function saveDecision(
  tx: Tx,
  act: Act,
  companyId: string,
  decision: { state: 'verified' | 'refused'; reason: string; by: string },
): Promise<boolean> {
  const decided = await tx
    .updateTable('company')
    .set({
      state: decision.state,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: act.at,
    })
    .where('id', '=', companyId)
    .where('state', '=', 'applied')
    .executeTakeFirst();
  if (decided.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: `company.${decision.state}`,
    subjectKind: 'company',
    subject: companyId,
  });
  return true;
}

export interface CompanyUser {
  readonly personId: string;
  readonly name: string | null;
  readonly expiresOn: string;
}

export async function findUsers(db: Db, companyId: string): Promise<CompanyUser[]> {
  const rows = await db
    .selectFrom('company_user as u')
    .innerJoin('person as p', 'p.id', 'u.person_id')
    .where('u.company_id', '=', companyId)
    .where('u.ended_at', 'is', null)
    .orderBy('p.name')
    .select(['u.person_id', 'p.name', 'u.expires_on'])
    .execute();
  return rows.map((row) => ({ personId: row.person_id, name: row.name, expiresOn: row.expires_on }));
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

/** Named again, a user's time begins anew. */
export async function putUser(
  tx: Tx,
  act: Act,
  user: { companyId: string; personId: string; expiresOn: string; namedBy: string },
): Promise<void> {
  const named = { expires_on: user.expiresOn, named_by: user.namedBy, named_at: act.at, ended_at: null };
  await tx
    .insertInto('company_user')
    .values({ company_id: user.companyId, person_id: user.personId, ...named })
    .onConflict((conflict) => conflict.columns(['company_id', 'person_id']).doUpdateSet(named))
    .execute();
  await append(tx, act, {
    verb: 'company.user-named',
    subjectKind: 'company',
    subject: user.companyId,
    concerns: [user.personId],
    payload: { personId: user.personId, expiresOn: user.expiresOn },
  });
}

/** @returns false where this person is no user any more */
export async function endUser(tx: Tx, act: Act, companyId: string, personId: string): Promise<boolean> {
  const ended = await tx
    .updateTable('company_user')
    .set({ ended_at: act.at })
    .where('company_id', '=', companyId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;
  await append(tx, act, {
    verb: 'company.user-ended',
    subjectKind: 'company',
    subject: companyId,
    concerns: [personId],
    payload: { personId },
  });
  return true;
}
