import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionWeight } from './exposure.rules.ts';
import {
  type Candidate,
  type Fit,
  isOwed,
  market,
  orderFairly,
  type Reasons,
  relevanceOf,
  shortfall,
  whyShown,
} from './market.rules.ts';

const fit: Fit = {
  textShare: 0,
  topicsShared: 0,
  topicsOfRequest: 2,
  needOffered: false,
  regionFits: true,
  daysLeft: 100,
};
const reasons: Reasons = {
  words: [],
  topicsShared: [],
  needOffered: false,
  region: 'London',
  regionFits: true,
};
const words = { topicName: (slug: string) => slug, needName: 'Money', owed: false };

const candidates = fc.uniqueArray(
  fc.record({
    requestId: fc.uuid(),
    relevance: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })),
    exposure: fc.double({ min: 0, max: 20, noNaN: true }),
    merit: fc.double({ min: 0, max: 20, noNaN: true }),
    daysWithoutTop: fc.double({ min: 0, max: 200, noNaN: true }),
  }),
  { selector: (one) => one.requestId, maxLength: 60 },
);

test('the weights of relevance are a whole', () => {
  expect(Object.values(market.weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
});

test('region and time alone make nothing relevant; everything together makes 1', () => {
  expect(relevanceOf(fit)).toBe(0);
  expect(relevanceOf({ ...fit, needOffered: true })).toBeCloseTo(0.35, 12);
  expect(relevanceOf({ ...fit, textShare: 1, topicsShared: 2, needOffered: true })).toBeCloseTo(1, 12);
  expect(relevanceOf({ ...fit, needOffered: true, daysLeft: 0 })).toBeCloseTo(0.3, 12);
});

test('an order holds everything once, whatever is owed', () => {
  fc.assert(
    fc.property(candidates, (given) => {
      const { ids, owed } = orderFairly(given);
      expect([...ids].sort()).toEqual(given.map((one) => one.requestId).sort());
      expect(owed.length).toBeLessThanOrEqual(market.owedPlaces.length);
      for (const requestId of owed) expect(ids.indexOf(requestId)).toBeLessThan(market.top);
    }),
  );
});

test('the same facts give the same order, in whatever order they come', () => {
  fc.assert(
    fc.property(candidates, (given) => {
      expect(orderFairly([...given].reverse())).toEqual(orderFairly(given));
    }),
  );
});

test('where nobody is owed a place, no other order has more of what the order is for', () => {
  fc.assert(
    fc.property(candidates, fc.nat(), fc.nat(), (given, i, j) => {
      const settled = given.map((one) => ({ ...one, relevance: one.relevance || 0.01, daysWithoutTop: 0 }));
      if (settled.length < 2) return;
      const value = (ids: readonly string[]) =>
        ids.reduce((sum, requestId, place) => {
          const one = settled.find((candidate) => candidate.requestId === requestId) as Candidate;
          const deficit = Math.max(-1, Math.min(1, (one.merit - one.exposure) / market.fullDeficit));
          return sum + (one.relevance + market.lambda * deficit) * positionWeight(place + 1);
        }, 0);
      const { ids } = orderFairly(settled);
      const [a, b] = [i % ids.length, j % ids.length];
      const swapped = [...ids];
      [swapped[a], swapped[b]] = [ids[b] ?? '', ids[a] ?? ''];
      expect(value(swapped)).toBeLessThanOrEqual(value(ids) + 1e-9);
    }),
  );
});

test('whoever is owed a place and fits gets one of the first ten, those who wait longest first; the first three stay', () => {
  const liked = Array.from({ length: 30 }, (_one, i) =>
    candidate(`liked-${String(i).padStart(2, '0')}`, 0.9 - i / 100),
  );
  const waiting = Array.from({ length: 6 }, (_one, i) =>
    candidate(`waiting-${i}`, 0.1, { daysWithoutTop: 6 + i * market.owedAfterDays }),
  );
  const { ids, owed } = orderFairly([...liked, ...waiting]);
  expect(owed).toEqual(['waiting-5', 'waiting-4', 'waiting-3', 'waiting-2']);
  expect(market.owedPlaces.map((place) => ids[place - 1])).toEqual(owed);
  expect(ids.slice(0, 3)).toEqual(['liked-00', 'liked-01', 'liked-02']);
});

test('what fits nobody is owed nothing', () => {
  expect(isOwed({ relevance: 0, daysWithoutTop: 100 })).toBe(false);
  const fitting = Array.from({ length: 12 }, (_one, i) =>
    candidate(`fits-${String(i).padStart(2, '0')}`, 0.5),
  );
  const { ids } = orderFairly([candidate('none', 0, { daysWithoutTop: 100 }), ...fitting]);
  expect(ids.at(-1)).toBe('none');
});

test('of two that fit as well, the one that had less attention than it deserves comes first', () => {
  const { ids } = orderFairly([
    candidate('seen', 0.5, { exposure: 3 }),
    candidate('unseen', 0.5, { merit: 3 }),
  ]);
  expect(ids).toEqual(['unseen', 'seen']);
});

test('nothing that a company pays, or that the programme wishes, is among the facts of the order', () => {
  expect(Object.keys(candidate('x', 1)).sort()).toEqual([
    'daysWithoutTop',
    'exposure',
    'merit',
    'relevance',
    'requestId',
  ]);
});

test('why something is shown is always said', () => {
  expect(whyShown(reasons, words)).toHaveLength(1);
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
      (found, offered, owed) => {
        const why = whyShown({ ...reasons, words: found, needOffered: offered }, { ...words, owed });
        expect(why.length).toBeGreaterThan(0);
        expect(why.every((reason) => reason.length > 0)).toBe(true);
      },
    ),
  );
});

test('words that any text has are no reason', () => {
  const said = (...found: string[]) => whyShown({ ...reasons, words: found }, words)[0];
  expect(said('month', 'people', 'sensors', 'beds')).toBe('It speaks of sensors and beds, as you do');
  expect(said('month', 'two')).not.toMatch(/speaks of month/);
});

test('a shortfall has a cause, and none before the floor has run out', () => {
  const late = { daysListed: 30, daysWithoutTop: 20, visits: 4, visitsThatItFits: 1 };
  expect(shortfall({ ...late, daysListed: 14 })).toBeUndefined();
  expect(shortfall({ ...late, daysWithoutTop: 14 })).toBeUndefined();
  expect(shortfall(late)).toBe('too-few-visits');
  expect(shortfall({ ...late, visitsThatItFits: 0 })).toBe('fits-nobody');
  expect(shortfall({ ...late, visits: 0 })).toBe('no-visits');
});

function candidate(requestId: string, relevance: number, more: Partial<Candidate> = {}): Candidate {
  return { requestId, relevance, exposure: 0, merit: 0, daysWithoutTop: 0, ...more };
}
