import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPounds, parsePounds, pence } from '#kit/money.ts';

test.each([
  ['£1,200', 120_000],
  ['1200.50', 120_050],
  [' 1200 ', 120_000],
  ['£ 3', 300],
  ['0', 0],
  ['0.05', 5],
  ['007', 700],
  ['1,234,567.89', 123_456_789],
  ['999999999999.99', 99_999_999_999_999],
])('reads %j', (text, expected) => {
  expect(parsePounds(text)).toBe(expected);
});

test.each([
  '',
  '2k',
  ' 2k',
  '-5',
  '1,20',
  '12,00',
  '1.5',
  '1.505',
  '.50',
  '1 200',
  '£',
  '1e3',
  '٣',
  '1000000000000',
  '1'.repeat(500),
])('does not read %j', (text) => {
  expect(parsePounds(text)).toBeUndefined();
});

test('writes pounds, with pence only where there are some', () => {
  expect(formatPounds(120_000)).toBe('£1,200');
  expect(formatPounds(120_050)).toBe('£1,200.50');
  expect(formatPounds(5)).toBe('£0.05');
  expect(formatPounds(-300)).toBe('-£3');
  expect(() => formatPounds(0.5)).toThrow(RangeError);
  expect(() => pence(Number.NaN)).toThrow(RangeError);
});

test('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (amount) => {
      expect(parsePounds(formatPounds(amount))).toBe(amount);
    }),
  );
});
