import { expect, test } from 'vitest';
import { formatCount, plural } from '#kit/plural.ts';

test.each([
  [0, '0 people back'],
  [1, '1 person backs'],
  [2, '2 people back'],
  [1204, '1,204 people back'],
  [1_200_000, '1,200,000 people back'],
])('%d', (count, words) => {
  expect(plural(count, 'person backs', 'people back')).toBe(words);
});

test('writes counts with commas', () => {
  expect(formatCount(999)).toBe('999');
  expect(formatCount(1204)).toBe('1,204');
});
