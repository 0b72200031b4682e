import { type Expression, type SqlBool, sql } from 'kysely';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { findStandings, type Standing } from '../companies/company-standing.queries.ts';
import { openStates, type RequestState, type SponsorshipNeed } from '../request.rules.ts';
import type { RequestFacts } from '../sponsorship.policy.ts';

/** All that a company ever reads of a request, and what everyone may read of its project. Nothing else is even selected for it. */
export interface RequestForCompanies {
  readonly requestId: string;
  readonly projectId: string;
  readonly project: {
    readonly title: string;
    readonly summary: string;
    readonly problem: string;
    readonly whatWasDone: string;
    readonly results: string;
  };
  readonly organisationName: string;
  readonly need: SponsorshipNeed;
  readonly title: string;
  readonly ask: string;
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly fteFrom: number | null;
  readonly fteTo: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly patientBenefit: string;
  readonly nhsBenefit: string;
  readonly outcomeMeasures: string;
  readonly sponsorMay: string;
  readonly sponsorMayNot: string;
  readonly ipPosition: string;
  readonly category: string;
  readonly buyingCode: string | null;
  readonly excludedSectors: readonly string[];
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly lapsesOn: string | null;
}

export interface SponsorshipRequest extends RequestFacts, RequestForCompanies {
  readonly state: RequestState;
  readonly listedAt: Date | null;
  readonly identifiersJustified: string | null;
  readonly existingSuppliers: string;
  readonly procurement: 'none' | 'planned' | 'live' | null;
  readonly procurementFrom: string | null;
  readonly procurementUntil: string | null;
  readonly internalNote: string;
  readonly authorisedByName: string | null;
  readonly endReason: string | null;
  readonly excludedSlugs: readonly string[];
  /** Published to everyone, and not hidden: else no company sees what its request says. */
  readonly projectOpenToEveryone: boolean;
}

export const openInSql = sql.join(openStates.map((state) => sql.lit(state)));
export const projectIsOpen = sql<SqlBool>`p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null`;

/** Listed, and of a project that is open to everyone; not where the request excludes every sector for which the viewer acts. */
export function listedFor(standings: readonly Standing[]): Expression<SqlBool> {
  const eligible = standings.filter((one) => one.inStanding);
  if (eligible.length === 0) return sql<SqlBool>`false`;
  const wanted = sql.join(
    eligible.map((one) => sql`not (r.excluded_sectors && ${[...one.sensitiveSectors]}::text[])`),
    sql` or `,
  );
  return sql<SqlBool>`(r.state in (${openInSql}) and ${projectIsOpen} and (${wanted}))`;
}

/**
 * Who may read a request: its project's team and those who answer for its organisation always; companies' users while it
 * is open to them, and where they have spoken already also afterwards (the page then shows their own words and the answer,
 * no more); reviewers while an offer for it is, or was, with them; admins where nobody off the team answers for the
 * organisation.
 */
function readableRequest(viewer: Viewer, standings: readonly Standing[]): Expression<SqlBool> {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`;
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const company =
    viewer.companies.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`${listedFor(standings)}
          or (p.hidden_at is null and exists (select 1 from expression_of_interest e
            where e.request_id = r.id and e.company_id = any(${[...viewer.companies]})))`;
  const reviewer =
    hasProgrammeRole(viewer, 'reviewer') && viewer.companies.length === 0
      ? sql<SqlBool>`exists (select 1 from expression_of_interest e where e.request_id = r.id
          and (e.state = 'conflict-review' or exists (select 1 from conflict_review v
            where v.interest_id = e.id and v.reviewed_by = ${viewer.personId})))`
      : sql<SqlBool>`false`;
  const orphan = hasProgrammeRole(viewer, 'admin')
    ? sql<SqlBool>`not exists (select 1 from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy') and not on_request_team(w.person_id, r.id))`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
    or p.organisation_id = any(${led}) or ${company} or ${reviewer} or ${orphan})`;
}

/** What companies may read, and no column besides. */
export function selectForCompanies(db: Db) {
  return db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'r.id',
      'r.project_id',
      'p.title as project_title',
      'p.summary as project_summary',
      'p.problem as project_problem',
      'p.what_was_done as project_what_was_done',
      'p.results as project_results',
      'o.name as organisation_name',
      'r.need',
      'r.title',
      'r.ask',
      'r.amount_from_pence',
      'r.amount_to_pence',
      'r.fte_from',
      'r.fte_to',
      'r.starts_on',
      'r.ends_on',
      'r.patient_benefit',
      'r.nhs_benefit',
      'r.outcome_measures',
      'r.sponsor_may',
      'r.sponsor_may_not',
      'r.ip_position',
      'r.category',
      'r.buying_code',
      sql<string[]>`array(select s.name from sensitive_sector s where s.slug = any(r.excluded_sectors)
        order by s.name)`.as('excluded'),
      'r.topics',
      'r.region',
      'r.lapses_on',
    ]);
}

type OpenRow = Awaited<ReturnType<ReturnType<typeof selectForCompanies>['executeTakeFirstOrThrow']>>;

export function toRequestForCompanies(row: OpenRow): RequestForCompanies {
  return {
    requestId: row.id,
    projectId: row.project_id,
    project: {
      title: row.project_title,
      summary: row.project_summary,
      problem: row.project_problem,
      whatWasDone: row.project_what_was_done,
      results: row.project_results,
    },
    organisationName: row.organisation_name,
    need: row.need as SponsorshipNeed,
    title: row.title,
    ask: row.ask,
    amountFromPence: row.amount_from_pence,
    amountToPence: row.amount_to_pence,
    fteFrom: row.fte_from === null ? null : Number(row.fte_from),
    fteTo: row.fte_to === null ? null : Number(row.fte_to),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    patientBenefit: row.patient_benefit,
    nhsBenefit: row.nhs_benefit,
    outcomeMeasures: row.outcome_measures,
    sponsorMay: row.sponsor_may,
    sponsorMayNot: row.sponsor_may_not,
    ipPosition: row.ip_position,
    category: row.category,
    buyingCode: row.buying_code,
    excludedSectors: row.excluded,
    topics: row.topics,
    region: row.region,
    lapsesOn: row.lapses_on,
  };
}

export function selectRequests(db: Db) {
  return selectForCompanies(db)
    .leftJoin('person as au', 'au.id', 'r.authorised_by')
    .select([
      'p.organisation_id',
      'r.state',
      'r.listed_at',
      'r.identifiers_justified',
      'r.existing_suppliers',
      'r.procurement',
      'r.procurement_from',
      'r.procurement_until',
      'r.internal_note',
      'au.name as authorised_by_name',
      'r.end_reason',
      'r.excluded_sectors',
      projectIsOpen.as('project_open'),
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team_ids'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`.as('lead_ids'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>;

export function toRequest(row: Row): SponsorshipRequest {
  return {
    ...toRequestForCompanies(row),
    organisationId: row.organisation_id,
    state: row.state as RequestState,
    listedAt: row.listed_at,
    identifiersJustified: row.identifiers_justified,
    existingSuppliers: row.existing_suppliers,
    procurement: row.procurement as SponsorshipRequest['procurement'],
    procurementFrom: row.procurement_from,
    procurementUntil: row.procurement_until,
    internalNote: row.internal_note,
    authorisedByName: row.authorised_by_name,
    endReason: row.end_reason,
    excludedSlugs: row.excluded_sectors,
    projectOpenToEveryone: Boolean(row.project_open),
    teamIds: row.team_ids,
    leadIds: row.lead_ids,
  };
}

/** @returns undefined where the request is absent or not for this viewer: the caller cannot tell which */
export async function findRequest(
  db: Db,
  viewer: Viewer,
  requestId: string,
  today: string,
): Promise<SponsorshipRequest | undefined> {
  const standings = viewer.kind === 'person' ? await findStandings(db, viewer.companies, today) : [];
  const row = await selectRequests(db)
    .where('r.id', '=', requestId)
    .where(readableRequest(viewer, standings))
    .executeTakeFirst();
  return row && toRequest(row);
}

/** What a company reads of a request that the caller has found to be open to it, or previews. */
export async function findForCompanies(db: Db, requestId: string): Promise<RequestForCompanies | undefined> {
  const row = await selectForCompanies(db).where('r.id', '=', requestId).executeTakeFirst();
  return row && toRequestForCompanies(row);
}

const ownShown = 100;

/** The requests of the projects on whose team somebody is, and those of organisations that they answer for, while they run. */
export async function findOwnRequests(db: Db, viewer: Viewer): Promise<SponsorshipRequest[]> {
  if (viewer.kind === 'visitor') return [];
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const rows = await selectRequests(db)
    .where(
      sql<SqlBool>`exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
        or (p.organisation_id = any(${led}) and r.state in ('draft', 'matched', ${openInSql}))`,
    )
    .orderBy(sql`r.state = 'draft'`, 'desc')
    .orderBy('r.created_at', 'desc')
    .limit(ownShown)
    .execute();
  return rows.map(toRequest);
}

/** The published projects on whose team somebody is, and that everyone may see. */
export async function findOwnOpenProjects(
  db: Db,
  personId: string,
): Promise<{ projectId: string; title: string }[]> {
  const rows = await db
    .selectFrom('project as p')
    .innerJoin('project_member as m', 'm.project_id', 'p.id')
    .where('m.person_id', '=', personId)
    .where(projectIsOpen)
    .orderBy('p.title')
    .limit(ownShown)
    .select(['p.id', 'p.title'])
    .execute();
  return rows.map((row) => ({ projectId: row.id, title: row.title }));
}
