/**
 * Measures of a list's quality and of how attention is shared (Biega, Gummadi and Weikum 2018, 'Equity of attention';
 * Singh and Joachims 2018, 'Fairness of exposure in rankings'). Pure arithmetic; ranks begin at 1.
 */

/** How much attention a place gets: 1 / log2(1 + rank). The first place 1, the third a half. */
export function positionWeight(rank: number): number {
  return 1 / Math.log2(1 + rank);
}

/** Discounted cumulative gain with linear gain: the sum of relevance x position weight. */
export function dcg(relevances: readonly number[], atMost = relevances.length): number {
  return relevances.slice(0, atMost).reduce((sum, one, i) => sum + one * positionWeight(i + 1), 0);
}

/** DCG divided by that of the best order; 1 where nothing is relevant. */
export function ndcg(relevances: readonly number[], atMost = relevances.length): number {
  const best = dcg(
    [...relevances].sort((a, b) => b - a),
    atMost,
  );
  return best === 0 ? 1 : dcg(relevances, atMost) / best;
}

/** Gini coefficient: 0 where all have the same, towards 1 where one has everything. 0 for nothing at all. */
export function gini(shares: readonly number[]): number {
  const total = shares.reduce((sum, one) => sum + one, 0);
  if (shares.length === 0 || total === 0) return 0;
  const sorted = [...shares].sort((a, b) => a - b);
  const weighted = sorted.reduce((sum, one, i) => sum + (i + 1) * one, 0);
  return (2 * weighted) / (shares.length * total) - (shares.length + 1) / shares.length;
}

/** Shares `total` by merit; evenly where nobody has any. Measured by the greatest, so that no merit is too small to share by. */
export function shareByMerit(merits: readonly number[], total: number): number[] {
  const greatest = Math.max(0, ...merits);
  if (greatest === 0) return merits.map(() => total / merits.length);
  const parts = merits.map((one) => one / greatest);
  const whole = parts.reduce((sum, one) => sum + one, 0);
  return parts.map((part) => total * (part / whole));
}
