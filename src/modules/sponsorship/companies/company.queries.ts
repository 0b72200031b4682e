import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { encodeCursor } from '#kit/key-page.ts';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { CompanyState } from '../request.rules.ts';
import { writeUser } from './company-user.queries.ts';

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

/** Its users (who are, only once it is verified), its applicant until it is verified, and admins. */
function visibleCompany(viewer: Viewer) {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`;
  if (hasProgrammeRole(viewer, 'admin')) return sql<SqlBool>`true`;
  return sql<SqlBool>`(id = any(${[...viewer.companies]}) or (applied_by = ${viewer.personId} and state <> 'verified'))`;
}

/** @returns undefined where the company is absent or not for this viewer: the caller cannot tell which */
export async function findCompany(db: Db, viewer: Viewer, companyId: string): Promise<Company | undefined> {
  const row = await selectCompanies(db)
    .where('id', '=', companyId)
    .where(visibleCompany(viewer))
    .executeTakeFirst();
  return row && toCompany(row);
}

/** The last row of the page before: when it was applied for, in microseconds since 1970, and its id. */
export type CompanyPlace = readonly [number, string];

const companiesPerPage = 50;

/** For programme admins: the companies in one state, the longest waiting first. */
export async function listCompanies(
  db: Db,
  state: CompanyState,
  after: CompanyPlace | undefined,
): Promise<{ companies: Company[]; next: string | undefined }> {
  const rows = await selectCompanies(db)
    .where('state', '=', state)
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(applied_at, id) > ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy('applied_at')
    .orderBy('id')
    .limit(companiesPerPage + 1)
    .select(sql<number>`(extract(epoch from applied_at) * 1000000)::bigint`.as('applied_microseconds'))
    .execute();
  const shown = rows.slice(0, companiesPerPage);
  const last = rows.length > companiesPerPage ? shown.at(-1) : undefined;
  return {
    companies: shown.map(toCompany),
    next: last && encodeCursor([last.applied_microseconds, last.id]),
  };
}

/** The companies that a person may act for today, and those that they applied for and that are not verified. */
export async function findCompaniesOf(db: Db, personId: string, today: string): Promise<Company[]> {
  const rows = await selectCompanies(db)
    .where((eb) =>
      eb.or([
        eb.and([eb('applied_by', '=', personId), eb('state', '<>', 'verified')]),
        eb.and([
          eb('state', '=', 'verified'),
          eb.exists(
            eb
              .selectFrom('company_user as u')
              .whereRef('u.company_id', '=', 'company.id')
              .where('u.person_id', '=', personId)
              .where('u.ended_at', 'is', null)
              .where('u.expires_on', '>=', today)
              .select('u.person_id'),
          ),
        ]),
      ]),
    )
    .orderBy('name')
    .execute();
  return rows.map(toCompany);
}

/**
 * The applicant becomes its first user; nothing is seen before it is verified. A company that was refused may be applied
 * for again, by anyone: whoever was named for it before is not any more.
 * @returns undefined where the number is known already
 */
export async function insertCompany(
  tx: Tx,
  act: Act,
  details: CompanyDetails,
  applicant: { personId: string; expiresOn: string },
): Promise<string | undefined> {
  const applied = {
    name: details.name,
    sector: details.sector,
    about: details.about,
    offers: [...details.offers],
    topics: [...details.topics],
    regions: [...details.regions],
    state: 'applied',
    applied_by: applicant.personId,
    applied_at: act.at,
  };
  const row = await tx
    .insertInto('company')
    .values({ id: newId(), company_number: details.companyNumber, ...applied })
    .onConflict((conflict) =>
      conflict
        .column('company_number')
        .doUpdateSet({ ...applied, decided_by: null, decided_at: null, reason: null })
        .where('company.state', '=', 'refused'),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await tx
    .updateTable('company_user')
    .set({ ended_at: act.at })
    .where('company_id', '=', row.id)
    .where('ended_at', 'is', null)
    .execute();
  await writeUser(tx, act, {
    companyId: row.id,
    personId: applicant.personId,
    expiresOn: applicant.expiresOn,
    namedBy: applicant.personId,
  });
  await append(tx, act, { verb: 'company.applied', subjectKind: 'company', subject: row.id });
  return row.id;
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
