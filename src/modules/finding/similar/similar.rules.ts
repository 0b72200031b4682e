import { ranking } from '../engine/ranking.rules.ts';

/** One line that says why something is shown. */
export function whySimilar(shared: readonly string[]): string {
  const shown = shared.slice(0, 4);
  const last = shown.at(-1);
  if (last === undefined) return 'Reads much the same';
  return shown.length === 1
    ? `Also about ${last}`
    : `Also about ${shown.slice(0, -1).join(', ')} and ${last}`;
}

export interface Likeness {
  /** BM25 as a share of what the text would score against itself. */
  readonly words: number;
  readonly cosine: number;
  /** Of the titles, by trigrams. */
  readonly title: number;
  /** How many telling terms both have, of how many the text has. */
  readonly shared: number;
  readonly telling: number;
}

export function likeness({ words, cosine, title }: Likeness): number {
  return (
    ranking.similarWordsWeight * Math.min(1, words) +
    ranking.similarMeaningWeight * Math.max(0, cosine) +
    ranking.similarTitleWeight * title
  );
}

/** One word in common is chance. */
export function isAlike({ shared, telling, cosine, title }: Likeness): boolean {
  return shared >= Math.min(2, telling) || cosine >= 0.6 || title >= 0.45;
}

/** The share of three-letter pieces that two texts have in common, as Postgres' pg_trgm counts them (Jaccard). */
export function trigramLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const piece of a) if (b.has(piece)) both += 1;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

export function trigramsOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i += 1) pieces.add(padded.slice(i, i + 3));
  }
  return pieces;
}

const saturation = 1.2;

/** The telling terms of a text with their weights: the rarest first, and what they would score against the text itself. */
export function tellingTerms(terms: readonly string[], weightOf: (term: string) => number) {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const telling = [...counts]
    .map(([term, count]) => ({ term, count, weight: weightOf(term) }))
    .toSorted((a, b) => b.weight * Math.log(1 + b.count) - a.weight * Math.log(1 + a.count))
    .slice(0, ranking.tellingTermsMax);
  const selfScore = telling.reduce(
    (sum, { count, weight }) => sum + (weight * count * (saturation + 1)) / (count + saturation),
    0,
  );
  return { telling, selfScore };
}
