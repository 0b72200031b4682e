/** Measures of a ranking against judgements, as the field has them (Järvelin and Kekäläinen 2002; trec_eval's exponential gain). */
export interface Judged {
  /** Grades of the documents that answer: 0 and what is not listed is of no use. */
  readonly grades: ReadonlyMap<string, number>;
  readonly ranked: readonly string[];
}

export function ndcgAt(depth: number, { grades, ranked }: Judged): number {
  const gain = (grade: number, place: number) => (2 ** grade - 1) / Math.log2(place + 2);
  const got = ranked.slice(0, depth).reduce((sum, id, i) => sum + gain(grades.get(id) ?? 0, i), 0);
  const best = [...grades.values()]
    .toSorted((a, b) => b - a)
    .slice(0, depth)
    .reduce((sum, grade, i) => sum + gain(grade, i), 0);
  return best === 0 ? 0 : got / best;
}

export function recallAt(depth: number, { grades, ranked }: Judged): number {
  const wanted = [...grades].filter(([, grade]) => grade > 0).length;
  const got = ranked.slice(0, depth).filter((id) => (grades.get(id) ?? 0) > 0).length;
  return wanted === 0 ? 0 : got / wanted;
}

export function reciprocalRankAt(depth: number, { grades, ranked }: Judged): number {
  const place = ranked.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return place === -1 ? 0 : 1 / (place + 1);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which this share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
