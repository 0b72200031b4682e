import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Composing,
  type Mending,
  mend,
  messageText,
  nothingYet,
  press,
  readSymbols,
  symbolsMax,
} from './message.rules.ts';

const say = (...words: string[]): Composing => ({ ...nothingYet, message: words.map((word) => ({ word })) });
const words = (composing: Composing) => composing.message.map((symbol) => symbol.word);

test('a message grows by presses, and is its words', () => {
  const composing = press(press(nothingYet, [{ word: 'I like' }]), [{ word: 'bigger letters' }]);
  expect(messageText(composing.message)).toBe('I like bigger letters');
});

test('what is selected can be put right, moved and taken out', () => {
  const selected = mend(say('I', 'not', 'happy'), 'select', 1);
  expect(words(press(selected, [{ word: 'am' }]))).toEqual(['I', 'am', 'happy']);
  expect(words(mend(selected, 'earlier'))).toEqual(['not', 'I', 'happy']);
  expect(words(mend(mend(selected, 'later'), 'later'))).toEqual(['I', 'happy', 'not']);
  expect(words(mend(selected, 'delete'))).toEqual(['I', 'happy']);
  expect(words(mend(say('a', 'b'), 'delete'))).toEqual(['a']);
});

test('what was cleared can be brought back, until something else is said', () => {
  const cleared = mend(say('a', 'b'), 'clear');
  expect(words(mend(cleared, 'bring-back'))).toEqual(['a', 'b']);
  expect(words(mend(mend(cleared, 'clear'), 'bring-back'))).toEqual(['a', 'b']);
  expect(words(mend(press(cleared, [{ word: 'c' }]), 'bring-back'))).toEqual(['c']);
});

test('no press loses or doubles a symbol, and none makes a message without end', () => {
  const hows: Mending[] = ['delete', 'earlier', 'later', 'clear', 'bring-back', 'select', 'unselect'];
  const step = fc.oneof(fc.nat(99), fc.tuple(fc.constantFrom(...hows), fc.integer({ min: -2, max: 70 })));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let now = nothingYet;
      for (const [i, one] of steps.entries()) {
        const before = [...now.message, ...now.cleared];
        now = typeof one === 'number' ? press(now, [{ word: `w${i}` }]) : mend(now, ...one);
        expect(now.message.length).toBeLessThanOrEqual(symbolsMax);
        expect(new Set(words(now)).size).toBe(now.message.length);
        if (now.selected !== undefined) expect(now.message[now.selected]).toBeDefined();
        if (typeof one !== 'number')
          for (const symbol of now.message) expect(before.map((old) => old.word)).toContain(symbol.word);
      }
    }),
  );
});

test('a form can hold anything: only symbols are read from it', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      for (const symbol of readSymbols(given)) expect(symbol.word.trim()).not.toBe('');
    }),
  );
  expect(readSymbols('[{"word":" a ","picture":"https://example.org/x"},{"word":""},7]')).toEqual([
    { word: 'a' },
  ]);
});
