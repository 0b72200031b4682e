import { londonToday } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import { findFits } from './fit.queries.ts';
import { market, orderFairly, relevanceOf } from './market.rules.ts';
import { findMadeList, putList } from './market-list.queries.ts';

/**
 * Makes the order in which a company sees the list today, where there is none, or where it has stood long enough, or where
 * something new was listed and the reader begins at the top. @returns when the order that stands was made
 */
export async function makeListWhereDue(
  db: Db,
  companyId: string,
  at: { now: Date; fromTop: boolean },
): Promise<Date> {
  const day = londonToday(at.now);
  const made = await findMadeList(db, companyId, day);
  const old = made && at.now.getTime() - made.madeAt.getTime() > market.keptMinutes * 60_000;
  if (made && !(at.fromTop && (old || made.outdated))) return made.madeAt;
  const fits = await findFits(db, companyId, { now: at.now, today: day });
  const relevances = new Map(fits.map((fit) => [fit.requestId, relevanceOf(fit)]));
  const order = orderFairly(fits.map((fit) => ({ ...fit, relevance: relevances.get(fit.requestId) ?? 0 })));
  await db.transaction().execute((tx) =>
    putList(tx, {
      companyId,
      day,
      now: at.now,
      order,
      relevances: order.ids.map((id) => relevances.get(id) ?? 0),
    }),
  );
  return at.now;
}
