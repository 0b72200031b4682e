import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import type { InterestState } from '../offer.rules.ts';
import { moveOffer } from '../offers/offer-writing.queries.ts';
import { holdProject } from '../requests/request-writing.queries.ts';
import type { StoppedOffer } from './end-bid.rules.ts';

/** The undecided offers that a bid stops, and what whoever would end it is to each. */
export async function findStoppedOffers(
  db: Db,
  bidId: string,
  actorId: string,
  today: string,
): Promise<StoppedOffer[]> {
  const { rows } = await sql<{
    id: string;
    request_id: string;
    project_id: string;
    title: string;
    officer: boolean;
    declared: boolean;
  }>`
    select e.id, r.id as request_id, r.project_id, r.title, is_request_officer(${actorId}::uuid, r.id) as officer,
      has_declared(${actorId}::uuid, r.id, ${today}::date) as declared
    from offers_stopped_by(${bidId}::uuid) as s(id) join expression_of_interest e on e.id = s.id
      join sponsorship_request r on r.id = e.request_id
    order by r.title, e.id`.execute(db);
  return rows.map((row) => ({
    interestId: row.id,
    requestId: row.request_id,
    projectId: row.project_id,
    requestTitle: row.title,
    officer: row.officer,
    declared: row.declared,
  }));
}

/** Whatever decides holds the project first; several are held in one order, so that nobody waits in a circle. */
export async function holdStopped(tx: Tx, offers: readonly { readonly projectId: string }[]): Promise<void> {
  for (const projectId of [...new Set(offers.map((offer) => offer.projectId))].sort())
    await holdProject(tx, projectId);
}

export interface BidEnding {
  readonly bidId: string;
  readonly companyId: string;
  readonly by: string;
  /** What the organisation's side says with it; a company ends what it declared itself with a word. */
  readonly told: { readonly endedOn: string; readonly reason: string; readonly provedAt: Date } | undefined;
}

/**
 * The caller holds the projects of what the bid stops. Each side ends what it declared. What the bid stopped goes on the
 * ordinary way: an offer that was found clear goes back to its reviewer.
 * @returns false where that side has no such bid that runs
 */
export async function saveBidEnded(tx: Tx, act: Act, ending: BidEnding): Promise<boolean> {
  const { told } = ending;
  const stopped = await findStoppedStates(tx, ending.bidId);
  const ended = await tx
    .updateTable('bid')
    .set({
      ended_at: act.at,
      ended_by: ending.by,
      ...(told && { ended_on: told.endedOn, end_reason: told.reason, end_proved_at: told.provedAt }),
    })
    .where('id', '=', ending.bidId)
    .where('company_id', '=', ending.companyId)
    .where('declared_for', '=', told ? 'organisation' : 'company')
    .where('ended_at', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  if (!ended) return false;
  const by = told ? 'organisation' : 'company';
  await append(tx, act, {
    verb: 'company.bid-ended',
    subjectKind: 'company',
    subject: ending.companyId,
    concerns: [ended.organisation_id],
    payload: { by, bidId: ending.bidId, ...(told && { endedOn: told.endedOn }) },
  });
  for (const offer of stopped) {
    await append(tx, act, {
      verb: 'interest.bid-ended',
      subjectKind: 'expression-of-interest',
      subject: offer.interestId,
      concerns: [offer.requestId],
      payload: { companyId: ending.companyId, by, ...(told && { endedOn: told.endedOn }) },
    });
    if (offer.state === 'clear' || offer.state === 'clear-with-mitigation')
      await moveOffer(tx, act, offer, { state: 'conflict-review' });
  }
  return true;
}

async function findStoppedStates(tx: Tx, bidId: string) {
  const { rows } = await sql<{
    interestId: string;
    requestId: string;
    companyId: string;
    state: InterestState;
  }>`
    select e.id as "interestId", e.request_id as "requestId", e.company_id as "companyId", e.state
    from offers_stopped_by(${bidId}::uuid) as s(id) join expression_of_interest e on e.id = s.id order by e.id`.execute(
    tx,
  );
  return rows;
}

export interface EndedBid {
  readonly bidId: string;
  readonly buyingCode: string | null;
  readonly state: 'live' | 'planned';
  readonly declaredFor: 'company' | 'organisation';
  readonly endedAt: Date;
  readonly endedOn: string | null;
  readonly reason: string | null;
  readonly by: string;
}

/** Bids that stopped an offer, and were ended before it was accepted; without those that were waived for it. */
export async function findEndedBids(db: Db, interestId: string): Promise<EndedBid[]> {
  const { rows } = await sql<Omit<EndedBid, 'by'> & { by: string | null }>`
    select b.id as "bidId", b.buying_code as "buyingCode", b.state, b.declared_for as "declaredFor",
      b.ended_at as "endedAt", b.ended_on as "endedOn", b.end_reason as reason, h.name as by
    from expression_of_interest e join bid b on b.company_id = e.company_id and bid_concerns_offer(b, e.id)
      join person h on h.id = b.ended_by
    where e.id = ${interestId} and b.ended_at > e.expressed_at and b.ended_at <= coalesce(e.accepted_at, 'infinity')
      and (b.until is null or b.until >= london_day(e.expressed_at))
    order by b.ended_at, b.id`.execute(db);
  return rows.map((row) => ({ ...row, by: row.by ?? 'Somebody who has left' }));
}
