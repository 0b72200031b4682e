import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCarried, scanLimits, toCarried, usualScanning } from './scan-settings.ts';

const within = (name: keyof typeof scanLimits) =>
  fc.integer({ min: scanLimits[name][0], max: scanLimits[name][1] });

test('settings are carried without loss', () => {
  expect(fromCarried(toCarried(usualScanning))).toEqual(usualScanning);
  const settings = fc.record({
    way: fc.constantFrom('automatic' as const, 'step' as const),
    order: fc.constantFrom('groups' as const, 'each' as const),
    stepMs: within('stepMs'),
    firstTimes: within('firstTimes'),
    rounds: within('rounds'),
    holdMs: within('holdMs'),
    ignoreMs: within('ignoreMs'),
    cue: fc.constantFrom('none' as const, 'beep' as const, 'speak' as const),
    key: fc.constantFrom('space' as const, 'enter' as const, 'any-key' as const, 'screen' as const),
  });
  fc.assert(
    fc.property(settings, (one) => {
      expect(fromCarried(toCarried(one))).toEqual(one);
    }),
  );
});

test('what was not written by us, or is beyond the limits, is nothing', () => {
  for (const bad of [
    undefined,
    '',
    'off',
    'automatic',
    toCarried({ ...usualScanning, stepMs: 10 }),
    `${toCarried(usualScanning)};x`,
  ])
    expect(fromCarried(bad)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fromCarried(text)).toBeUndefined();
    }),
  );
});
