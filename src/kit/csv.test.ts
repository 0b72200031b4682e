import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('any text comes back from a CSV as it went in, but for what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), (cells) => {
      fc.pre(cells.every((cell) => !/^[=+\-@\t\r]/.test(cell)));
      expect(parse(csvLine(cells), { relax_column_count: true })).toEqual([cells]);
    }),
  );
});

test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\tx'])('%s does not run in a spreadsheet', (text) => {
  expect(csvLine([text, 'x'])).toMatch(/^"?'/);
});

test('numbers, instants and nothing have plain forms', () => {
  expect(csvLine([3, null, true, new Date('2026-11-23T10:00:00Z')])).toBe(
    '3,,true,2026-11-23T10:00:00.000Z\r\n',
  );
});
