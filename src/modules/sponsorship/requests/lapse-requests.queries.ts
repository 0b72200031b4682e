import { type SqlBool, sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Act } from '#platform/events/event.ts';
import { endOffers } from '../offers/offer-writing.queries.ts';
import { openInSql, selectRequests, toRequest } from './request.queries.ts';
import { moveRequestTo } from './request-writing.queries.ts';

const lapsedAtOnce = 500;
export const lapsedReason = 'Its time on the list ended before an offer was accepted.';

/** Listed for longer than its day: it lapses, and companies with offers are told why. @returns how many did */
export async function lapseRequests(tx: Tx, act: Act, today: string): Promise<number> {
  const rows = await selectRequests(tx)
    .where(sql<SqlBool>`r.state in (${openInSql})`)
    .where('r.lapses_on', '<', today)
    .orderBy('r.project_id')
    .limit(lapsedAtOnce)
    .execute();
  for (const request of rows.map(toRequest)) {
    await moveRequestTo(tx, act, request, { state: 'lapsed', reason: lapsedReason, by: null });
    await endOffers(tx, act, request.requestId, { state: 'expired', reason: lapsedReason, by: null });
  }
  return rows.length;
}
