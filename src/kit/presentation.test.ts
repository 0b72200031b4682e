import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  presentationFromNeeds,
  presentationFromVisit,
  standardPresentation,
  textSizes,
  toVisit,
} from './presentation.ts';

const presentations = fc.record({
  textPoints: fc.constantFrom(null, ...textSizes),
  easyRead: fc.boolean(),
  symbols: fc.boolean(),
  audio: fc.boolean(),
});

test('what a browser carries gives back what was chosen', () => {
  fc.assert(
    fc.property(presentations, (chosen) => {
      expect(presentationFromVisit(toVisit(chosen))).toEqual(chosen);
    }),
  );
});

test('anything else that a browser carries is as if it carried nothing', () => {
  for (const carried of [undefined, '', '21', '20.', '20.large', ' 24', '24;x', 'easy-read'])
    expect(presentationFromVisit(carried)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (carried) => {
      const read = presentationFromVisit(carried);
      if (read) expect(textSizes.includes(read.textPoints ?? 20)).toBe(true);
    }),
  );
});

test('needs make the presentation; of several sizes the largest holds', () => {
  expect(presentationFromNeeds([])).toEqual(standardPresentation);
  expect(presentationFromNeeds(['large-print-20', 'large-print-28', 'audio', 'letter'])).toEqual({
    ...standardPresentation,
    textPoints: 28,
    audio: true,
  });
});
