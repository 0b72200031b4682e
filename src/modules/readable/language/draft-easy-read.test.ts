import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftEasyRead } from './draft-easy-read.ts';
import { compareFacts } from './facts.ts';

const madeFrom = (text: string) =>
  draftEasyRead(text)
    .sentences.filter((sentence) => sentence.explains === undefined)
    .map((sentence) => sentence.text)
    .join('\n');

test.each([
  ['Please note that the clinic is closed on 3 May.', ['The clinic is closed on 3 May.']],
  [
    'The nurse takes your blood and sends it to the lab.',
    ['The nurse takes your blood.', 'The nurse sends it to the lab.'],
  ],
  ['Your blood was taken by the nurse.', ['The nurse took your blood.']],
  ['Although the test is short, it can hurt.', ['The test is short.', 'But it can hurt.']],
  ['The cream helps your skin, which feels dry.', ['The cream helps your skin.', 'Your skin feels dry.']],
  ['Please utilise two tablets.', ['Please use 2 tablets.']],
  [
    "If you don't feel well, sit down and call us.",
    ["If you don't feel well, sit down.", "If you don't feel well, call us."],
  ],
  ['You have type II diabetes.', ['You have type 2 diabetes.']],
])('%s', (text, sentences) => {
  const draft = draftEasyRead(text).sentences.map((sentence) => sentence.text);
  expect(draft.slice(0, sentences.length).join('|')).toContain(sentences.join('|'));
});

test.each([
  ['Do not eat and drive.'],
  ['Take 1 tablet and drink water 3 times a day.'],
  ['You must not drink alcohol or take other tablets.'],
  ['Take it and rest if you feel sick.'],
  ['Only take it with food and call us unless you feel well.'],
])('%s stays in one piece: parted it would say something else', (text) => {
  expect(draftEasyRead(text).sentences.map((sentence) => sentence.text)).toEqual([text]);
});

test('a hard health word that must stay is explained in the next sentence, once', () => {
  const draft = draftEasyRead('You have hypertension. Hypertension is common.');
  expect(draft.sentences.map(({ text }) => text)).toEqual([
    'You have hypertension.',
    'Hypertension means high blood pressure.',
    'Hypertension is common.',
  ]);
  expect(draft.sentences[1]).toMatchObject({ explains: 'hypertension' });
});

test('what changed is shown as a difference, what is left as hints', () => {
  const draft = draftEasyRead('Please utilise the ramp. See the MRI team.');
  expect(draft.difference[0]?.parts).toEqual([
    { kind: 'same', text: 'Please' },
    { kind: 'removed', text: 'utilise' },
    { kind: 'added', text: 'use' },
    { kind: 'same', text: 'the ramp.' },
  ]);
  expect(draft.unresolved.map(({ rule }) => rule)).toContain('abbreviation');
});

test('what begins a sentence with another word for ‘avoid’ or ‘stop’ is about that sentence alone', () => {
  expect(madeFrom('Rest and refrain from smoking.')).toBe('Rest and keep away from smoking.');
  const { lost, added } = compareFacts('Rest and keep away from smoking.', 'Rest. Keep away from smoking.');
  expect(lost.length + added.length).toBeGreaterThan(0);
});

test('another language is left as it is', () => {
  const welsh = 'Cymerwch un dabled bob bore gyda bwyd a dŵr os gwelwch yn dda.';
  expect(draftEasyRead(welsh)).toMatchObject({ text: welsh, language: 'other', changes: [] });
});

test.each([
  [
    'Take 2 tablets in the morning and 1 tablet at night.',
    'Take 1 tablet in the morning and 2 tablets at night.',
  ],
  ['Do not take it with alcohol. Take it with food.', 'Take it with alcohol. Do not take it with food.'],
  ['Take 5 mg a day.', 'Take 50 mg a day.'],
  ['Take 5 mg a day.', 'Take 5 ml a day.'],
  ['If your leg swells, call 999.', 'Call 999.'],
  ['Take it only at night.', 'Take it at night.'],
  ['Come on Monday 3 May.', 'Come on Tuesday 3 May.'],
  ['See Dr Okafor.', 'See Dr Adeyemi.'],
  ['You can eat.', 'You cannot eat.'],
  ['Avoid alcohol.', 'Drink alcohol.'],
  ['Take up to 8 tablets.', 'Take 8 tablets.'],
  ['Wait for half an hour.', 'Wait for an hour.'],
  ['Come before noon.', 'Come after noon.'],
  ['Sit down if you feel sick. Call us.', 'Sit down. Call us if you feel sick.'],
])('%s is not the same as: %s', (source, target) => {
  const { lost, added } = compareFacts(source, target);
  expect(lost.length + added.length).toBeGreaterThan(0);
});

test.each([
  ['Take two tablets prior to food.', 'Take 2 tablets before food.'],
  ['In the event that you feel sick, discontinue it.', 'If you feel sick, stop it.'],
  ['You should not eat and you should not drink.', 'You should not eat. You should not drink.'],
  ['We need 1,000 beds.', 'We need 1000 beds.'],
])('%s is the same as: %s', (source, target) => {
  expect(compareFacts(source, target)).toMatchObject({ lost: [], added: [] });
});

const labelled = ['tuning', 'held-out', 'second-held-out'].flatMap((name) =>
  readFileSync(join(import.meta.dirname, `../../../../bench/readable/${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.split('\t')[1] ?? '').replaceAll('\\n', '\n')),
);

test('no draft of a real sentence loses or adds a fact', () => {
  expect(labelled.length).toBeGreaterThanOrEqual(320);
  for (const text of labelled)
    expect({ text, ...pick(compareFacts(text, madeFrom(text))) }).toEqual({ text, lost: [], added: [] });
});

function pick({ lost, added }: ReturnType<typeof compareFacts>) {
  return { lost, added };
}

const some = <T>(...of: T[]) => fc.constantFrom(...of);
const amount = fc
  .tuple(
    some('5', '2.5', '10', 'two', 'three', '1,000', 'twenty', '0.5'),
    some('mg', 'ml', 'tablets', 'puffs', 'hours', 'days', '%'),
  )
  .map((pair) => pair.join(' '));
const act = fc.oneof(
  amount.map((words) => `take ${words}`),
  amount.map((words) => `discontinue the medication after ${words}`),
  some(
    'do not drive',
    'never consume alcohol',
    'utilise the inhaler',
    'contact Dr Okafor',
    'ring Ward IV',
    'attend the clinic on 3 May',
    'rest',
    'refrain from smoking',
    'commence the tablets',
    'drink water',
    'do not exceed the dose',
    'drink water 3 times a day',
  ),
);
const condition = some(
  'if you experience nausea',
  'unless Dr Shah says so',
  'only when it hurts',
  'until Monday',
  'before 10:30am',
  'if it is not better in two days',
  'except on Sunday',
  'provided that you feel well',
  'in the event that you vomit',
);
const joint = some(
  ' and ',
  ', and then ',
  '; ',
  ', but ',
  ', so ',
  ' because you must not fall and ',
  ' or ',
);
const sentence = fc
  .oneof(
    fc
      .tuple(some('', 'Please note that you should ', 'Patients must '), act, joint, act)
      .map(([lead, one, and, two]) => `${lead}${one}${and}${two}`),
    fc.tuple(condition, act, joint, act).map(([when, one, and, two]) => `${when}, ${one}${and}${two}`),
    fc.tuple(act, joint, act, condition).map(([one, and, two, when]) => `${one}${and}${two} ${when}`),
    fc
      .tuple(amount, some('taken by Ann', 'not given by the nurse', 'administered by Dr Lee on Friday'), act)
      .map(([words, done, one]) => `${words} were ${done} and you should ${one}`),
  )
  .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

test('no draft of any such sentence loses or adds a number, dose, negation, name, date or condition', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 3 }), (sentences) => {
      for (const text of sentences) {
        const target = madeFrom(text).replace(/provided that|in the event that/gi, 'if');
        expect({ target, ...pick(compareFacts(text, target)) }).toEqual({ target, lost: [], added: [] });
        // By another way than the comparison: every digit, 'not' and name is still there, as often or oftener.
        for (const [pattern, of] of [
          [/\b(?:not|never)\b/gi, target],
          [/Okafor|Shah|Monday|Friday|Sunday|Ann|Lee|May/g, target],
          [/\b(?:if|unless|only|until|except)\b/gi, target],
        ] as const)
          expect(of.match(pattern)?.length ?? 0).toBeGreaterThanOrEqual(
            text.replace(/provided that|in the event that/gi, 'if').match(pattern)?.length ?? 0,
          );
        for (const number of text.match(/\d+(?:[.,:]\d+)*/g) ?? []) expect(target).toContain(number);
      }
    }),
    { numRuns: 200 },
  );
});
