import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellings } from '../words/other-words.ts';
import { termsOf, wordsAmong, wordsOf } from './analyse.ts';
import { readQuery } from './read-query.ts';
import { mistakesBetween, spellingFrom } from './spelling.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });

describe('text becomes terms', () => {
  test('forms, accents, capitals, spellings and possessives meet', () => {
    expect(termsOf('Falling')).toEqual(termsOf('FALLS'));
    expect(termsOf('café')).toEqual(termsOf('cafe'));
    expect(termsOf('pediatric anemia')).toEqual(termsOf('paediatric anaemia'));
    expect(termsOf('the patient’s')).toEqual(termsOf('patients'));
  });
  test('the words of a text that are looked for are found as if all were read', () => {
    const spelled = fc.constantFrom(...spellings).chain((pair) => fc.constantFrom(...pair));
    const typed = fc.oneof(spelled, fc.constantFrom('Œdema', 'ÉTÉ', 'Edema', 'x-ray', '7th', 'A&E'), anyText);
    const text = fc.array(typed, { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(typed, { minLength: 1, maxLength: 5 }), (given, asked) => {
        const looked = new Set(asked.flatMap(termsOf));
        expect(wordsAmong(given, looked)).toEqual(
          wordsOf(given).filter(({ term }) => term !== '' && looked.has(term)),
        );
      }),
      { numRuns: 500 },
    );
  });
  test('small words go, but not where capitals make another word of them', () => {
    expect(termsOf('who is it for')).toEqual([]);
    expect(termsOf('IT and WHO')).toEqual(['it', 'who']);
  });
  test('any text at all gives terms without white space, and the same ones each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const terms = termsOf(text);
        expect(terms.every((term) => term !== '' && !/\s/u.test(term) && term.isWellFormed())).toBe(true);
        expect(
          wordsOf(text)
            .map(({ term }) => term)
            .filter((term) => term !== ''),
        ).toEqual(terms);
      }),
    );
  });
});

describe('a question is read', () => {
  const spelling = spellingFrom(
    new Map([
      ['patients', 90],
      ['falling', 40],
      ['night', 30],
    ]),
  );
  test('words, phrases and what is left out', () => {
    const query = readQuery('falls "pressure ulcer" -children -"care home"', undefined);
    expect(query.terms).toEqual(['fall', 'pressur', 'ulcer']);
    expect(query.phrases).toEqual([['pressur', 'ulcer']]);
    expect(query.without).toEqual(
      [['care', 'home'], ['children']].map((list) => list.map((w) => termsOf(w)[0])),
    );
  });
  test('a hyphen inside a word leaves nothing out', () => {
    expect(readQuery('covid-19 follow-up', undefined).without).toEqual([]);
  });
  test('slips are forgiven, and said', () => {
    const query = readQuery('patinets faling at night', spelling);
    expect(query.corrected).toEqual(['patient', 'fall']);
    expect(query.asCorrected).toBe('patients falling at night');
  });
  test('lay words and letters mean what the lists say', () => {
    expect(readQuery('bed sores', undefined).others).toEqual(
      expect.arrayContaining(termsOf('pressure ulcer')),
    );
  });
  test('anything can be typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('""', '-', '- -', '"-"', '-"', '((', 'AND OR NOT', '*', '~1')),
        (text) => {
          const query = readQuery(text, spelling);
          expect(query.terms.length).toBeLessThanOrEqual(48);
        },
      ),
    );
  });
});

describe('slips', () => {
  test('are counted as a person makes them', () => {
    expect(mistakesBetween('patinets', 'patients', 2)).toBe(1);
    expect(mistakesBetween('faling', 'falling', 2)).toBe(1);
    expect(mistakesBetween('nihgt', 'night', 2)).toBe(1);
    expect(mistakesBetween('abc', 'xyz', 2)).toBe(3);
  });
  test('what all write of is meant, in whatever form they write it', () => {
    const known = spellingFrom(
      new Map([
        ['falls', 40],
        ['fall', 30],
        ['fail', 2],
        ['failing', 2],
      ]),
    );
    expect(known.corrections('faling')[0]).toBe('falling');
    expect(known.corrections('falling')).toEqual([]);
  });
  test('a word that texts have is left alone', () => {
    expect(
      spellingFrom(
        new Map([
          ['patient', 5],
          ['patent', 3],
        ]),
      ).corrections('patent'),
    ).toEqual([]);
  });
});
