import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeFeed, type FeedReason, feedLength } from './feed.rules.ts';
import { topicsOfProfession } from './profession-topics.ts';

const item = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(String),
  days: fc.integer({ min: 0, max: 90 }),
});
const list = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 60 });

/** One record has one date, whatever it was found for. */
function dated(found: readonly { id: string; days: number }[]) {
  return found.map(({ id }) => ({ id, shownFrom: new Date(Number(id) * 86_400_000) }));
}

test('each record stands once with all its reasons, and the order is the stated one', () => {
  fc.assert(
    fc.property(
      list,
      list,
      list,
      list,
      fc.constantFrom('most-reasons' as const, 'newest' as const),
      (a, b, c, d, order) => {
        const found = { follow: dated(a), topic: dated(b), setting: dated(c), region: dated(d) };
        const feed = arrangeFeed(found, order);
        expect(feed.length).toBeLessThanOrEqual(feedLength);
        expect(new Set(feed.map(({ item: { id } }) => id)).size).toBe(feed.length);
        for (const { item: one, reasons } of feed)
          expect(reasons).toEqual(
            (Object.keys(found) as FeedReason[]).filter((reason) =>
              found[reason].some(({ id }) => id === one.id),
            ),
          );
        for (const [i, next] of feed.entries()) {
          const before = feed[i - 1];
          if (!before) continue;
          if (order === 'most-reasons')
            expect(before.reasons.length).toBeGreaterThanOrEqual(next.reasons.length);
          if (order === 'newest' || before.reasons.length === next.reasons.length)
            expect(before.item.shownFrom.getTime()).toBeGreaterThanOrEqual(next.item.shownFrom.getTime());
        }
      },
    ),
  );
});

test('jobs in people’s own words lead to topics', () => {
  expect(topicsOfProfession('Community midwife')).toEqual(['maternity']);
  expect(topicsOfProfession('Ward sister, older people')).toContain('falls');
  expect(topicsOfProfession('Senior physiotherapist')).toContain('rehabilitation');
  expect(topicsOfProfession('Astronaut')).toEqual([]);
});
