import { expect, test } from 'vitest';
import { contrastWithWhite } from './contrast.ts';

// WCAG's own ends of the scale, and #767676, the lightest grey that passes 4.5 on white.
test.each([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#767676', 4.54],
  ['#005eb8', 6.34],
])('white on %s has a contrast of %d', (colour, contrast) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
});
