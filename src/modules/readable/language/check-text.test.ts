import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import { rules } from './rule-table.ts';
import { everydayBritishWords } from './words/british-words.ts';
import { explanations } from './words/health-words.ts';
import { replacements } from './words/replacements.ts';

const rulesOf = (text: string, view: 'easy' | 'plain' = 'easy') =>
  checkText(text, { view }).findings.map((finding) => finding.rule);
const first = (text: string, rule: string) =>
  checkText(text, { view: 'easy' }).findings.find((one) => one.rule === rule);

test.each([
  ['Drink a glass of water with each meal.'],
  ['If you feel sick, tell the nurse.'],
  ['Tell us what you need.'],
  ['You have hypertension. Hypertension means high blood pressure.'],
])('%s breaks no rule', (text) => {
  expect(rulesOf(text)).toEqual([]);
});

test('a finding says where, what, why, on whose word, and what to write instead', () => {
  const finding = first('Hello.\nPlease utilise the ramp.', 'hard-word');
  expect(finding).toMatchObject({ line: 2, column: 8, text: 'utilise', suggestion: 'use', level: 'error' });
  expect(finding?.why).not.toBe('');
  expect(finding?.source).toContain('GOV.UK');
});

test.each([
  ['Please note that the clinic is shut.', 'padding', 'Please note that the', 'The'],
  ['You need two tests.', 'number-words', 'two', '2'],
  ['Go to ward IV.', 'roman-numeral', 'IV', '4'],
  ['Eat fruit, e.g. apples.', 'abbreviation', 'e.g.', 'for example'],
  ['Do NOT eat.', 'block-capitals', 'NOT', 'not'],
  ['Take your medi-\ncine.', 'hyphenated', 'medi-\ncine', 'medicine'],
  ['Patients must rest.', 'say-you', 'Patients', 'You'],
  [
    'Your blood was taken by the nurse.',
    'passive',
    'Your blood was taken by the nurse.',
    'The nurse took your blood.',
  ],
  [
    'Wash your hands and dry them well.',
    'one-idea',
    'Wash your hands and dry them well.',
    'Wash your hands. Dry them well.',
  ],
])('%s: %s, with a rewording to accept', (text, rule, at, suggestion) => {
  expect(first(text, rule)).toMatchObject({ text: at, suggestion });
});

test('a sentence of 15 words is short enough, of 16 it is not; plain writing may go on to 20', () => {
  const words = (count: number) => `${Array.from({ length: count }, () => 'rest').join(' ')}.`;
  expect(rulesOf(words(15))).not.toContain('sentence-length');
  expect(rulesOf(words(16))).toContain('sentence-length');
  expect(rulesOf(words(20), 'plain')).not.toContain('sentence-length');
  const long = checkText(words(21), { view: 'plain' }).findings.find((one) => one.rule === 'sentence-length');
  const tooLong = checkText(words(26), { view: 'plain' }).findings.find(
    (one) => one.rule === 'sentence-length',
  );
  expect([long?.level, tooLong?.level]).toEqual(['warning', 'error']);
});

test('another word for the same thing is found over sentences', () => {
  expect(first('Take your medicine. The medication is free.', 'same-word')).toMatchObject({
    text: 'medication',
    suggestion: 'medicine',
  });
});

test.each([
  ['Cymerwch un dabled bob bore gyda bwyd a dŵr os gwelwch yn dda.', 'other'],
  ['请每天早上吃一片药', 'other'],
  ['Take it.\n\nProszę zadzwonić do lekarza przed wizytą w szpitalu.', 'some'],
  ['😀😀🎉', 'none'],
  ['', 'none'],
])('%s is not judged, and the check says so', (text, language) => {
  const checked = checkText(text, { view: 'easy' });
  expect(checked.language).toBe(language);
  expect(checked.notice).not.toBeNull();
  expect(checked.findings.filter((finding) => finding.text.includes('zadz'))).toEqual([]);
});

test('any text at all is checked, and every finding stands where it says', () => {
  const ids = new Set<string>(rules.map((rule) => rule.id));
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'Patients',
      'were',
      'utilised',
      '; ',
      ' because ',
      '5 mg',
      ' e.g. ',
      'NOT',
      '\r\n',
      '. ',
      ' by ',
      'two',
      '%',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
      (typed) => {
        const text = typed.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
        for (const finding of checkText(typed, { view: 'easy' }).findings) {
          expect(ids.has(finding.rule)).toBe(true);
          const line = text.split('\n')[finding.line - 1] ?? '';
          const inLine = text
            .split('\n')
            .slice(finding.line - 1)
            .join('\n');
          expect(line.length).toBeGreaterThanOrEqual(finding.column - 1);
          expect(inLine.slice(finding.column - 1, finding.column - 1 + finding.text.length)).toBe(
            finding.text,
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});

test.each([
  'practise',
  'lorry',
  'nappies',
  'petrol',
  'postcode',
  'deleted',
  'pyjamas',
  'mealtimes',
  'earache',
])('everyday British word: %s is easy, though American films seldom say it', (word) =>
  expect(
    checkText(`This is about ${word}.`, { view: 'easy' }).findings.filter((one) => one.rule === 'hard-word'),
  ).toEqual([]),
);

test.each(['Press ‘Find’ to look for something.', 'Press ‘Ask for Easy Read’.', 'Press "Find" and wait.'])(
  'what stands on a button is no verb of the sentence: %s',
  (text) => {
    const found = checkText(text, { view: 'easy' }).findings.filter((one) => one.rule === 'one-idea');
    expect(found.length).toBe(text.includes(' and ') ? 1 : 0);
  },
);

test('no everyday word is one that the lists explain or replace', () => {
  for (const word of everydayBritishWords) {
    expect(explanations.has(word), word).toBe(false);
    expect(
      replacements.some(({ hard }) => hard === word),
      word,
    ).toBe(false);
  }
});

test.each([
  'The phone rings all day and we hear it.',
  'People who smoke get more colds.',
  'The bottle leaks and makes a mess.',
  'My foot swells and my shoe feels tight.',
  'The nurse I like best works at night.',
  'Put the bag down and sit here.',
])('a verb that looks like a thing is counted: %s', (text) => expect(rulesOf(text)).toContain('one-idea'));

test.each([
  'Press the green button for help.',
  'Lunch is soup, salad or curry.',
  'You need to be weighed, measured and scanned.',
  'It feels cool.',
  'Help and support are free.',
  'A hoist is a machine that lifts you.',
  'Tell someone you trust.',
  'Bread rolls and butter are on the tray.',
])('a thing that looks like a verb is not: %s', (text) => expect(rulesOf(text)).not.toContain('one-idea'));

test.each(['Your brain is a computer.', 'She is as strong as an ox.', 'He sleeps like a log.'])(
  'a likening is found by what is likened to what: %s',
  (text) => expect(rulesOf(text)).toContain('metaphor'),
);
test.each([
  'A hoist is a machine.',
  'The lump is as big as a pea.',
  'It looks like a pen.',
  'The heart is a muscle.',
])('what is so, or can be measured, is no figure of speech: %s', (text) =>
  expect(rulesOf(text)).not.toContain('metaphor'),
);

test.each(['Bev had a fall.', 'Tesco sells plasters.', 'The top is sleeveless.', 'Hold the handrail.'])(
  'names, and words made of easy ones, are not hard: %s',
  (text) => expect(rulesOf(text)).not.toContain('hard-word'),
);
test.each(['Safeguarding is first.', 'Anaphylaxis is an emergency.', 'The committee meets on Friday.'])(
  'two easy halves, or a bare ‘is’, make no easy word: %s',
  (text) => expect(rulesOf(text)).toContain('hard-word'),
);

test.each(['Your HbA1c is fine.', 'Ask your PA to come.', 'Your IV drip is here.'])(
  'initials of two letters, with digits or like a numeral: %s',
  (text) => expect(rulesOf(text)).toContain('abbreviation'),
);

test('an illness that is called something is no passive, a name that is called is', () => {
  expect(rulesOf('This illness is called asthma.')).not.toContain('passive');
  expect(rulesOf('Is the ward cleaned at night?')).toContain('passive');
  expect(rulesOf('Your name is called by the nurse.')).toContain('passive');
});

test('two words for one thing, unless the one explains the other', () => {
  expect(rulesOf('My sofa is blue. The couch is soft.')).toContain('same-word');
  expect(rulesOf('You have hypertension. Hypertension means high blood pressure.')).not.toContain(
    'same-word',
  );
});
