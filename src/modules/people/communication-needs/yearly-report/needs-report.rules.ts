/** Numbers from 1 to 4 are not shown: they could tell who somebody is (a common rule of official statistics). */
export const smallNumberMax = 4;

export interface CategoryFigures {
  readonly category: string;
  /** Needs recorded in the year. */
  readonly recorded: number;
  /** Of the contacts of the year, one count a need. */
  readonly met: number;
  readonly unmet: number;
  readonly overridden: number;
  readonly metByPerson: number;
}

export type Shown = number | 'fewer than 5';

export function shown(count: number): Shown {
  return count > 0 && count <= smallNumberMax ? 'fewer than 5' : count;
}

export interface ShownFigures {
  readonly category: string;
  readonly recorded: Shown;
  readonly met: Shown;
  readonly unmet: Shown;
  readonly overridden: Shown;
  readonly metByPerson: Shown;
}

/** No sums are given with them, so that a number that is not shown cannot be worked out from the others. */
export function shownFigures(figures: readonly CategoryFigures[]): ShownFigures[] {
  return figures.map((one) => ({
    category: one.category,
    recorded: shown(one.recorded),
    met: shown(one.met),
    unmet: shown(one.unmet),
    overridden: shown(one.overridden),
    metByPerson: shown(one.metByPerson),
  }));
}

/** The financial year that begins in April, as the NHS reports: 2026 stands for 1 April 2026 to 31 March 2027. */
export function reportYear(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < '04-01' ? year - 1 : year;
}

export function reportDays(year: number): { from: string; to: string } {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}
