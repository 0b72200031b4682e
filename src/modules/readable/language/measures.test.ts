import { expect, test } from 'vitest';
import * as formula from './formulas.ts';
import { measure } from './measures.ts';
import { syllablesOf } from './syllables.ts';
import { sentencesOf } from './text-parts.ts';

test('the platypus sentence has its published values', () => {
  const measures = measure(
    sentencesOf('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'),
  );
  expect(measures).toMatchObject({
    words: 13,
    sentences: 1,
    syllables: 24,
    fleschReadingEase: 37.455,
    fleschKincaidGrade: 11.265,
  });
});

test('six words of one syllable', () => {
  const measures = measure(sentencesOf('The cat sat on the mat.'));
  expect(measures).toMatchObject({
    words: 6,
    syllables: 6,
    fleschReadingEase: 116.145,
    fleschKincaidGrade: -1.45,
  });
});

test.each([
  ['SMOG', formula.smog({ polysyllables: 30, sentences: 30 }), 8.842],
  ['Coleman-Liau', formula.colemanLiau({ letters: 639, words: 119, sentences: 5 }), 14.53],
  ['Dale-Chall, few hard words', formula.daleChall({ difficultWords: 4, words: 100, sentences: 10 }), 1.128],
  ['Dale-Chall, many hard words', formula.daleChall({ difficultWords: 6, words: 100, sentences: 10 }), 5.08],
  ['Flesch Reading Ease', formula.fleschReadingEase({ words: 13, sentences: 1, syllables: 24 }), 37.455],
  ['ARI', formula.automatedReadability({ characters: 500, words: 100, sentences: 10 }), 7.12],
  ['Spache', formula.spache({ unfamiliarWords: 5, words: 100, sentences: 10 }), 2.279],
])('%s gives the published value', (_name, value, published) => {
  expect(value).toBeCloseTo(published, 3);
});

test.each([
  ['seemingly', 3],
  ['it’s', 1],
  ['nebuliser', 4],
  ['NHS', 3],
  ['20', 2],
  ['2026', 6],
  ['follow-up', 3],
  ['10:30am', 5],
])('%s has %i syllables', (word, count) => {
  expect(syllablesOf(word)).toBe(count);
});

test('no words have no measures', () => {
  expect(measure(sentencesOf('😀 🎉'))).toMatchObject({
    words: 0,
    sentences: 0,
    fleschReadingEase: null,
    spache: null,
  });
});

test('sentences are told apart from short forms, times and wrapped lines', () => {
  const text =
    'Dr. Patel comes at 10:30am. Bring e.g. 2.5 mg!\nA heading\nTake your medi-\ncine. “Really?” Yes.';
  expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual([
    'Dr. Patel comes at 10:30am.',
    'Bring e.g. 2.5 mg!',
    'A heading',
    'Take your medi-\ncine.',
    '“Really?”',
    'Yes.',
  ]);
});
