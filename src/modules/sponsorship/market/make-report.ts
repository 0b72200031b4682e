import { addDays, londonToday } from '#kit/local-date.ts';
import type { Db } from '#platform/db/database.ts';
import { countVisits, findAccounts, forgetLists, makeMonth, shareOutOneDay } from './accounts.queries.ts';
import { countMarketWords } from './fit.queries.ts';
import { market } from './market.rules.ts';
import { putReport } from './report.queries.ts';
import { floorFigures, periodFigures } from './report.rules.ts';

const monthDays = 28;
const yearDays = 365;
const monthsAhead = 2;

/** The nightly round: days that are over are shared out, the report is made anew, room is made for months to come. */
export async function keepAccounts(db: Db, now: Date): Promise<void> {
  const today = londonToday(now);
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) await makeMonth(db, monthAfter(today, ahead));
  while ((await shareOutOneDay(db, today)) !== undefined);
  await forgetLists(db, today);
  await countMarketWords(db);
  await makeReport(db, now);
}

export async function makeReport(db: Db, now: Date): Promise<void> {
  const today = londonToday(now);
  const until = addDays(today, -1);
  const period = async (days: number) => {
    const from = addDays(today, -days);
    const accounts = await findAccounts(db, { from, until, now });
    return {
      accounts,
      figures: periodFigures(accounts, { from, until, ...(await countVisits(db, from, until)) }),
    };
  };
  const month = await period(monthDays);
  const lately = await countVisits(db, addDays(today, -market.floorDays), today);
  const floor = floorFigures(month.accounts, lately.visits, market.floorDays);
  const { figures: year } = await period(yearDays);
  await putReport(db, { day: today, madeAt: now, figures: { month: month.figures, year, ...floor } });
}

/** 'YYYY-MM' so many months after the month of a day. */
function monthAfter(day: string, ahead: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + ahead;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
