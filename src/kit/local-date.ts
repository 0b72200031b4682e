/** Days without a time, and moments as people in London read them. */

/** A day that exists, as 'YYYY-MM-DD', years 0001 to 9999; these sort as text. */
export type LocalDate = string & { readonly __localDate: true };

const london = 'Europe/London';
const dayMs = 86_400_000;
const workingDaysMax = 1_000;

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: london,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const longLondonDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: london,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: london,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});

/** @returns undefined for anything but a day that exists: '2025-02-29' is none. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && !text.startsWith('0000');
  return exists ? (text as LocalDate) : undefined;
}

/** For days that are known to be right: from a date column, or written in the code. @throws RangeError otherwise */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return date;
}

/** The day it is in London at this moment. */
export function londonToday(now: Date): LocalDate {
  const parts = Object.fromEntries(londonParts.formatToParts(now).map(({ type, value }) => [type, value]));
  return localDate(`${parts.year}-${parts.month}-${parts.day}`);
}

/** The day so many days later; earlier where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(new Date(startMs(date) + days * dayMs).toISOString().slice(0, 10));
}

export function isBefore(a: LocalDate, b: LocalDate): boolean {
  return a < b;
}

/** '3 March 2025'. Takes a day as a date column holds it. @throws RangeError where it is none */
export function formatLocalDate(date: string): string {
  return longDate.format(startMs(localDate(date)));
}

/** '3 March 2025, 2:05pm' in London */
export function formatInstant(at: Date): string {
  return `${longLondonDate.format(at)}, ${londonTime.format(at).replace(/\s/g, '').toLowerCase()}`;
}

/**
 * Bank holidays in England, 2025 to 2028: GOV.UK, 'UK bank holidays'; for 2028 as the Banking and Financial Dealings
 * Act 1971 and the usual proclamations give them. Later years are not listed yet: in them only weekends are left out.
 */
export const englishBankHolidays: ReadonlySet<string> = new Set(
  `2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
   2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
   2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
   2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26`.split(/\s+/),
);

export function isWorkingDay(date: LocalDate): boolean {
  const weekday = new Date(startMs(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !englishBankHolidays.has(date);
}

/**
 * The working day that comes `count` working days after `date`, not counting `date` itself; `date` where count is 0.
 * Weekends and England's bank holidays are no working days.
 * @throws RangeError unless count is a whole number from 0 to 1,000
 */
export function workingDaysAfter(date: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count) || count < 0 || count > workingDaysMax)
    throw new RangeError(`not a number of working days: ${count}`);
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

function startMs(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
