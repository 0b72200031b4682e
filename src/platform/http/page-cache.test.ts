import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCachedPage, PageCache } from './page-cache.ts';

const trustMilliseconds = 900;

test('a page is served while the log was read a moment ago, and not a second after', () => {
  let now = 10_000;
  const cache = new PageCache(() => now);
  const page = asCachedPage('<p>One</p>');
  cache.put('/projects', page, ['project'], now);
  expect(cache.get('/projects')).toBeUndefined();
  cache.knownFreshAt(now);
  expect(cache.get('/projects')).toBe(page);
  now += trustMilliseconds + 1;
  expect(cache.get('/projects')).toBeUndefined();
});

test('news of a record takes away the pages that show it, and those that were being made meanwhile', () => {
  let now = 10_000;
  const cache = new PageCache(() => now);
  const made = asCachedPage('<p>One</p>');
  const begunAt = now;
  cache.put('/projects/1', made, ['project-1'], begunAt);
  cache.put('/projects/2', made, ['project-2'], begunAt);
  now += 5;
  cache.purge('project-1');
  cache.knownFreshAt(now);
  expect(cache.get('/projects/1')).toBeUndefined();
  expect(cache.get('/projects/2')).toBe(made);
  cache.put('/projects/1', made, ['project-1'], begunAt);
  expect(cache.get('/projects/1')).toBeUndefined();
  cache.put('/projects/1', made, ['project-1'], now + 1);
  expect(cache.get('/projects/1')).toBe(made);
});

type Step =
  | { readonly kind: 'write'; readonly record: number }
  | { readonly kind: 'read'; readonly record: number }
  | { readonly kind: 'follow' }
  | { readonly kind: 'wait'; readonly milliseconds: number };

const record = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), record }),
  fc.record({ kind: fc.constant('read' as const), record }),
  fc.record({ kind: fc.constant('follow' as const) }),
  fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: 1_500 }) }),
);

test('whatever is written and read, no reader sees what was changed more than a second ago', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 100_000;
      const cache = new PageCache(() => now);
      const versions = [0, 0];
      const changedAt = [0, 0];
      const unread = new Set<number>();
      for (const one of steps) {
        if (one.kind === 'wait') now += one.milliseconds;
        if (one.kind === 'write') {
          versions[one.record] = (versions[one.record] ?? 0) + 1;
          changedAt[one.record] = now;
          unread.add(one.record);
        }
        if (one.kind === 'follow') {
          for (const changed of unread) cache.purge(`record-${changed}`);
          unread.clear();
          cache.knownFreshAt(now);
        }
        if (one.kind === 'read') {
          const address = `/records/${one.record}`;
          const kept = cache.get(address);
          if (kept) {
            const stale = kept.plain.bytes.toString() !== String(versions[one.record]);
            expect(stale && now - (changedAt[one.record] ?? 0) > 1_000).toBe(false);
          } else
            cache.put(address, asCachedPage(String(versions[one.record])), [`record-${one.record}`], now);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
