import { createHash } from 'node:crypto';
import { addDays, londonToday } from '#kit/local-date.ts';

/** Dates of the made-up programme: the same record gets the same place in the year at every loading. */
export interface Calendar {
  /** A working hour between so many days ago and so many days ago. */
  between(key: string, daysAgoMax: number, daysAgoMin: number): Date;
  /** Later than a moment by up to so many days, but not after now. */
  after(key: string, at: Date, daysMax: number): Date;
  /** A number from 0 to max - 1. */
  pick(key: string, max: number): number;
  readonly opensOn: string;
  readonly closesOn: string;
}

export function calendarFrom(now: Date): Calendar {
  const share = (key: string) => createHash('sha256').update(key).digest().readUInt32BE(0) / 2 ** 32;
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const today = londonToday(now);
  const opensOn = addDays(today, -235);
  return {
    between: (key, most, least) => {
      const date = new Date(now.getTime() - (least + share(key) * (most - least)) * day);
      date.setUTCHours(
        8 + Math.floor(share(`${key} hour`) * 9),
        Math.floor(share(`${key} minute`) * 60),
        0,
        0,
      );
      return date < now ? date : new Date(now.getTime() - 5 * minute);
    },
    after: (key, at, daysMax) => {
      const latest = Math.min(now.getTime() - minute, at.getTime() + (0.1 + daysMax) * day);
      // Spread over the room that there is: what is young does not all happen at the last minute.
      const date = new Date(latest - (1 - share(key)) * 0.99 * Math.max(0, latest - at.getTime()));
      // By day, where the day leaves room for it: hardly anybody writes at three in the night.
      const byDay = new Date(date);
      byDay.setUTCHours(7 + Math.floor(share(`${key} hour`) * 12));
      return byDay > at && byDay.getTime() <= latest ? byDay : date;
    },
    pick: (key, max) => Math.floor(share(key) * max),
    opensOn,
    closesOn: addDays(opensOn, 364),
  };
}
