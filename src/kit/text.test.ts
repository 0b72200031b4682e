import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, inSentence, normaliseTyped, wordCount } from '#kit/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

test.each([
  ['e\u0301', 'é'],
  ['e\u0000\u0301', 'é'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['  a\tb \n', 'a\tb'],
  ['a\u0007\u000b\u0085\u007fb', 'ab'],
  ['a\u202eb\u2066c\u2069', 'abc'],
  ['שלום مرحبا', 'שלום مرحبا'],
  ['👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿', '👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['a\ud83d', 'a\ufffd'],
  [' \u00a0\ufeff', ''],
])('%j becomes %j', (typed, kept) => {
  expect(normaliseTyped(typed)).toBe(kept);
});

test('what has been made even stays as it is', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const once = normaliseTyped(typed);
      expect(normaliseTyped(once)).toBe(once);
      expect(once).not.toMatch(/[\r\0\u202a-\u202e\u2066-\u2069]/);
      expect(once.isWellFormed()).toBe(true);
    }),
  );
});

test('cuts at a word, and says so', () => {
  expect(excerpt('Falls on the ward', 40)).toBe('Falls on the ward');
  expect(excerpt('Falls on the ward at night', 18)).toBe('Falls on the ward…');
  expect(excerpt('Falls on the ward at night', 17)).toBe('Falls on the…');
  expect(excerpt('Falls, slips, trips', 14)).toBe('Falls, slips…');
  expect(excerpt('one\n\n two', 20)).toBe('one two');
  expect(excerpt('incomprehensibilities', 8)).toBe('incompr…');
});

test('never cuts a character in half', () => {
  expect(excerpt('👩🏽‍⚕️👩🏽‍⚕️', 9)).toBe('👩🏽‍⚕️…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      const cut = excerpt(text, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(true);
      const flat = text.replace(/\s+/g, ' ').trim();
      expect(cut === flat || (cut.endsWith('…') && flat.startsWith(cut.slice(0, -1)))).toBe(true);
    }),
  );
});

test('counts words', () => {
  expect(wordCount('')).toBe(0);
  expect(wordCount(' one  two\nthree ')).toBe(3);
});

test.each([
  ['Data and IT', 'data and IT'],
  ['IT support', 'IT support'],
  ['A venue', 'a venue'],
  ['', ''],
])('%j within a sentence is %j', (label, within) => {
  expect(inSentence(label)).toBe(within);
});
