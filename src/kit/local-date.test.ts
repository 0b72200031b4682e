import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  englishBankHolidays,
  formatInstant,
  formatLocalDate,
  isBefore,
  isWorkingDay,
  localDate,
  londonToday,
  parseLocalDate,
  workingDaysAfter,
} from '#kit/local-date.ts';

const days = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => localDate(at.toISOString().slice(0, 10)));

test.each([
  '2025-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-1-1',
  '0000-01-01',
  '2025-03-03T00:00',
  '',
  ' 2025-03-03',
])('%j is no day', (text) => {
  expect(parseLocalDate(text)).toBeUndefined();
  expect(() => localDate(text)).toThrow(RangeError);
  expect(() => formatLocalDate(text)).toThrow(RangeError);
});

test('knows the day in London on both sides of midnight and of the clocks’ change', () => {
  expect(londonToday(new Date('2025-01-15T23:59:59Z'))).toBe('2025-01-15');
  expect(londonToday(new Date('2025-07-15T22:59:59Z'))).toBe('2025-07-15');
  expect(londonToday(new Date('2025-07-15T23:00:00Z'))).toBe('2025-07-16');
  expect(londonToday(new Date('2025-10-26T00:30:00Z'))).toBe('2025-10-26');
});

test('writes days and moments as people read them', () => {
  expect(formatLocalDate('2025-03-03')).toBe('3 March 2025');
  expect(formatInstant(new Date('2025-03-03T14:05:00Z'))).toBe('3 March 2025, 2:05pm');
  expect(formatInstant(new Date('2025-07-31T23:05:00Z'))).toBe('1 August 2025, 12:05am');
  expect(formatInstant(new Date('2025-01-31T12:00:00Z'))).toBe('31 January 2025, 12:00pm');
});

test('adds days over months, leap days and the clocks’ change', () => {
  expect(addDays(localDate('2028-02-28'), 1)).toBe('2028-02-29');
  expect(addDays(localDate('2025-03-30'), 1)).toBe('2025-03-31');
  expect(addDays(localDate('2025-01-01'), -1)).toBe('2024-12-31');
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
      const other = addDays(date, count);
      expect(addDays(other, -count)).toBe(date);
      expect(isBefore(date, other)).toBe(count > 0);
    }),
  );
});

test('counts working days over a weekend, Christmas and Easter', () => {
  expect(workingDaysAfter(localDate('2026-11-20'), 1)).toBe('2026-11-23');
  expect(workingDaysAfter(localDate('2026-12-24'), 1)).toBe('2026-12-29');
  expect(workingDaysAfter(localDate('2027-03-25'), 2)).toBe('2027-03-31');
  expect(workingDaysAfter(localDate('2026-11-21'), 0)).toBe('2026-11-21');
  for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_001])
    expect(() => workingDaysAfter(localDate('2026-11-20'), count)).toThrow(RangeError);
});

test('so many working days later is a working day, with as many working days up to it', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 60 }), (date, count) => {
      const end = workingDaysAfter(date, count);
      let passed = 0;
      for (let day = addDays(date, 1); !isBefore(end, day); day = addDays(day, 1))
        if (isWorkingDay(day)) passed += 1;
      expect(passed).toBe(count);
      expect(isWorkingDay(end)).toBe(true);
    }),
  );
});

test('the list has eight bank holidays a year, on weekdays, with the two of each Easter', () => {
  const easterMondays = ['2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17'];
  for (const monday of easterMondays) {
    const ofYear = [...englishBankHolidays].filter((day) => day.startsWith(monday.slice(0, 4)));
    expect(ofYear).toHaveLength(8);
    expect(ofYear).toContain(monday);
    expect(ofYear).toContain(addDays(localDate(monday), -3));
    for (const day of ofYear) expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
  }
});
