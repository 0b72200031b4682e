import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dcg, gini, ndcg, positionWeight, shareByMerit } from './exposure.rules.ts';

test('published example: relevance 3, 2, 3, 0, 1, 2 gives DCG 6.8611, ideal 7.1410, nDCG .9608', () => {
  const relevances = [3, 2, 3, 0, 1, 2];
  expect(dcg(relevances)).toBeCloseTo(6.8611, 4);
  expect(dcg([...relevances].sort((a, b) => b - a))).toBeCloseTo(7.141, 4);
  expect(ndcg(relevances)).toBeCloseTo(0.9608, 4);
});

test('the first place has the weight 1, the third a half', () => {
  expect(positionWeight(1)).toBe(1);
  expect(positionWeight(3)).toBe(0.5);
});

test('Gini: nothing and all the same are 0; one of four with everything is .75', () => {
  expect(gini([])).toBe(0);
  expect(gini([0, 0])).toBe(0);
  expect(gini([5, 5, 5])).toBeCloseTo(0, 12);
  expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
  // 1, 2, 3, 4: mean difference 5/3 of a mean of 2.5, halved.
  expect(gini([4, 2, 1, 3])).toBeCloseTo(0.25, 12);
});

test('merits too small to multiply by still share the whole', () => {
  expect(shareByMerit([5e-324], 5e-7)).toEqual([5e-7]);
  expect(shareByMerit([5e-324, 1e-323], 3)[1]).toBeCloseTo(2, 12);
});

test('what is shared by merit adds up to the whole, and nobody gets less than none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (merits, total) => {
        const shares = shareByMerit(merits, total);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 6);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
