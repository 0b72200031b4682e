import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainLines } from './explain.rules.ts';
import { chooseVersion } from './read/choose-version.rules.ts';
import {
  acceptSuggestion,
  glossaryFromText,
  type Line,
  linesFromText,
  mayBePublished,
  maySign,
  standingOf,
  textOfGlossary,
  textOfLines,
} from './version.rules.ts';

const at = new Date('2026-11-25T10:00:00Z');
const person = (personId: string) => ({ personId, name: personId, at });
const sentence = (text: string, picture?: string): Line => ({
  kind: 'sentence',
  text,
  pictures: picture === undefined ? [] : [{ picture, words: text }],
  decided: picture !== undefined,
});
const asItIs = (line: string) => [line];

test('a version is never more than what somebody recorded', () => {
  const machine = {
    origin: 'machine' as const,
    goneThrough: undefined,
    checked: undefined,
    tests: [],
    number: 1,
  };
  expect(standingOf(machine)).toBe('machine-draft');
  expect(standingOf({ ...machine, checked: person('x') })).toBe('machine-draft');
  expect(standingOf({ ...machine, goneThrough: person('a') })).toBe('written');
  expect(standingOf({ ...machine, goneThrough: person('a'), checked: person('b') })).toBe('checked');
  const testOf = (versionNumber: number) => ({
    heldOn: '2026-11-01',
    runBy: 'A group',
    people: 4,
    whatChanged: 'One word',
    madeUp: false,
    versionNumber,
  });
  const checked = { ...machine, origin: 'written' as const, checked: person('b'), number: 2 };
  expect(standingOf({ ...checked, tests: [testOf(1)] }), 'a test of an earlier version').toBe('checked');
  expect(standingOf({ ...checked, tests: [testOf(2)] })).toBe('tested');
});

test('who wrote does not check; a machine’s draft is neither checked nor published', () => {
  const version = {
    origin: 'written' as const,
    goneThrough: undefined,
    checked: undefined,
    writerIds: ['a', 'b'],
    state: 'handed-in' as const,
  };
  expect(maySign(version, 'a')).toEqual({ ok: false, reason: 'own-words' });
  expect(maySign(version, 'c')).toEqual({ ok: true, value: 'signed' });
  expect(maySign({ ...version, origin: 'machine' }, 'c')).toEqual({ ok: false, reason: 'machine-draft' });
  expect(maySign({ ...version, checked: person('d') }, 'c')).toEqual({ ok: false, reason: 'signed-already' });
  const lines = [sentence('We help you.')];
  expect(mayBePublished({ ...version, lines })).toEqual({ ok: true, value: 'published' });
  expect(mayBePublished({ ...version, origin: 'machine', lines })).toEqual({
    ok: false,
    reason: 'machine-draft',
  });
  expect(mayBePublished({ ...version, lines: [] })).toEqual({ ok: false, reason: 'empty' });
  expect(mayBePublished({ ...version, state: 'withdrawn', lines })).toEqual({
    ok: false,
    reason: 'not-open',
  });
});

test('a sentence that stays keeps its picture, wherever it goes', () => {
  const before = [sentence('A nurse helps you.', 'healthicons:people/nurse'), sentence('You can ask.')];
  const after = linesFromText(
    '# The nurse\nYou can ask.\n\nShe is kind.\nA nurse helps you.',
    before,
    asItIs,
  );
  expect(after.map((line) => [line.kind, line.text, line.pictures[0]?.picture])).toEqual([
    ['heading', 'The nurse', undefined],
    ['sentence', 'You can ask.', undefined],
    ['sentence', 'She is kind.', undefined],
    ['sentence', 'A nurse helps you.', 'healthicons:people/nurse'],
  ]);
});

const words = fc.stringMatching(/^[a-zé][a-zé' ]{0,30}[a-z.]$/);
test('text to lines and back loses no line', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (typed) => {
      const lines = linesFromText(typed.join('\n'), [], asItIs);
      expect(linesFromText(textOfLines(lines), lines, asItIs)).toEqual(lines);
      expect(lines.map((line) => line.text)).toEqual(typed.map((one) => one.trim()));
    }),
  );
});

test('hard words are read from lines; what is unclear is named', () => {
  const { glossary, wrong } = glossaryFromText(
    'audit: a check\n\nno colon here\nAudit: again\nward: a big room: with beds',
  );
  expect(glossary).toEqual([
    { word: 'audit', means: 'a check' },
    { word: 'ward', means: 'a big room: with beds' },
  ]);
  expect(wrong).toEqual(['no colon here']);
  expect(glossaryFromText(textOfGlossary(glossary))).toEqual({ glossary, wrong: [] });
});

test('a suggestion goes where its words stand now, the nearest to where they stood', () => {
  const suggested = { text: 'utilise', suggestion: 'use', start: 40 };
  expect(acceptSuggestion('We utilise it. They, who came later, also utilise it.', suggested)).toBe(
    'We utilise it. They, who came later, also use it.',
  );
  expect(acceptSuggestion('We use it.', suggested)).toBeUndefined();
});

test('a hard word is marked everywhere and explained where it stands first', () => {
  const glossary = [
    { word: 'blood', means: 'what is in your veins' },
    { word: 'blood pressure', means: 'how hard it pushes' },
  ];
  const [one, two] = explainLines(
    [sentence('Blood pressures differ.'), sentence('Your blood pressure is fine, so is your blood.')],
    glossary,
  );
  expect(one?.runs).toEqual([
    { text: 'Blood pressures', hard: true },
    { text: ' differ.', hard: false },
  ]);
  expect(one?.explains.map(({ word }) => word)).toEqual(['blood pressure']);
  expect(two?.explains.map(({ word }) => word)).toEqual(['blood']);
});

test('the words of a sentence are the same in its runs', () => {
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 4 }), (text, hard) => {
      const glossary = hard.map((word) => ({ word, means: 'x' }));
      const [line] = explainLines([sentence(text)], glossary);
      expect(line?.runs.map((run) => run.text).join('')).toBe(text);
    }),
  );
});

test('only a checked version stands in the place of the standard text by itself', () => {
  const none = { symbols: false };
  const unchecked = { format: 'easy-read' as const, checked: undefined };
  const checked = { format: 'easy-read' as const, checked: person('b') };
  const symbols = { format: 'symbols' as const, checked: person('b') };
  expect(chooseVersion([], undefined, none)).toBe('standard');
  expect(chooseVersion([unchecked], undefined, none)).toBe('standard');
  expect(chooseVersion([unchecked], 'easy-read', none)).toBe('easy-read');
  expect(chooseVersion([checked, symbols], undefined, none)).toBe('easy-read');
  expect(chooseVersion([checked, symbols], undefined, { symbols: true })).toBe('symbols');
  expect(chooseVersion([checked], 'symbols', none)).toBe('standard');
});
