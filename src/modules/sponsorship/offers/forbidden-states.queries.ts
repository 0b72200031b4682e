import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

/**
 * The states that must never be, each as a question to the records that is answered by the offending ids. They are asked of
 * the rows themselves, not of the functions that guard them. Declarations are asked as they stood when the offer was accepted.
 */
export const forbiddenStates = {
  'accepted without two different approvers of the same review': `
    select e.id from expression_of_interest e where e.state = 'accepted' and 2 > (
      select count(distinct a.approver_id) from offer_approval a join conflict_review v on v.id = a.review_id
      where v.interest_id = e.id and v.reviewed_at = (select max(w.reviewed_at) from conflict_review w where w.interest_id = e.id))`,
  'approved by whoever reviewed it': `
    select a.id from offer_approval a join conflict_review v on v.id = a.review_id where v.reviewed_by = a.approver_id`,
  'approved by somebody who acts for a company': `
    select a.id from offer_approval a join company_user u on u.person_id = a.approver_id join company c on c.id = u.company_id
    where c.state = 'verified' and u.ended_at is null and u.named_at < a.approved_at`,
  'accepted only by people on the team': `
    select e.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id where e.state = 'accepted'
      and not exists (select 1 from offer_approval a where a.interest_id = e.id and not exists (
        select 1 from project_member m where m.project_id = r.project_id and m.person_id = a.approver_id and m.joined_at <= a.approved_at))`,
  'accepted while somebody who decides had not declared': `
    select e.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
      join lateral (
        select m.person_id from project_member m where m.project_id = r.project_id and m.joined_at <= e.accepted_at
        union select a.approver_id from offer_approval a where a.interest_id = e.id
        union select v.reviewed_by from conflict_review v where v.interest_id = e.id) d on true
    where e.state = 'accepted' and not exists (select 1 from declaration n where n.request_id = r.id and n.person_id = d.person_id
      and n.made_at <= e.accepted_at and (n.superseded_at is null or n.superseded_at > e.accepted_at)
      and n.expires_on >= (e.accepted_at at time zone 'Europe/London')::date)`,
  'accepted while an interest was unmanaged': `
    select e.id from expression_of_interest e join declaration n on n.request_id = e.request_id and n.made_at <= e.accepted_at
        and (n.superseded_at is null or n.superseded_at > e.accepted_at)
      join declared_interest i on i.declaration_id = n.id and (i.company_id is null or i.company_id = e.company_id)
      join sponsorship_request r on r.id = e.request_id
    where e.state = 'accepted'
      and (exists (select 1 from project_member m where m.project_id = r.project_id and m.person_id = n.person_id and m.joined_at <= e.accepted_at)
        or exists (select 1 from offer_approval a where a.interest_id = e.id and a.approver_id = n.person_id))
      and not exists (select 1 from managed_interest g join conflict_review v on v.id = g.review_id
        where g.declared_interest_id = i.id and v.interest_id = e.id and v.mitigation_accepted_at <= e.accepted_at)`,
  'accepted with a mitigation that nobody answers for': `
    select e.id from expression_of_interest e join conflict_review v on v.interest_id = e.id where e.state = 'accepted'
      and v.reviewed_at = (select max(w.reviewed_at) from conflict_review w where w.interest_id = e.id)
      and (v.outcome = 'blocked' or (v.outcome = 'clear-with-mitigation' and v.mitigation_accepted_by is null))`,
  'accepted without a review': `
    select e.id from expression_of_interest e where e.state = 'accepted'
      and not exists (select 1 from conflict_review v where v.interest_id = e.id)`,
  'reviewed by somebody on the team': `
    select v.id from conflict_review v join expression_of_interest e on e.id = v.interest_id
      join sponsorship_request r on r.id = e.request_id
      join project_member m on m.project_id = r.project_id and m.person_id = v.reviewed_by and m.joined_at <= v.reviewed_at`,
  'accepted, cleared or in talks over a bid that nobody waived': `
    select e.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id
      join bid b on b.company_id = e.company_id and b.organisation_id = p.organisation_id
    where e.state = 'accepted' and b.declared_at <= e.accepted_at and (b.ended_at is null or b.ended_at > e.accepted_at)
      and (b.until is null or b.until >= (e.accepted_at at time zone 'Europe/London')::date)
      and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
      and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = b.id)`,
  'accepted on a review from before a bid that stopped it was over': `
    select e.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id
      join bid b on b.company_id = e.company_id and b.organisation_id = p.organisation_id
      join lateral (select max(v.reviewed_at) as at from conflict_review v where v.interest_id = e.id) reviewed on true
    where e.state = 'accepted' and b.ended_at > reviewed.at and b.ended_at <= e.accepted_at
      and (b.until is null or b.until >= (reviewed.at at time zone 'Europe/London')::date)
      and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
      and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = b.id)`,
  'a bid of the organisation ended by somebody on the team of what it stopped': `
    select b.id from bid b join project p on p.organisation_id = b.organisation_id join sponsorship_request r on r.project_id = p.id
      join expression_of_interest e on e.request_id = r.id and e.company_id = b.company_id
      join project_member m on m.project_id = p.id and m.person_id = b.ended_by and m.joined_at <= b.ended_at
    where b.declared_for = 'organisation' and e.expressed_at <= b.ended_at
      and (e.state not in ('accepted', 'blocked', 'declined', 'withdrawn', 'expired') or e.moved_at > b.ended_at)
      and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
      and not exists (select 1 from bid_waiver w where w.interest_id = e.id and w.bid_id = b.id and w.waived_at <= b.ended_at)`,
  'waived by somebody on the team': `
    select w.id from bid_waiver w join expression_of_interest e on e.id = w.interest_id join sponsorship_request r on r.id = e.request_id
      join project_member m on m.project_id = r.project_id and m.person_id = w.waived_by and m.joined_at <= w.waived_at`,
  'two offers accepted for one request': `
    select e.request_id as id from expression_of_interest e where e.state = 'accepted' group by e.request_id having count(*) > 1`,
  'a request matched without an accepted offer, or an accepted offer without its match': `
    select r.id from sponsorship_request r where (r.state in ('matched', 'closed')) <>
      exists (select 1 from expression_of_interest e where e.request_id = r.id and e.state = 'accepted')`,
  'an offer undecided after its request is over': `
    select e.id from expression_of_interest e join sponsorship_request r on r.id = e.request_id
    where r.state not in ('listed', 'in-talks')
      and e.state in ('submitted', 'screened', 'shortlisted', 'conflict-review', 'clear', 'clear-with-mitigation')`,
  'declined, blocked or ended without a reason': `
    select e.id from expression_of_interest e where e.state in ('declined', 'blocked', 'expired') and coalesce(e.end_reason, '') = ''`,
  'listed without an officer who declared and consented': `
    select r.id from sponsorship_request r where r.state in ('listed', 'in-talks', 'matched') and (r.publication_consented_at is null
      or not exists (select 1 from declaration n where n.request_id = r.id and n.person_id = r.authorised_by and n.made_at <= r.listed_at))`,
} as const;

/** @returns the names of the forbidden states that some record is in */
export async function findForbiddenStates(db: Db): Promise<string[]> {
  const found: string[] = [];
  for (const [name, question] of Object.entries(forbiddenStates)) {
    const { rows } = await sql.raw(question).execute(db);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
