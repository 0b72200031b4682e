import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statesAmount } from './stated-amount.ts';

test.each([
  'Two hours of a nurse’s time each week.',
  '400 lids',
  'Half a day a week',
  'an hour of training',
  'One session per ward',
  '0.2 of a full-time post',
  'A dozen kettles',
])('‘%s’ says how much', (text) => expect(statesAmount(text)).toBe(true));

test.each([
  '',
  'Support.',
  'Staff time',
  '0 hours',
  '0.00',
  'No one',
  'Our expertise, as needed',
  'Somebody',
])('‘%s’ does not', (text) => expect(statesAmount(text)).toBe(false));

test('any figure above nought is an amount, with whatever around it', () => {
  fc.assert(fc.property(fc.integer({ min: 1 }), (n) => statesAmount(`Lids (${n} of them)`)));
});
