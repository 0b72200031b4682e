import { expect, test } from 'vitest';
import { londonInstant } from './london-instant.ts';

test.each([
  ['2026-01-15', '09:30', '2026-01-15T09:30:00.000Z'],
  ['2026-07-15', '09:30', '2026-07-15T08:30:00.000Z'],
  ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z'],
  // Skipped: clocks go from 01:00 to 02:00.
  ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  // Twice: the first.
  ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T02:30:00.000Z'],
])('%s %s in London is %s', (day, time, instant) => {
  expect(londonInstant(day, time).toISOString()).toBe(instant);
});
