import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literal, written } from './filter.ts';

test('a literal is one literal, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const text = literal(value);
      expect(text.startsWith("'") && text.endsWith("'")).toBe(true);
      expect(text.slice(1, -1).replaceAll("''", '')).not.toContain("'");
    }),
  );
  expect(literal("x' OR '1'='1")).toBe("'x'' OR ''1''=''1'");
});

test('columns are names in code', () => {
  expect(() => written({ column: 'kind) OR (true', in: ['a'] })).toThrow('no column');
  expect(() => written({ column: 'shown', from: Number.NaN })).toThrow('not a number');
});

test('nothing chosen is everything, and none of nothing is nothing', () => {
  expect(written({ all: [] })).toBe('true');
  expect(written({ any: [] })).toBe('false');
  expect(written({ column: 'kind', in: [] })).toBe('false');
});
