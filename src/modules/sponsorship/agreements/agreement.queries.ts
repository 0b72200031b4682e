import { type Expression, type SqlBool, sql } from 'kysely';
import { hasProgrammeRole, type Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { RequestFacts } from '../sponsorship.policy.ts';
import type { AgreementState } from './agreement.rules.ts';

export interface Agreement extends RequestFacts {
  readonly agreementId: string;
  readonly interestId: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly organisationName: string;
  readonly organisationCode: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companyNumber: string;
  readonly state: AgreementState;
  readonly begunAt: Date;
  readonly newest: number;
  readonly inForce: number | null;
  /** Of the newest version: both sides read it before the title is signed. */
  readonly title: string;
  readonly signedAt: Date | null;
  readonly summaryPublishedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly completedAt: Date | null;
  readonly outcomeDueOn: string | null;
  readonly outcomesPublishedAt: Date | null;
  readonly terminatedAt: Date | null;
  readonly terminationReason: string | null;
}

/**
 * Both parties' people: the team and those who answer for its organisation, while they act for no company; the company's
 * current users; admins where the organisation has nobody who answers and is not on the team.
 */
function readableAgreement(viewer: Viewer): Expression<SqlBool> {
  if (viewer.kind === 'visitor') return sql<SqlBool>`false`;
  const company = sql<SqlBool>`a.company_id = any(${[...viewer.companies]})`;
  if (viewer.companies.length > 0) return company;
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const orphan = hasProgrammeRole(viewer, 'admin')
    ? sql<SqlBool>`not exists (select 1 from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy') and not exists (select 1 from project_member t
          where t.project_id = p.id and t.person_id = w.person_id))`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId})
    or a.organisation_id = any(${led}) or ${orphan})`;
}

export function selectAgreements(db: Db) {
  return db
    .selectFrom('agreement as a')
    .innerJoin('project as p', 'p.id', 'a.project_id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('company as c', 'c.id', 'a.company_id')
    .innerJoin('agreement_version as n', (join) =>
      join
        .onRef('n.agreement_id', '=', 'a.id')
        .on(
          sql<SqlBool>`n.number = (select max(number) from agreement_version x where x.agreement_id = a.id)`,
        ),
    )
    .select([
      'a.id',
      'a.interest_id',
      'a.request_id',
      'a.project_id',
      'p.title as project_title',
      'a.organisation_id',
      'o.name as organisation_name',
      'o.ods_code',
      'a.company_id',
      'c.name as company_name',
      'c.company_number',
      'a.state',
      'a.begun_at',
      'n.number as newest',
      'n.title',
      'a.version_in_force',
      'a.signed_at',
      'a.summary_published_at',
      'a.activated_at',
      'a.completed_at',
      'a.outcome_due_on',
      'a.outcomes_published_at',
      'a.terminated_at',
      'a.termination_reason',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team_ids'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`.as('lead_ids'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAgreements>['executeTakeFirstOrThrow']>>;

export function toAgreement(row: Row): Agreement {
  return {
    agreementId: row.id,
    interestId: row.interest_id,
    requestId: row.request_id,
    projectId: row.project_id,
    projectTitle: row.project_title,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationCode: row.ods_code,
    companyId: row.company_id,
    companyName: row.company_name,
    companyNumber: row.company_number,
    state: row.state as AgreementState,
    begunAt: row.begun_at,
    newest: row.newest,
    inForce: row.version_in_force,
    title: row.title,
    signedAt: row.signed_at,
    summaryPublishedAt: row.summary_published_at,
    activatedAt: row.activated_at,
    completedAt: row.completed_at,
    outcomeDueOn: row.outcome_due_on,
    outcomesPublishedAt: row.outcomes_published_at,
    terminatedAt: row.terminated_at,
    terminationReason: row.termination_reason,
    teamIds: row.team_ids,
    leadIds: row.lead_ids,
  };
}

/** @returns undefined where the agreement is absent or not for this viewer: the caller cannot tell which */
export async function findAgreement(
  db: Db,
  viewer: Viewer,
  agreementId: string,
): Promise<Agreement | undefined> {
  const row = await selectAgreements(db)
    .where('a.id', '=', agreementId)
    .where(readableAgreement(viewer))
    .executeTakeFirst();
  return row && toAgreement(row);
}

const ownShown = 200;

/** The agreements of a person's projects, organisations or companies, those that still run first. */
export async function findOwnAgreements(db: Db, viewer: Viewer): Promise<Agreement[]> {
  const rows = await selectAgreements(db)
    .where(readableAgreement(viewer))
    .orderBy(sql`a.state in ('outcomes-published', 'terminated')`)
    .orderBy('a.begun_at', 'desc')
    .limit(ownShown)
    .execute();
  return rows.map(toAgreement);
}

/** The agreement that was begun from an offer, where it has not ended early. */
export async function findAgreementOfOffer(db: Db, interestId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('agreement')
    .where('interest_id', '=', interestId)
    .where('state', '<>', 'terminated')
    .select('id')
    .executeTakeFirst();
  return row?.id;
}
