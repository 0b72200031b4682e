import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

export interface NewBid {
  readonly companyId: string;
  readonly organisationId: string;
  readonly buyingCode: string | null;
  readonly state: 'live' | 'planned';
  readonly until: string | null;
  readonly declaredFor: 'company' | 'organisation';
  readonly declaredBy: string;
}

/** Said by either side, a bid stops offers of this company to this organisation. */
export async function insertBid(tx: Tx, act: Act, bid: NewBid): Promise<void> {
  const bidId = newId();
  await tx
    .insertInto('bid')
    .values({
      id: bidId,
      company_id: bid.companyId,
      organisation_id: bid.organisationId,
      buying_code: bid.buyingCode,
      state: bid.state,
      until: bid.until,
      declared_for: bid.declaredFor,
      declared_by: bid.declaredBy,
      declared_at: act.at,
    })
    .execute();
  await append(tx, act, {
    verb: 'company.bid-declared',
    subjectKind: 'company',
    subject: bid.companyId,
    concerns: [bid.organisationId],
    payload: { by: bid.declaredFor, state: bid.state },
  });
}

export interface ShownBid {
  readonly bidId: string;
  readonly buyingCode: string | null;
  readonly state: 'live' | 'planned';
  readonly until: string | null;
  readonly declaredFor: 'company' | 'organisation';
  readonly waiver: { readonly reason: string; readonly by: string } | undefined;
}

/** The bids that stop an offer, or would without their waiver. */
export async function findBidsFor(db: Db, interestId: string, today: string): Promise<ShownBid[]> {
  const { rows } = await sql<{
    id: string;
    buying_code: string | null;
    state: 'live' | 'planned';
    until: string | null;
    declared_for: 'company' | 'organisation';
    reason: string | null;
    waived_by: string | null;
  }>`
    select b.id, b.buying_code, b.state, b.until, b.declared_for, w.reason, h.name as waived_by
    from expression_of_interest e join sponsorship_request r on r.id = e.request_id join project p on p.id = r.project_id
      join bid b on b.company_id = e.company_id and b.organisation_id = p.organisation_id
      left join bid_waiver w on w.bid_id = b.id and w.interest_id = e.id left join person h on h.id = w.waived_by
    where e.id = ${interestId} and b.ended_at is null and (b.until is null or b.until >= ${today}::date)
      and (b.buying_code is null or r.buying_code is null or b.buying_code = r.buying_code)
    order by b.declared_at, b.id`.execute(db);
  return rows.map((row) => ({
    bidId: row.id,
    buyingCode: row.buying_code,
    state: row.state,
    until: row.until,
    declaredFor: row.declared_for,
    waiver:
      row.reason === null ? undefined : { reason: row.reason, by: row.waived_by ?? 'Somebody who has left' },
  }));
}

export async function insertWaivers(
  tx: Tx,
  act: Act,
  offer: { interestId: string; requestId: string; companyId: string },
  waiver: { bidIds: readonly string[]; reason: string; by: string; provedAt: Date },
): Promise<void> {
  for (const bidId of waiver.bidIds)
    await tx
      .insertInto('bid_waiver')
      .values({
        id: newId(),
        interest_id: offer.interestId,
        bid_id: bidId,
        reason: waiver.reason,
        waived_by: waiver.by,
        waived_at: act.at,
        proved_at: waiver.provedAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await append(tx, act, {
    verb: 'interest.bid-waived',
    subjectKind: 'expression-of-interest',
    subject: offer.interestId,
    concerns: [offer.requestId],
    payload: { companyId: offer.companyId, bids: waiver.bidIds.length },
  });
}

export interface CompanyBid extends Omit<ShownBid, 'waiver'> {
  readonly organisationName: string;
}

/** For the company's own people: what it said itself. What organisations said of it is theirs. */
export async function findBidsOfCompany(db: Db, companyId: string, today: string): Promise<CompanyBid[]> {
  const rows = await db
    .selectFrom('bid as b')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .where('b.company_id', '=', companyId)
    .where('b.declared_for', '=', 'company')
    .where('b.ended_at', 'is', null)
    .where((eb) => eb.or([eb('b.until', 'is', null), eb('b.until', '>=', today)]))
    .orderBy('o.name')
    .orderBy('b.id')
    .select(['b.id', 'b.buying_code', 'b.state', 'b.until', 'o.name'])
    .execute();
  return rows.map((row) => ({
    bidId: row.id,
    buyingCode: row.buying_code,
    state: row.state as CompanyBid['state'],
    until: row.until,
    declaredFor: 'company',
    organisationName: row.name,
  }));
}
