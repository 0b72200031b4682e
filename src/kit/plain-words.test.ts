import { expect, test } from 'vitest';
import { isTelling } from '#kit/plain-words.ts';

test.each(['falls', 'HbA1c', 'Sensors', 'appointment'])('%s tells something', (word) => {
  expect(isTelling(word)).toBe(true);
});

test.each(['no', 'Until', 'people', 'TWO', 'can’t', '12', 'x', ''])('%j tells nothing', (word) => {
  expect(isTelling(word)).toBe(false);
});
