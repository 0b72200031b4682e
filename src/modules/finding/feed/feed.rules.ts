/** Why something stands in a person's news. The page says these words beside it. */
export const feedReasons = {
  follow: 'From an organisation that you follow',
  topic: 'About a topic of your job, or of what you follow',
  setting: 'Happens where you work',
  region: 'From your region',
} as const;
export type FeedReason = keyof typeof feedReasons;
export type FeedOrder = 'most-reasons' | 'newest';

/** The news of the last quarter; what is older is found by searching. */
export const feedDays = 90;
/** It ends: nobody is kept scrolling. */
export const feedLength = 30;

export interface Reasoned<T> {
  readonly item: T;
  readonly reasons: readonly FeedReason[];
}

/**
 * The stated rule: what there are more reasons for comes first; among equals the newest. The other order is the newest
 * first, and nothing else. Each record stands once, with all its reasons; what the person posted is left out before.
 */
export function arrangeFeed<T extends { readonly id: string; readonly shownFrom: Date }>(
  found: Readonly<Record<FeedReason, readonly T[]>>,
  order: FeedOrder,
): Reasoned<T>[] {
  const byId = new Map<string, { item: T; reasons: FeedReason[] }>();
  for (const reason of Object.keys(feedReasons) as FeedReason[])
    for (const item of found[reason]) {
      const known = byId.get(item.id);
      if (known) known.reasons.push(reason);
      else byId.set(item.id, { item, reasons: [reason] });
    }
  const newest = (a: Reasoned<T>, b: Reasoned<T>) =>
    b.item.shownFrom.getTime() - a.item.shownFrom.getTime() || (a.item.id < b.item.id ? 1 : -1);
  return [...byId.values()]
    .toSorted((a, b) => (order === 'newest' ? 0 : b.reasons.length - a.reasons.length) || newest(a, b))
    .slice(0, feedLength);
}
