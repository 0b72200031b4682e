import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { InterestType } from '../declaration.rules.ts';
import type { InterestState, OfferFacts, ReviewOutcome } from '../offer.rules.ts';
import type { RequestState } from '../request.rules.ts';

interface FactsRow {
  state: string;
  request_state: string;
  in_standing: boolean;
  on_team: boolean;
  officer: boolean;
  declared: boolean;
  own_unmanaged: boolean;
  acts_for_company: boolean;
  reviewed_it: boolean;
  approved_it: boolean;
  undeclared: number;
  unmanaged: string[];
  unwaived: number;
  over_since_review: number;
  outcome: string | null;
  mitigation_accepted: boolean | null;
  approvals: { approverId: string; officer: boolean }[];
}

/** What the rules ask about an offer for somebody who acts today. The triggers of the database ask the same functions. */
export async function findOfferFacts(
  db: Db,
  interestId: string,
  actorId: string,
  today: string,
): Promise<OfferFacts> {
  const { rows } = await sql<FactsRow>`
    select e.state, r.state as request_state, company_in_standing(e.company_id, ${today}::date) as in_standing,
      on_request_team(${actorId}::uuid, r.id) as on_team, is_request_officer(${actorId}::uuid, r.id) as officer,
      has_declared(${actorId}::uuid, r.id, ${today}::date) as declared,
      exists (select 1 from declaration d join declared_interest i on i.declaration_id = d.id
        where d.request_id = r.id and d.person_id = ${actorId} and d.superseded_at is null
          and (i.company_id is null or i.company_id = e.company_id)
          and not exists (select 1 from managed_interest g where g.review_id = v.id and g.declared_interest_id = i.id)) as own_unmanaged,
      acts_for_a_company(${actorId}::uuid, ${today}::date) as acts_for_company,
      coalesce(v.reviewed_by = ${actorId}, false) as reviewed_it,
      exists (select 1 from offer_approval a where a.review_id = v.id and a.approver_id = ${actorId}) as approved_it,
      (select count(*)::int from undeclared_deciders(e.id, ${today}::date)) as undeclared,
      array(select unmanaged_interests(e.id)) as unmanaged,
      (select count(*)::int from unwaived_bids(e.id, ${today}::date)) as unwaived,
      (select count(*)::int from bids_over_since_review(e.id, ${today}::date)) as over_since_review,
      v.outcome, v.mitigation_accepted_by is not null as mitigation_accepted,
      coalesce((select jsonb_agg(jsonb_build_object('approverId', a.approver_id, 'officer', is_request_officer(a.approver_id, r.id)))
        from offer_approval a where a.review_id = v.id), '[]') as approvals
    from expression_of_interest e join sponsorship_request r on r.id = e.request_id
      left join conflict_review v on v.id = latest_review(e.id)
    where e.id = ${interestId}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('an offer that was found is there');
  return {
    state: row.state as InterestState,
    requestState: row.request_state as RequestState,
    companyInStanding: row.in_standing,
    actor: {
      onTeam: row.on_team,
      officer: row.officer,
      declared: row.declared,
      unmanaged: row.own_unmanaged,
      actsForCompany: row.acts_for_company,
      reviewedIt: row.reviewed_it,
      approvedIt: row.approved_it,
    },
    undeclared: row.undeclared,
    unmanaged: row.unmanaged,
    unwaivedBids: row.unwaived,
    bidsOverSinceReview: row.over_since_review,
    review:
      row.outcome === null
        ? undefined
        : { outcome: row.outcome as ReviewOutcome, mitigationAccepted: row.mitigation_accepted === true },
    approvals: row.approvals,
  };
}

export interface Decider {
  readonly personId: string;
  readonly name: string;
  /** Undefined where nothing that stands was declared. */
  readonly declaration: { readonly kind: 'nil' | 'interests'; readonly expiresOn: string } | undefined;
  readonly interests: readonly ShownInterest[];
}

export interface ShownInterest {
  readonly declaredInterestId: string;
  readonly type: InterestType;
  readonly companyName: string | null;
  readonly about: string;
  /** How the latest review says that it is managed. */
  readonly managed: string | null;
}

/** Everyone who decides on an offer, with what they declared that may concern its company. */
export async function findDeciders(db: Db, interestId: string, today: string): Promise<Decider[]> {
  const { rows } = await sql<{
    person_id: string;
    name: string | null;
    kind: 'nil' | 'interests' | null;
    expires_on: string | null;
    interests: ShownInterest[];
  }>`
    select h.id as person_id, h.name, d.kind, d.expires_on,
      coalesce((select jsonb_agg(jsonb_build_object('declaredInterestId', i.id, 'type', i.type, 'companyName', c.name,
          'about', i.about, 'managed', (select g.how from managed_interest g
            where g.review_id = latest_review(e.id) and g.declared_interest_id = i.id)) order by i.id)
        from declared_interest i left join company c on c.id = i.company_id
        where i.declaration_id = d.id and (i.company_id is null or i.company_id = e.company_id)), '[]') as interests
    from expression_of_interest e cross join offer_deciders(e.id) as p(id) join person h on h.id = p.id
      left join declaration d on d.request_id = e.request_id and d.person_id = h.id and d.superseded_at is null
        and d.expires_on >= ${today}::date
    where e.id = ${interestId} order by h.name, h.id`.execute(db);
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name ?? 'Somebody who has left',
    declaration:
      row.kind === null || row.expires_on === null
        ? undefined
        : { kind: row.kind, expiresOn: row.expires_on },
    interests: row.interests,
  }));
}

export interface ShownReview {
  readonly reviewId: string;
  readonly outcome: ReviewOutcome;
  readonly reason: string;
  readonly mitigation: string | null;
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly mitigationAcceptedBy: string | null;
  readonly approvers: readonly string[];
}

/** The reviews of an offer, the newest first, each with who approved on its ground. */
export async function findReviews(db: Db, interestId: string): Promise<ShownReview[]> {
  const rows = await db
    .selectFrom('conflict_review as v')
    .innerJoin('person as r', 'r.id', 'v.reviewed_by')
    .leftJoin('person as m', 'm.id', 'v.mitigation_accepted_by')
    .where('v.interest_id', '=', interestId)
    .orderBy('v.reviewed_at', 'desc')
    .orderBy('v.id', 'desc')
    .select([
      'v.id',
      'v.outcome',
      'v.reason',
      'v.mitigation',
      'r.name as reviewed_by',
      'v.reviewed_at',
      'm.name as accepted_by',
      'v.mitigation_accepted_by',
      sql<string[]>`array(select coalesce(h.name, 'Somebody who has left') from offer_approval a
        join person h on h.id = a.approver_id where a.review_id = v.id order by a.approved_at)`.as(
        'approvers',
      ),
    ])
    .execute();
  return rows.map((row) => ({
    reviewId: row.id,
    outcome: row.outcome as ReviewOutcome,
    reason: row.reason,
    mitigation: row.mitigation,
    reviewedBy: row.reviewed_by ?? 'Somebody who has left',
    reviewedAt: row.reviewed_at,
    mitigationAcceptedBy:
      row.mitigation_accepted_by === null ? null : (row.accepted_by ?? 'Somebody who has left'),
    approvers: row.approvers,
  }));
}
