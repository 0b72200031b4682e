import { rowsOf } from './ask-table.ts';
import type { OpenIndex } from './open-index.ts';
import { limitFor, type Scope, slotsThatPass } from './scope.ts';

/** Where so few pass, all of them are compared in meaning: an approximate search could lose some. */
const exactBelow = 40_000;
/** An approximate search takes so many times as many as are wanted; their cosines are worked out here, and the best stay. */
const approximateTimes = 4;
const partsLookedAt = 20;

export function cosineOf(index: OpenIndex, slot: number, vector: Float32Array): number {
  return index.vectors?.cosine(slot, vector) ?? 0;
}

/**
 * The nearest in meaning, nearest first, with their cosines.
 * @param exact compares all that pass, whatever their number: what an approximate search is judged by
 */
export async function byMeaning(
  index: OpenIndex,
  vector: Float32Array,
  scope: Scope,
  depth: number,
  exact: boolean = scope.share * index.cards.documents < exactBelow,
): Promise<[number, number][]> {
  const among = exact
    ? await slotsThatPass(index, scope)
    : await foundNear(index, vector, scope, approximateTimes * depth);
  return nearest(index, vector, among, depth);
}

function nearest(
  index: OpenIndex,
  vector: Float32Array,
  among: Iterable<number>,
  depth: number,
): [number, number][] {
  let best: [number, number][] = [];
  let least = Number.NEGATIVE_INFINITY;
  const cut = () => {
    best = best.toSorted(([, a], [, b]) => b - a).slice(0, depth);
    if (best.length === depth) least = best.at(-1)?.[1] ?? least;
  };
  for (const slot of among) {
    const cosine = cosineOf(index, slot, vector);
    if (cosine <= least) continue;
    best.push([slot, cosine]);
    if (best.length >= 4 * depth) cut();
  }
  cut();
  return best;
}

async function foundNear(
  index: OpenIndex,
  vector: Float32Array,
  { test, share, where }: Scope,
  wanted: number,
): Promise<number[]> {
  let search = index.table
    .query()
    .nearestTo(vector)
    .column('vector')
    .distanceType('cosine')
    .select(['_rowid', '_distance'])
    .limit(limitFor(wanted, share, where))
    .nprobes(partsLookedAt);
  if (where !== undefined) search = search.where(where);
  if (index.fresh && index.vectorsIndexed) search = search.fastSearch();
  const found = rowsOf(index, await search.toArrow(), '_distance', test).map(([slot]) => slot);
  const fresh = [...(index.fresh?.slots() ?? [])].filter((slot) => index.cards.isAlive(slot) && test(slot));
  return fresh.length === 0 ? found : [...new Set([...found, ...fresh])];
}
