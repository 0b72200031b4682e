import { allow, type Decision, refuse } from '#kit/decision.ts';

export type Alerts = 'at-once' | 'daily' | 'none';

/** More than anybody reads; each costs the site a search every time it is looked at. */
export const savedSearchesMax = 30;

/** How long after it was last looked at a saved search is looked at again. */
export const lookAgainMinutes = { 'at-once': 5, daily: 24 * 60 } as const;

export function saveSearch(facts: {
  question: string;
  savedAlready: number;
}): Decision<undefined, 'asks-nothing' | 'too-many'> {
  if (facts.question === '') return refuse('asks-nothing');
  return facts.savedAlready >= savedSearchesMax ? refuse('too-many') : allow(undefined);
}

/**
 * What a look at a saved search tells of: what was first shown since the last look, and was not told of before. A record
 * that the person posted is no news to them.
 */
export function news<T extends { readonly id: string; readonly shownFrom: Date }>(
  hits: readonly T[],
  since: Date,
  known: { readonly told: ReadonlySet<string>; readonly own: ReadonlySet<string> },
): T[] {
  return hits.filter((hit) => hit.shownFrom >= since && !known.told.has(hit.id) && !known.own.has(hit.id));
}
