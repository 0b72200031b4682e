/** What a year's report says, in counts of records that are open to everyone. Months are 'YYYY-MM', in London. */
export interface YearFigures {
  readonly ideas: number;
  readonly needs: number;
  readonly projects: number;
  readonly adoptions: number;
  /** Of the adoptions claimed in the year: live or sustained, and confirmed by the source. */
  readonly spread: number;
  readonly organisations: number;
  /** Ideas of the year that had an answer of their organisation. */
  readonly ideasAnswered: number;
  /** Half of the answered ideas had theirs within so many days. */
  readonly answerDaysMedian: number | null;
  readonly months: readonly {
    readonly month: string;
    readonly ideas: number;
    readonly projects: number;
    readonly adoptions: number;
  }[];
  readonly adoptionStates: readonly { readonly state: string; readonly count: number }[];
  readonly failures: readonly { readonly reason: string; readonly count: number }[];
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly mostAdopted: readonly {
    readonly projectId: string;
    readonly title: string;
    readonly adoptions: number;
    readonly spread: number;
  }[];
}

const nothing: YearFigures = {
  ideas: 0,
  needs: 0,
  projects: 0,
  adoptions: 0,
  spread: 0,
  organisations: 0,
  ideasAnswered: 0,
  answerDaysMedian: null,
  months: [],
  adoptionStates: [],
  failures: [],
  topics: [],
  mostAdopted: [],
};

/** A report that was kept before a figure existed has none of it. */
export function yearFiguresFrom(stored: unknown): YearFigures {
  return { ...nothing, ...(stored as Partial<YearFigures>) };
}

/** Every month from the first day to the last, so that a month in which nothing happened is shown as nothing. */
export function monthsBetween(opensOn: string, closesOn: string): string[] {
  const months: string[] = [];
  let [year, month] = opensOn.split('-').map(Number) as [number, number];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > closesOn.slice(0, 7)) return months;
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** Share in whole per cent; undefined of nothing. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((100 * part) / whole);
}
