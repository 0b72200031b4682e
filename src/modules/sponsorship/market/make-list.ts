import { londonToday } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import { findFits } from './fit.queries.ts';
import { market, orderFairly, relevanceOf } from './market.rules.ts';
import { findCompaniesWithListsDue, findMadeList, putList } from './market-list.queries.ts';

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
  await makeList(db, companyId, at.now);
  return at.now;
}

/**
 * Makes the lists of companies that came lately before they come again: to weigh all that is listed takes longer than a page
 * may. A list that nobody looks at earns and costs nobody anything: merit is shared out by what was displayed.
 * @returns how many were made
 */
export async function makeListsAhead(db: Db, now: Date): Promise<number> {
  const companies = await findCompaniesWithListsDue(db, { day: londonToday(now), now });
  for (const companyId of companies) await makeList(db, companyId, now);
  return companies.length;
}

/** Makes the list of one company that is expected to come, where it is due. */
export async function makeListAhead(
  db: Db,
  now: Date,
  expected: { readonly companyId: string; readonly changedAt: Date | null },
): Promise<void> {
  const due = await findCompaniesWithListsDue(db, { day: londonToday(now), now }, expected);
  for (const companyId of due) await makeList(db, companyId, now);
}

async function makeList(db: Db, companyId: string, now: Date): Promise<void> {
  const day = londonToday(now);
  const fits = await findFits(db, companyId, { now, today: day });
  const relevances = new Map(fits.map((fit) => [fit.requestId, relevanceOf(fit)]));
  const order = orderFairly(fits.map((fit) => ({ ...fit, relevance: relevances.get(fit.requestId) ?? 0 })));
  await db.transaction().execute((tx) =>
    putList(tx, {
      companyId,
      day,
      now,
      order,
      relevances: order.ids.map((id) => relevances.get(id) ?? 0),
    }),
  );
}
