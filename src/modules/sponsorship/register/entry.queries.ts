import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { type Agreement, selectAgreements, toAgreement } from '../agreements/agreement.queries.ts';
import { type EndedBid, findEndedBids } from '../end-bid/end-bid.queries.ts';
import { projectIsOpen } from '../requests/request.queries.ts';

export interface Entry {
  readonly agreement: Agreement;
  /** Its own project's page is open to everyone today: only then is it named and linked. */
  readonly projectOpen: boolean;
  readonly consented: boolean;
}

/** @returns undefined where there is no such agreement, or its summary is not public */
export async function findEntry(db: Db, agreementId: string): Promise<Entry | undefined> {
  const row = await selectAgreements(db)
    .innerJoin('sponsorship_request as r', 'r.id', 'a.request_id')
    .where('a.id', '=', agreementId)
    .where('a.summary_published_at', 'is not', null)
    .select([projectIsOpen.as('project_open'), 'r.publication_consented_at'])
    .executeTakeFirst();
  return (
    row && {
      agreement: toAgreement(row),
      projectOpen: Boolean(row.project_open),
      consented: row.publication_consented_at !== null,
    }
  );
}

/** Amendments signed by both after the first: their numbers and when the second signed. */
export async function findAmendments(db: Db, agreementId: string): Promise<{ number: number; at: Date }[]> {
  const rows = await db
    .selectFrom('agreement_signature')
    .where('agreement_id', '=', agreementId)
    .groupBy('version')
    .having(sql`count(*)`, '=', 2)
    .orderBy('version')
    .select(['version', sql<Date>`max(signed_at)`.as('at')])
    .execute();
  return rows.slice(1).map((row) => ({ number: row.version, at: row.at }));
}

export interface DeclaredRole {
  readonly role: 'team' | 'officer' | 'reviewer';
  readonly people: number;
  readonly withInterest: number;
  /** Kinds of interest that this role declared and that may concern the company. */
  readonly types: readonly string[];
}

/** What those who decided declared, by their role and not by name. */
export async function findDeclaredRoles(
  db: Db,
  agreement: Pick<Agreement, 'requestId' | 'companyId' | 'projectId'>,
): Promise<DeclaredRole[]> {
  const { rows } = await sql<{ role: string; people: number; with_interest: number; types: string[] }>`
    with declared as (
      select d.id, d.person_id,
        case when exists (select 1 from project_member m where m.project_id = ${agreement.projectId} and m.person_id = d.person_id) then 'team'
          when exists (select 1 from programme_role g where g.person_id = d.person_id and g.role = 'reviewer') then 'reviewer'
          else 'officer' end as role,
        array(select distinct i.type from declared_interest i where i.declaration_id = d.id
          and (i.company_id is null or i.company_id = ${agreement.companyId}) order by i.type) as types
      from declaration d where d.request_id = ${agreement.requestId} and d.superseded_at is null
    )
    select role, count(*)::int as people, (count(*) filter (where cardinality(types) > 0))::int as with_interest,
      coalesce(array(select distinct t from declared e, unnest(e.types) t where e.role = declared.role order by t), '{}') as types
    from declared group by role order by role`.execute(db);
  return rows.map((row) => ({
    role: row.role as DeclaredRole['role'],
    people: row.people,
    withInterest: row.with_interest,
    types: row.types,
  }));
}

export interface Handling {
  readonly mitigation: string | undefined;
  readonly waivers: readonly { readonly at: Date; readonly state: string; readonly reason: string }[];
  /** Bids that stopped the offer until they were over; who ended them is not told. */
  readonly endings: readonly Omit<EndedBid, 'by' | 'bidId'>[];
}

/** How a conflict was handled before the offer was accepted. */
export async function findHandling(db: Db, interestId: string): Promise<Handling> {
  const [review, waivers, ended] = await Promise.all([
    db
      .selectFrom('conflict_review')
      .where('id', '=', sql<string>`latest_review(${interestId}::uuid)`)
      .select('mitigation')
      .executeTakeFirst(),
    db
      .selectFrom('bid_waiver as w')
      .innerJoin('bid as b', 'b.id', 'w.bid_id')
      .where('w.interest_id', '=', interestId)
      .orderBy('w.waived_at')
      .select(['w.waived_at', 'b.state', 'w.reason'])
      .execute(),
    findEndedBids(db, interestId),
  ]);
  return {
    mitigation: review?.mitigation ?? undefined,
    waivers: waivers.map((row) => ({ at: row.waived_at, state: row.state, reason: row.reason })),
    endings: ended.map(({ by, bidId, ...told }) => told),
  };
}
