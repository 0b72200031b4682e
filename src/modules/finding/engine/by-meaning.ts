import { rowsOf } from './by-words.ts';
import type { OpenIndex } from './open-index.ts';
import { limitFor, type Scope } from './scope.ts';

/** Where so few pass, all of them are compared in meaning: an approximate search could lose some. */
const exactBelow = 20_000;
/** An approximate search takes so many times as many as are wanted; their cosines are worked out here, and the best stay. */
const approximateTimes = 2;
const partsLookedAt = 60;

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
  { test, share, where }: Scope,
  depth: number,
  exact: boolean = share * index.cards.documents < exactBelow,
): Promise<[number, number][]> {
  if (index.cards.size <= exactBelow) return inMemory(index, vector, test).slice(0, depth);
  let search = index.table
    .query()
    .nearestTo(vector)
    .column('vector')
    .distanceType('cosine')
    .select(['_rowid', '_distance'])
    .limit(limitFor(approximateTimes * depth, share, where))
    .nprobes(partsLookedAt);
  if (where !== undefined) search = search.where(where);
  if (exact) search = search.bypassVectorIndex();
  return rowsOf(index, await search.toArrow(), '_distance', test)
    .map(([slot]): [number, number] => [slot, cosineOf(index, slot, vector)])
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, depth);
}

/** Of a small index all cosines are worked out here: quicker than the table, which may lie far away. */
function inMemory(index: OpenIndex, vector: Float32Array, test: Scope['test']): [number, number][] {
  const found: [number, number][] = [];
  for (let slot = 0; slot < index.cards.size; slot += 1)
    if (index.cards.isAlive(slot) && test(slot)) found.push([slot, cosineOf(index, slot, vector)]);
  return found.toSorted(([, a], [, b]) => b - a);
}
