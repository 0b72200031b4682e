import { describe, expect, test } from 'vitest';
import {
  abbreviations,
  britishSpelling,
  listedPhrases,
  otherWordsFor,
  plainPhrase,
  spellings,
  wordGroups,
} from './other-words.ts';

const wordsFor = (phrase: string) => otherWordsFor(phrase).map(({ words }) => words);
const repeated = (all: readonly string[]) => all.filter((each, at) => all.indexOf(each) !== at);
const sameGroups = wordGroups.filter((group) => group.kind === 'same');
const oneWay = wordGroups.filter((group) => group.kind === 'towards');

/** Everyday words of English that letters must not be mistaken for: they are understood in capitals only. */
const everyday =
  'a ace aids am an and are arms as at be but by can cap cat do doe fit for gum hat he hot i if im in is it lap me must my news nice no of off oh on or our out pad pals path peg pep pet prep respect rig sad salt say send she so soap the to up us was we who you'.split(
    ' ',
  );

describe('the lists of words', () => {
  test('hold as much as was promised', () => {
    expect(new Set(abbreviations.map(([letters]) => letters)).size).toBeGreaterThanOrEqual(250);
    expect(wordGroups.length).toBeGreaterThanOrEqual(300);
    expect(spellings.length).toBeGreaterThanOrEqual(250);
  });

  test('stand as a phrase is looked up: lower case, single spaces, British', () => {
    const all = [
      ...abbreviations.map(([letters]) => letters),
      ...abbreviations.map(([, meaning]) => meaning),
      ...wordGroups.flatMap((group) => (group.kind === 'same' ? group.words : [...group.from, ...group.to])),
    ];
    expect(all.filter((phrase) => plainPhrase(phrase) !== phrase)).toEqual([]);
    const pairs = spellings.flat();
    expect(pairs.filter((word) => word !== word.toLowerCase() || /\s/u.test(word))).toEqual([]);
  });

  test('say nothing twice', () => {
    expect(repeated(abbreviations.map(([letters, meaning]) => `${letters}: ${meaning}`))).toEqual([]);
    expect(repeated(sameGroups.flatMap(({ words }) => words))).toEqual([]);
    expect(repeated(oneWay.flatMap(({ from }) => from))).toEqual([]);
    for (const { to } of oneWay) expect(repeated(to)).toEqual([]);
    expect(repeated(spellings.map(([british]) => british))).toEqual([]);
    expect(repeated(spellings.map(([, american]) => american))).toEqual([]);
  });

  test('send no word to itself', () => {
    expect(abbreviations.filter(([letters, meaning]) => letters === meaning)).toEqual([]);
    expect(spellings.filter(([british, american]) => british === american)).toEqual([]);
    expect(oneWay.filter(({ from, to }) => from.some((word) => to.includes(word)))).toEqual([]);
  });

  test('lead nowhere in a circle', () => {
    const british = new Set(spellings.map(([word]) => word));
    expect(spellings.filter(([, american]) => british.has(american))).toEqual([]);
    const groupOf = new Map(sameGroups.flatMap(({ words }) => words.map((word) => [word, words[0] ?? word])));
    const node = (word: string) => groupOf.get(word) ?? word;
    const next = new Map<string, Set<string>>();
    const lead = (from: string, to: string) =>
      next.set(node(from), (next.get(node(from)) ?? new Set()).add(node(to)));
    for (const { from, to } of oneWay) for (const a of from) for (const b of to) lead(a, b);
    for (const [letters, meaning] of abbreviations) lead(letters, meaning);
    const circles = [...next.keys()].filter((start) => {
      const seen = new Set<string>();
      const open = [...(next.get(start) ?? [])];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (at === start) return true;
        if (seen.has(at)) continue;
        seen.add(at);
        open.push(...(next.get(at) ?? []));
      }
      return false;
    });
    expect(circles).toEqual([]);
  });

  test('mark letters that are everyday words', () => {
    const unmarked = abbreviations.filter(
      ([letters, , , how]) => everyday.includes(letters) && how !== 'capitals',
    );
    expect(unmarked).toEqual([]);
  });

  test('give a usual meaning only where there is more than one', () => {
    const lone = abbreviations.filter(
      ([letters, , , how]) =>
        how === 'usual' && abbreviations.filter(([other]) => other === letters).length < 2,
    );
    expect(lone).toEqual([]);
  });
});

describe('what else may be meant', () => {
  test.each([
    ['A&E', ['emergency department', 'casualty']],
    ['bed sores', ['pressure ulcer', 'pressure injury']],
    ['pressure ulcers', ['bed sore']],
    ['sugar', ['glucose']],
    ['waterworks', ['bladder', 'continence']],
    ['blood thinner', ['anticoagulant']],
    ['stroke', ['cerebrovascular accident', 'cva']],
    ['fits', ['seizure']],
    ['heart attack', ['myocardial infarction', 'mi']],
    ['TTOs', ['take-home medicines']],
    ['SALT', ['speech and language therapy']],
    ['HCAs', ['healthcare assistants']],
    ['edema', []],
    ['leg edema', ['swollen legs']],
    ['patients’ moods', []],
  ])('%s', (phrase, expected) => {
    const found = wordsFor(phrase);
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(expected));
  });

  test('goes one way where the other would mislead', () => {
    expect(wordsFor('glucose')).not.toContain('sugar');
    expect(wordsFor('seizure')).not.toContain('fit');
    expect(wordsFor('continence')).not.toContain('waterworks');
    expect(wordsFor('retention')).toEqual([]);
  });

  test.each([
    ['DNA', ['did not attend', 'deoxyribonucleic acid']],
    ['PE', ['pulmonary embolism', 'physical education']],
    ['MI', ['myocardial infarction', 'mental illness', 'motivational interviewing']],
    ['RA', ['rheumatoid arthritis', 'room air', 'risk assessment']],
    ['OT', ['occupational therapy', 'occupational therapist', 'operating theatre']],
  ])('%s has all its meanings, each with its place', (letters, meanings) => {
    const found = otherWordsFor(letters).filter(({ why }) => why === 'letters');
    expect(found.map(({ words }) => words)).toEqual(expect.arrayContaining(meanings));
    for (const { context } of found) expect(context).toBeTruthy();
  });

  test('takes letters that are everyday words in capitals only, and not where all is shouted', () => {
    expect(wordsFor('US')).toContain('ultrasound');
    expect(wordsFor('us')).toEqual([]);
    expect(wordsFor('Or')).toEqual([]);
    expect(wordsFor('ReSPECT').join()).toMatch('emergency care');
    expect(listedPhrases('tell us, or IT')).toEqual([
      { phrase: 'IT', others: [{ words: 'information technology', why: 'letters', context: 'systems' }] },
    ]);
    expect(listedPhrases('TELL US OR IT')).toEqual([]);
  });

  test('finds the longest phrase, so that a fit note is no seizure', () => {
    expect(listedPhrases('a fit note after a heart attack').map(({ phrase }) => phrase)).toEqual([
      'fit note',
      'heart attack',
    ]);
    expect(listedPhrases('')).toEqual([]);
    expect(listedPhrases('& / ’ - !')).toEqual([]);
  });

  test('reads ten thousand characters without delay', () => {
    const began = performance.now();
    expect(listedPhrases('bed sores and '.repeat(750)).length).toBe(750);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('spelling', () => {
  test.each([
    ['pediatric', 'paediatric'],
    ['edema', 'oedema'],
    ['anemia', 'anaemia'],
    ['organization', 'organisation'],
    ['hemorrhage', 'haemorrhage'],
    ['esophageal', 'oesophageal'],
    ['oedema', 'oedema'],
    ['anaerobic', 'anaerobic'],
    ['check', 'check'],
  ])('%s is %s', (word, british) => {
    expect(britishSpelling(word)).toBe(british);
  });
});
