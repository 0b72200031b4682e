import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { encodeCursor } from '#kit/key-page.ts';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { CompanyState } from '../company.rules.ts';
import { writeUser } from './company-user.queries.ts';

export interface CompanyDetails {
  readonly name: string;
  readonly companyNumber: string;
  readonly sector: string;
  readonly about: string;
  readonly offers: readonly string[];
  readonly topics: readonly string[];
  readonly regions: readonly string[];
  readonly looksFor: string;
  readonly willNot: string;
  readonly tradeBodies: readonly string[];
  readonly parentName: string;
  readonly parentNumber: string;
  /** Undefined where it was never asked. */
  readonly suppliesNhs: 'yes' | 'no' | undefined;
  readonly sensitiveSectors: readonly string[];
}

export interface Company extends CompanyDetails {
  readonly companyId: string;
  readonly state: CompanyState;
  readonly appliedBy: string | null;
  readonly appliedAt: Date;
  readonly reason: string | null;
  readonly verifiedBy: string | null;
  /** In words, and which of them the programme bars. */
  readonly sectorNames: readonly string[];
  readonly barredSectors: readonly string[];
}

function selectCompanies(db: Db) {
  return db.selectFrom('company').select([
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
    'looks_for',
    'will_not',
    'trade_bodies',
    'parent_name',
    'parent_number',
    'supplies_nhs',
    'sensitive_sectors',
    sql<
      string | null
    >`(select h.name from person h where h.id = company.decided_by and company.state = 'verified')`.as(
      'verified_by',
    ),
    sql<string[]>`array(select s.name from sensitive_sector s where s.slug = any(company.sensitive_sectors)
        order by s.name)`.as('sector_names'),
    sql<string[]>`array(select s.name from sensitive_sector s where s.slug = any(company.sensitive_sectors)
        and s.barred_at is not null order by s.name)`.as('barred_sectors'),
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
    looksFor: row.looks_for,
    willNot: row.will_not,
    tradeBodies: row.trade_bodies,
    parentName: row.parent_name ?? '',
    parentNumber: row.parent_number ?? '',
    suppliesNhs: (row.supplies_nhs ?? undefined) as Company['suppliesNhs'],
    sensitiveSectors: row.sensitive_sectors,
    verifiedBy: row.verified_by,
    sectorNames: row.sector_names,
    barredSectors: row.barred_sectors,
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

function columnsOf(details: CompanyDetails, said: { by: string; at: Date }) {
  return {
    name: details.name,
    sector: details.sector,
    about: details.about,
    offers: [...details.offers],
    topics: [...details.topics],
    regions: [...details.regions],
    looks_for: details.looksFor,
    will_not: details.willNot,
    trade_bodies: [...details.tradeBodies],
    parent_name: details.parentName === '' ? null : details.parentName,
    parent_number: details.parentNumber === '' ? null : details.parentNumber,
    supplies_nhs: details.suppliesNhs ?? null,
    sensitive_sectors: [...details.sensitiveSectors],
    sectors_declared_by: said.by,
    sectors_declared_at: said.at,
  };
}

/** What a verified company says of itself changes; its name and number, which were checked, stay. */
export async function saveProfile(
  tx: Tx,
  act: Act,
  companyId: string,
  details: Omit<CompanyDetails, 'name' | 'companyNumber'>,
  by: string,
): Promise<void> {
  const { name: _name, ...profile } = columnsOf(
    { ...details, name: '', companyNumber: '' },
    { by, at: act.at },
  );
  await tx
    .updateTable('company')
    .set({ ...profile, changed_at: act.at, changed_by: by })
    .where('id', '=', companyId)
    .execute();
  await append(tx, act, { verb: 'company.changed', subjectKind: 'company', subject: companyId });
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
    ...columnsOf(details, { by: applicant.personId, at: act.at }),
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

export async function findOrganisationIdByCode(db: Db, odsCode: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .where('ods_code', '=', odsCode)
    .select('id')
    .executeTakeFirst();
  return row?.id;
}
