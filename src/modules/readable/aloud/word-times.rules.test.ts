import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf, wordTimes } from './word-times.rules.ts';

test('a time of day and a word with an apostrophe are one word each', () => {
  const text = 'Come at 10:30am, don’t wait — it’s 5 mg.';
  expect(wordsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'Come',
    'at',
    '10:30am,',
    'don’t',
    'wait',
    'it’s',
    '5',
    'mg.',
  ]);
});

test('a word that the voice splits begins with its first part', () => {
  const events = [
    { at: 0, ms: 0 },
    { at: 3, ms: 200 },
    { at: 6, ms: 450 },
    { at: 8, ms: 700 },
  ];
  expect(wordTimes('At 10:30am', events, 1_000)).toEqual([
    { from: 0, to: 2, startMs: 0, endMs: 200 },
    { from: 3, to: 10, startMs: 200, endMs: 1_000 },
  ]);
});

test('a word of which the voice told nothing lies between its neighbours', () => {
  const times = wordTimes(
    'one two three',
    [
      { at: 0, ms: 0 },
      { at: 8, ms: 600 },
    ],
    900,
  );
  expect(times.map((word) => word.startMs)).toEqual([0, 300, 600]);
});

test('times never run backwards and never pass the end, whatever a voice tells', () => {
  const event = fc.record({
    at: fc.integer({ min: -5, max: 80 }),
    ms: fc.integer({ min: -100, max: 5_000 }),
  });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.array(event, { maxLength: 20 }),
      fc.integer({ min: 0, max: 4_000 }),
      (text, events, ms) => {
        const times = wordTimes(text, events, ms);
        expect(times.length).toBe(wordsOf(text).length);
        let last = 0;
        for (const word of times) {
          expect(word.startMs).toBeGreaterThanOrEqual(last);
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
          expect(word.endMs).toBeLessThanOrEqual(ms);
          last = word.startMs;
        }
      },
    ),
  );
});
