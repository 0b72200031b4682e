import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { PartiesFacts } from '../agreements/agreement.policy.ts';

/** An accepted offer with all that its agreement can begin from. */
export interface OfferToAgree extends PartiesFacts {
  readonly interestId: string;
  readonly requestId: string;
  readonly projectId: string;
  readonly requestTitle: string;
  readonly ask: string;
  readonly projectTitle: string;
  readonly organisationName: string;
  readonly organisationCode: string;
  readonly companyName: string;
  readonly companyNumber: string;
  readonly offered: string;
  readonly benefitsSought: string;
  readonly valuePence: number | null;
  readonly patientBenefit: string;
  readonly nhsBenefit: string;
  readonly outcomeMeasures: string;
  readonly ipPosition: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly acceptedAt: Date | null;
}

function selectOffers(db: Db) {
  return db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .where('e.state', '=', 'accepted')
    .select([
      'e.id',
      'e.request_id',
      'p.id as project_id',
      'r.title as request_title',
      'r.ask',
      'p.title as project_title',
      'p.organisation_id',
      'o.name as organisation_name',
      'o.ods_code',
      'e.company_id',
      'c.name as company_name',
      'c.company_number',
      'e.message',
      'e.benefits_sought',
      'e.value_pence',
      'r.patient_benefit',
      'r.nhs_benefit',
      'r.outcome_measures',
      'r.ip_position',
      'r.starts_on',
      'r.ends_on',
      'e.accepted_at',
      sql<string[]>`array(select m.person_id from project_member m where m.project_id = p.id)`.as('team_ids'),
      sql<string[]>`array(select w.person_id from membership w where w.organisation_id = p.organisation_id
        and w.state = 'confirmed' and w.role in ('lead', 'deputy'))`.as('lead_ids'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectOffers>['executeTakeFirstOrThrow']>>;

function toOffer(row: Row): OfferToAgree {
  return {
    interestId: row.id,
    requestId: row.request_id,
    projectId: row.project_id,
    requestTitle: row.request_title,
    ask: row.ask,
    projectTitle: row.project_title,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationCode: row.ods_code,
    companyId: row.company_id,
    companyName: row.company_name,
    companyNumber: row.company_number,
    offered: row.message,
    benefitsSought: row.benefits_sought,
    valuePence: row.value_pence,
    patientBenefit: row.patient_benefit,
    nhsBenefit: row.nhs_benefit,
    outcomeMeasures: row.outcome_measures,
    ipPosition: row.ip_position,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    acceptedAt: row.accepted_at,
    teamIds: row.team_ids,
    leadIds: row.lead_ids,
  };
}

/** @returns undefined where there is no such offer, or it was not accepted. The permission decides whose it is. */
export async function findOfferToAgree(db: Db, interestId: string): Promise<OfferToAgree | undefined> {
  const row = await selectOffers(db).where('e.id', '=', interestId).executeTakeFirst();
  return row && toOffer(row);
}

const waitingShown = 50;

/** Accepted offers of a person's projects, organisations or companies for which nobody has begun an agreement. */
export async function findOffersToAgree(db: Db, viewer: Viewer): Promise<OfferToAgree[]> {
  if (viewer.kind === 'visitor') return [];
  const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
  const mine =
    viewer.companies.length > 0
      ? sql<SqlBool>`e.company_id = any(${[...viewer.companies]})`
      : sql<SqlBool>`(p.organisation_id = any(${led})
          or exists (select 1 from project_member m where m.project_id = p.id and m.person_id = ${viewer.personId}))`;
  const rows = await selectOffers(db)
    .where(mine)
    .where(sql<SqlBool>`not exists (select 1 from agreement a where a.interest_id = e.id
      and (a.state <> 'terminated' or a.signed_at is not null))`)
    .orderBy('e.accepted_at')
    .limit(waitingShown)
    .execute();
  return rows.map(toOffer);
}
