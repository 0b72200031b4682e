import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

/** What an agreement begins from: an offer that passed every check and was approved by two people. */
export interface AcceptedInterest {
  readonly interestId: string;
  readonly requestId: string;
  readonly requestTitle: string;
  readonly projectId: string;
  readonly projectTitle: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly offered: string;
  readonly benefitsSought: string;
  readonly valuePence: number | null;
  readonly acceptedAt: Date;
  readonly approverIds: readonly string[];
  /** What the conflict review asked for, and who accepted it; undefined where the offer was clear. */
  readonly mitigation: { readonly text: string; readonly acceptedBy: string } | undefined;
}

/** @returns undefined where there is no such offer, or it was not accepted. The caller decides who may read it. */
export async function findAcceptedInterest(
  db: Db,
  interestId: string,
): Promise<AcceptedInterest | undefined> {
  const [row] = await selectAccepted(db).where('e.id', '=', interestId).execute();
  return row && toAccepted(row);
}

/** The offer that matched a request, where one did. */
export async function findAcceptedInterestOf(
  db: Db,
  requestId: string,
): Promise<AcceptedInterest | undefined> {
  const [row] = await selectAccepted(db).where('e.request_id', '=', requestId).execute();
  return row && toAccepted(row);
}

function selectAccepted(db: Db) {
  return db
    .selectFrom('expression_of_interest as e')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .leftJoin('conflict_review as v', (join) => join.on(sql<SqlBool>`v.id = latest_review(e.id)`))
    .leftJoin('person as m', 'm.id', 'v.mitigation_accepted_by')
    .where('e.state', '=', 'accepted')
    .select([
      'e.id',
      'e.request_id',
      'r.title as request_title',
      'p.id as project_id',
      'p.title as project_title',
      'o.id as organisation_id',
      'o.name as organisation_name',
      'c.id as company_id',
      'c.name as company_name',
      'e.message',
      'e.benefits_sought',
      'e.value_pence',
      'e.accepted_at',
      'v.mitigation',
      'm.name as mitigation_accepted_by',
      sql<
        string[]
      >`array(select a.approver_id from offer_approval a where a.review_id = v.id order by a.approved_at)`.as(
        'approver_ids',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAccepted>['executeTakeFirstOrThrow']>>;

function toAccepted(row: Row): AcceptedInterest {
  return {
    interestId: row.id,
    requestId: row.request_id,
    requestTitle: row.request_title,
    projectId: row.project_id,
    projectTitle: row.project_title,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    companyId: row.company_id,
    companyName: row.company_name,
    offered: row.message,
    benefitsSought: row.benefits_sought,
    valuePence: row.value_pence,
    acceptedAt: row.accepted_at ?? new Date(0),
    approverIds: row.approver_ids,
    mitigation:
      row.mitigation === null
        ? undefined
        : { text: row.mitigation, acceptedBy: row.mitigation_accepted_by ?? 'Somebody who has left' },
  };
}

/**
 * Whether a person's declaration for a request stands today: made, not replaced, not expired. A declaration of nothing
 * counts. `today` is 'YYYY-MM-DD' in London.
 */
export async function hasCurrentDeclaration(
  db: Db,
  personId: string,
  requestId: string,
  today: string,
): Promise<boolean> {
  const { rows } = await sql<{
    declared: boolean;
  }>`select has_declared(${personId}::uuid, ${requestId}::uuid, ${today}::date) as declared`.execute(db);
  return rows[0]?.declared === true;
}
