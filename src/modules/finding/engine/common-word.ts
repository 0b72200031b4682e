import { type Matching, matching, nothing } from './ask-table.ts';
import type { OpenIndex } from './open-index.ts';
import { recordsWith } from './records-with.ts';
import { Remembered } from './remembered.ts';
import { limitFor, type Scope } from './scope.ts';

/** A word that so many records have is common: to look for it takes the longer, the fewer others narrow it down. */
const commonFrom = 20_000;
/** Beside it, one word that fewer have than this, ... */
const rareBelow = 5_000;
/** ... or up to so many that together bring fewer than are looked at. */
const rareMax = 3;

/** The best with each common word alone: the same whatever stands beside it. */
const alone = new Remembered<Matching>(100);

/** Any of the terms, the best by BM25. */
export async function matchingWords(
  index: OpenIndex,
  terms: readonly string[],
  scope: Scope,
  depth: number,
): Promise<Matching> {
  if (terms.length === 0) return nothing;
  const parts = partsOf(index, terms, depth);
  return (
    (parts && (await matchingParts(index, parts, scope, depth))) ??
    matching(index, { any: terms }, scope, depth)
  );
}

/** A question's commonest word, and its others where few records have them. */
interface Parts {
  readonly common: string;
  readonly rare: readonly string[];
}

function partsOf(index: OpenIndex, terms: readonly string[], depth: number): Parts | undefined {
  const [most, ...others] = [...new Set(terms)]
    .map((term) => ({ term, records: recordsWith(index, term) }))
    .toSorted((a, b) => b.records - a.records);
  if (!most || most.records < commonFrom || others.length === 0 || others.length > rareMax) return undefined;
  const together = others.reduce((sum, { records }) => sum + records, 0);
  if (together > (others.length === 1 ? rareBelow : depth)) return undefined;
  return { common: most.term, rare: others.map(({ term }) => term) };
}

/**
 * The best with the common word alone, those with rare ones, and what both together score: the same best as the whole question has. Asked
 * whole, the table goes through nearly all who have the common word, because those with a rare one do not fill the list (measured:
 * 120 ms against 8).
 *
 * Nobody is missed: whoever has the common word alone, or the one rare word alone, and is not among the best of those, has as many
 * before it as are asked for.
 * @returns undefined where several rare words bring more than are asked for
 */
export async function matchingParts(
  index: OpenIndex,
  { common, rare }: Parts,
  scope: Scope,
  depth: number,
): Promise<Matching | undefined> {
  const limit = limitFor(depth, scope.share, scope.where);
  const [byCommon, byRare] = await Promise.all([
    alone.get(index, JSON.stringify([common, scope.where, limit]), () =>
      matching(index, { any: [common] }, unsifted(scope), limit),
    ),
    withRare(index, { common, rare }, unsifted(scope), limit),
  ]);
  if (!byRare) return undefined;
  const scores = new Map(byCommon.rows);
  for (const [slot, score] of byRare) scores.set(slot, score);
  const best = [...scores].toSorted(([, a], [, b]) => b - a).slice(0, limit);
  return { rows: best.filter(([slot]) => scope.test(slot)), more: scores.size >= limit };
}

/** Who may not be seen is taken out at the end, as from one list. */
function unsifted(scope: Scope): Scope {
  return { ...scope, share: 1, test: () => true };
}

/** Scores, by the whole question, of those who have a rare word. */
async function withRare(
  index: OpenIndex,
  { common, rare }: Parts,
  scope: Scope,
  limit: number,
): Promise<ReadonlyMap<number, number> | undefined> {
  const [byRare, ...byEach] = await Promise.all([
    matching(index, { any: rare }, scope, limit),
    ...rare.map(async (term) => ({
      alone: rare.length === 1 ? undefined : await matching(index, { any: [term] }, scope, limit),
      withCommon: await matching(index, { all: [term, common] }, scope, limit),
    })),
  ]);
  if (rare.length > 1 && byRare.more) return undefined;
  const ofRare = new Map(byRare.rows);
  const scores = new Map(ofRare);
  for (const { alone: single, withCommon } of byEach) {
    const singles = new Map(single?.rows);
    // What the common word adds does not depend on the rare one beside it.
    for (const [slot, both] of withCommon.rows)
      scores.set(slot, single ? (ofRare.get(slot) ?? 0) + both - (singles.get(slot) ?? 0) : both);
  }
  return scores;
}
