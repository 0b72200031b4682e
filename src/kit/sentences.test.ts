import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

test('sentences are found with their places', () => {
  expect(sentencesOf('Sit down first.  Then stand up. ')).toEqual([
    { from: 0, text: 'Sit down first.' },
    { from: 17, text: 'Then stand up.' },
  ]);
});

test('a long sentence is cut at a comma', () => {
  const [first, second] = sentencesOf('Take it with food, and drink water after it.', 30);
  expect(first?.text).toBe('Take it with food,');
  expect(second?.text).toBe('and drink water after it.');
});

test('nothing but white space is lost, each piece is where it says, and none is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const pieces = sentencesOf(text, 40);
      for (const piece of pieces) {
        expect(text.slice(piece.from, piece.from + piece.text.length)).toBe(piece.text);
        expect(piece.text.length).toBeLessThanOrEqual(40);
      }
      expect(
        pieces
          .map((piece) => piece.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
    }),
  );
});
