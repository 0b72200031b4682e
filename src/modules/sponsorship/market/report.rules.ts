import { gini } from './exposure.rules.ts';
import { type ShortfallCause, shortfall } from './market.rules.ts';

/** What one request got: as the report reads it. */
export interface Account {
  readonly requestId: string;
  readonly title: string;
  readonly organisationName: string;
  readonly exposure: number;
  readonly merit: number;
  readonly daysListed: number;
  readonly daysWithoutTop: number;
  readonly meritLately: number;
}

export interface PeriodFigures {
  readonly from: string;
  readonly until: string;
  readonly companies: number;
  readonly visits: number;
  readonly displays: number;
  readonly requests: number;
  /** 0: all got the same attention; towards 1: one got all. Of what is open for the whole period of the floor. */
  readonly giniOfExposure: number;
  readonly giniOfMerit: number;
  readonly exposureMin: number;
  readonly exposureMax: number;
  /** The largest merit without exposure, and how much of all attention would have to move for each to have its merit. */
  readonly deficitMax: number;
  readonly misplacedShare: number;
}

export interface Shortfall {
  readonly requestId: string;
  readonly title: string;
  readonly organisationName: string;
  readonly days: number;
  readonly cause: ShortfallCause;
}

export interface ReportFigures {
  readonly month: PeriodFigures;
  readonly year: PeriodFigures;
  readonly floor: { readonly due: number; readonly kept: number };
  /** Those that waited longest first; not more than are shown. */
  readonly shortfalls: readonly Shortfall[];
  readonly shortfallsByCause: Readonly<Record<ShortfallCause, number>>;
}

const listedMax = 100;

export function periodFigures(
  accounts: readonly Account[],
  period: { from: string; until: string; companies: number; visits: number; displays: number },
): PeriodFigures {
  const exposures = accounts.map((one) => one.exposure);
  const attention = exposures.reduce((sum, one) => sum + one, 0);
  const meritTotal = accounts.reduce((sum, one) => sum + one.merit, 0);
  const scale = meritTotal === 0 ? 0 : attention / meritTotal;
  const deficits = accounts.map((one) => one.merit * scale - one.exposure);
  return {
    ...period,
    requests: accounts.length,
    giniOfExposure: gini(exposures),
    giniOfMerit: gini(accounts.map((one) => one.merit)),
    exposureMin: minOf(exposures),
    exposureMax: maxOf(exposures),
    deficitMax: Math.max(0, maxOf(deficits)),
    misplacedShare:
      attention === 0 ? 0 : deficits.reduce((sum, one) => sum + Math.max(0, one), 0) / attention,
  };
}

/** Which requests went longer without a place in anybody's first ten than the floor allows, each with its cause. */
export function floorFigures(
  accounts: readonly Account[],
  visits: number,
  floorDays: number,
): Pick<ReportFigures, 'floor' | 'shortfalls' | 'shortfallsByCause'> {
  const due = accounts.filter((one) => one.daysListed > floorDays);
  const missed = due.flatMap((one): Shortfall[] => {
    const cause = shortfall({ ...one, visits, visitsThatItFits: one.meritLately > 0 ? 1 : 0 });
    const { requestId, title, organisationName } = one;
    const days = Math.floor(Math.min(one.daysListed, one.daysWithoutTop));
    return cause === undefined ? [] : [{ requestId, title, organisationName, days, cause }];
  });
  missed.sort((a, b) => b.days - a.days || (a.requestId < b.requestId ? -1 : 1));
  return {
    floor: { due: due.length, kept: due.length - missed.length },
    shortfalls: missed.slice(0, listedMax),
    shortfallsByCause: {
      'no-visits': count(missed, 'no-visits'),
      'fits-nobody': count(missed, 'fits-nobody'),
      'too-few-visits': count(missed, 'too-few-visits'),
    },
  };
}

function count(shortfalls: readonly Shortfall[], cause: ShortfallCause): number {
  return shortfalls.filter((one) => one.cause === cause).length;
}

function minOf(values: readonly number[]): number {
  return values.reduce((least, one) => Math.min(least, one), values[0] ?? 0);
}

function maxOf(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, one), values[0] ?? 0);
}
