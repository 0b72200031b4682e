import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness, likenessLimits, mayAnswer, tellingWords } from './likeness.rules.ts';

const text = fc.string({ maxLength: 120, unit: 'grapheme' });

test('likeness is from 0 to 1, the same both ways round, and 1 for the same text', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const alike = likeness(a, b);
      expect(alike).toBeGreaterThanOrEqual(0);
      expect(alike).toBeLessThanOrEqual(1);
      expect(likeness(b, a)).toBe(alike);
      if (tellingWords(a).size > 0) expect(likeness(a, a)).toBe(1);
    }),
  );
});

test('the same said twice is likely a duplicate; two ideas about one ward are not', () => {
  const one = 'Lights under beds at night. Patients fall on the way to the toilet in the dark.';
  const again = 'Bed lights at night: patients fall in the dark when they go to the toilet.';
  const other = 'A board for the drinks that each patient likes, so that nobody is given tea who hates it.';
  expect(likeness(one, again)).toBeGreaterThan(likenessLimits.likelyDuplicate);
  expect(likeness(one, other)).toBeLessThan(likenessLimits.likelyDuplicate);
});

test('words are compared without their endings, and everyday words say nothing', () => {
  expect(tellingWords('Falls, falling; FALL')).toEqual(new Set(['fall']));
  expect(tellingWords('They have been with their patients')).toEqual(new Set());
});

test('a project may answer a need that is about the same, in words that both use', () => {
  const need = {
    title: 'Falls at night',
    summary: 'People get up in the dark and fall.',
    text: '',
    topics: ['falls'],
  };
  const lights = {
    title: 'Lights against falls',
    summary: 'A light comes on at night.',
    text: '',
    topics: ['falls'],
  };
  const drinks = {
    title: 'Drinks trolley',
    summary: 'It goes round at night.',
    text: '',
    topics: ['nutrition'],
  };
  expect(mayAnswer(need, lights)).toBe(true);
  expect(mayAnswer(need, drinks)).toBe(false);
});
