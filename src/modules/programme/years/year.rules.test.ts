import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyToYear, phaseOf } from './year.rules.ts';
import { monthsBetween, percent } from './year-report.rules.ts';

const days = fc
  .date({ min: new Date('2004-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a year is to come, then open from its first to its last day, then closed', () => {
  const year = { opensOn: '2027-04-01', closesOn: '2028-03-31' };
  expect(
    ['2027-03-31', '2027-04-01', '2028-03-31', '2028-04-01'].map((today) => phaseOf(year, today)),
  ).toEqual(['to-come', 'open', 'open', 'closed']);
});

test('months follow each other without a gap, from the first day’s to the last day’s', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [a, b].sort() as [string, string];
      const months = monthsBetween(from, to);
      expect(months[0]).toBe(from.slice(0, 7));
      expect(months.at(-1)).toBe(to.slice(0, 7));
      expect(new Set(months).size).toBe(months.length);
      expect(months.toSorted()).toEqual(months);
    }),
  );
});

test('no application is taken but of a published project, in an open year, that has none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('to-come', 'open', 'closed' as const),
      fc.boolean(),
      fc.constantFrom(undefined, 'applied', 'accepted', 'declined', 'withdrawn' as const),
      fc.nat(2),
      (phase, projectPublished, before, identifiersFound) => {
        const taken = applyToYear({ phase, projectPublished, before, identifiersFound } as never).ok;
        const free = before === undefined || before === 'withdrawn';
        expect(taken).toBe(phase === 'open' && projectPublished && free && identifiersFound === 0);
      },
    ),
  );
});

test('a share of nothing is no number', () => {
  expect(percent(0, 0)).toBeUndefined();
  expect(percent(1, 3)).toBe(33);
});
