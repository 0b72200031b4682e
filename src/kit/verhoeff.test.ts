import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasVerhoeffDigit } from './verhoeff.ts';

test.each(['2363', '73211009', '138875005', '71388002'])('%s carries its check digit', (code) => {
  expect(hasVerhoeffDigit(code)).toBe(true);
});

test('nothing but digits carries one', () => {
  for (const code of ['', '7', '7321100x', '1234567890123456789']) expect(hasVerhoeffDigit(code)).toBe(false);
});

const right = fc
  .tuple(fc.stringMatching(/^[1-9]\d{4,15}$/), fc.nat(9))
  .map(([start]) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `${start}${digit}`).filter(hasVerhoeffDigit),
  );

test('every number has exactly one check digit', () => {
  fc.assert(
    fc.property(right, (codes) => {
      expect(codes).toHaveLength(1);
    }),
  );
});

test('one wrong digit, or two neighbours swapped, never passes', () => {
  fc.assert(
    fc.property(right, fc.nat(30), fc.integer({ min: 1, max: 9 }), ([code = ''], place, more) => {
      const at = place % code.length;
      const digits = [...code];
      const wrong = digits.with(at, String((Number(digits[at]) + more) % 10)).join('');
      expect(hasVerhoeffDigit(wrong)).toBe(false);
      const next = digits[at + 1];
      const here = digits[at];
      if (next === undefined || here === undefined || next === here) return;
      expect(
        hasVerhoeffDigit(
          digits
            .with(at, next)
            .with(at + 1, here)
            .join(''),
        ),
      ).toBe(false);
    }),
  );
});
