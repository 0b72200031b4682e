import { inActiveVoice } from './active-voice.ts';
import type { TextLanguage } from './english.ts';
import { type Measures, measure } from './measures.ts';
import { type Reading, type ReadSentence, readText } from './reading.ts';
import { type Level, type RuleId, ruleOf, type View } from './rule-table.ts';
import type { Found } from './rules/found.ts';
import { findAbbreviations, findBlockCapitals, findRomanNumerals } from './rules/letters.ts';
import { findLargeNumbers, findNumberWords, findPercentages } from './rules/numbers.ts';
import { findPassives } from './rules/passives.ts';
import { findPhrases, phrasesIn } from './rules/phrases.ts';
import { findNegatives, findSayYou } from './rules/reader.ts';
import { findSentenceLength, findSeveralIdeas } from './rules/sentences.ts';
import { findHyphenated, findOtherWords } from './rules/whole-text.ts';
import { explainingSentences, findHardWords } from './rules/words.ts';
import { splitSentence } from './split-sentence.ts';
import { oneLineEnd, placesIn } from './text-parts.ts';

export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  /** From 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** The same place as units from the beginning (line ends as one unit): `text` stands there. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly message: string;
  /** What may stand in the place of `text`, exactly; null where only the author can say it. */
  readonly suggestion: string | null;
  readonly why: string;
  readonly source: string;
}

export interface CheckedText {
  readonly measures: Measures;
  readonly findings: readonly Finding[];
  readonly language: TextLanguage;
  /** What to know about the check itself: that a part was not judged, and why. */
  readonly notice: string | null;
}

export const notices: Readonly<Record<TextLanguage, string | null>> = {
  english: null,
  some: 'Some of this text is not in English. Only the English parts were checked.',
  other: 'This text is not in English, so it was not judged. The rules and measures are for English.',
  none: 'There are no words to check.',
};

export function checkText(text: string, { view }: { readonly view: View }): CheckedText {
  const whole = oneLineEnd(text);
  const reading = readText(whole);
  return {
    measures: measure(reading.read.map(({ sentence }) => sentence)),
    findings: findingsOf(reading, view),
    language: reading.language,
    notice: notices[reading.language],
  };
}

export function findingsOf(reading: Reading, view: View): Finding[] {
  const placeOf = placesIn(reading.text);
  return foundIn(reading, view)
    .flatMap((found) => {
      const rule = ruleOf(found.rule);
      const ruleLevel = rule[view];
      if (ruleLevel === undefined) return [];
      return [
        {
          rule: found.rule,
          level: found.level ?? ruleLevel,
          ...placeOf(found.start),
          start: found.start,
          end: found.end,
          text: reading.text.slice(found.start, found.end),
          message: found.message,
          suggestion: found.suggestion ?? null,
          why: rule.why,
          source: rule.source,
        },
      ];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** As many hard words of one sentence may be explained in a row. */
const explainedTogetherMax = 4;

function foundIn({ read, text }: Reading, view: View): Found[] {
  const explained = new Set<string>();
  const expanded = expandedInitials(text);
  const found = read.flatMap((one, i) => {
    const phrases = phrasesIn(one.sentence, one.parts);
    const next = explainingSentences(
      read.slice(i + 1, i + 1 + explainedTogetherMax).map(({ sentence }) => sentence),
    );
    const rewording = lazily(one);
    return [
      ...findSentenceLength(one, view, rewording.split),
      ...findSeveralIdeas(one, view, phrases, rewording.split),
      ...findPassives(one, phrases, rewording.active),
      ...findPhrases(one, phrases),
      ...findHardWords(one, next, phrases, explained),
      ...findAbbreviations(one, phrases, expanded, view === 'easy'),
      ...findBlockCapitals(one),
      ...findRomanNumerals(one),
      ...findNumberWords(one),
      ...findPercentages(one),
      ...findLargeNumbers(one),
      ...findSayYou(one, phrases),
      ...findNegatives(one, phrases),
    ];
  });
  return [...found, ...findOtherWords(read), ...findHyphenated(read)];
}

/** Rewordings are made once, and only where something was found. */
function lazily(read: ReadSentence): { split(): string | undefined; active(): string | undefined } {
  let parts: readonly string[] | undefined;
  return {
    split() {
      parts ??= splitSentence(read);
      return parts.length > 1 ? parts.join(' ') : undefined;
    },
    active: () => inActiveVoice(read),
  };
}

/** 'Magnetic resonance imaging (MRI)' or 'MRI (magnetic …)' says once what the initials mean. */
function expandedInitials(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\(([A-Z][A-Z&]{1,6})s?\)|\b([A-Z][A-Z&]{1,6})s? \((?=[a-z])/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );
}
