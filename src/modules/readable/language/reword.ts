import { compareFacts } from './facts.ts';
import type { Fact } from './find-facts.ts';
import type { ReadSentence } from './reading.ts';
import { easierWordsIn } from './replace-words.ts';
import type { RuleId } from './rule-table.ts';
import type { Found } from './rules/found.ts';
import { findAbbreviations, findBlockCapitals, findRomanNumerals } from './rules/letters.ts';
import { findNumberWords } from './rules/numbers.ts';
import { findPhrases, phrasesIn } from './rules/phrases.ts';
import { findHyphenated } from './rules/whole-text.ts';
import { explanationOf, isCommon } from './rules/words.ts';

export interface RewordStep {
  readonly rule: RuleId;
  readonly before: string;
  readonly after: string;
  readonly safe: boolean;
  /** What it would have lost or added. */
  readonly facts: readonly Fact[];
}

interface Edit {
  readonly rule: RuleId;
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Replaces padding, hard words, short forms, number words and capitals in one sentence, each only where all facts stay. */
export function withEasierWords(
  read: ReadSentence,
  keeps: (source: string, target: string) => boolean,
): { text: string; steps: readonly RewordStep[] } {
  const source = read.sentence.text;
  const edits = editsFor(read);
  if (edits.length === 0) return { text: source, steps: [] };
  const all = applied(read, edits);
  if (keeps(source, all)) return { text: all, steps: edits.map((edit) => stepOf(read, edit, true, [])) };
  // One of them loses a fact: take them one by one.
  const taken: Edit[] = [];
  const steps: RewordStep[] = [];
  for (const edit of edits) {
    const tried = applied(read, [...taken, edit]);
    const safe = keeps(source, tried);
    if (safe) taken.push(edit);
    const { lost, added } = safe ? { lost: [], added: [] } : compareFacts(source, tried);
    steps.push(stepOf(read, edit, safe, [...lost, ...added]));
  }
  return { text: applied(read, taken), steps };
}

function stepOf(read: ReadSentence, edit: Edit, safe: boolean, facts: readonly Fact[]): RewordStep {
  const { text, start } = read.sentence;
  return {
    rule: edit.rule,
    before: text.slice(edit.start - start, edit.end - start),
    after: edit.instead,
    safe,
    facts,
  };
}

function editsFor(read: ReadSentence): Edit[] {
  const phrases = phrasesIn(read.sentence, read.parts);
  const found: readonly Found[] = [
    ...findPhrases(read, phrases).filter(
      ({ rule }) => rule === 'padding' || rule === 'foreign-word' || rule === 'adult-language',
    ),
    ...findAbbreviations(read, phrases, new Set(), true).filter(
      ({ suggestion, ...at }) => suggestion !== undefined && !isInitialsAt(read, at.start),
    ),
    ...findBlockCapitals(read),
    ...findRomanNumerals(read),
    ...findNumberWords(read),
    ...findHyphenated([read]),
  ];
  const edits: Edit[] = found.flatMap(({ rule, start, end, suggestion }) =>
    suggestion === undefined ? [] : [{ rule, start, end, instead: suggestion }],
  );
  const { tokens } = read.sentence;
  for (const match of easierWordsIn(read.sentence, read.parts)) {
    const first = tokens[match.first];
    const last = tokens[match.last];
    if (first === last && isCommon(first?.lower ?? '')) continue;
    if (match.instead === undefined || first === undefined || last === undefined || !isSafeInPlace(match))
      continue;
    if (explanationOf(first.lower) !== undefined && match.instead.includes(' ')) continue;
    edits.push({ rule: 'hard-word', start: first.start, end: last.end, instead: match.instead });
  }
  return withoutOverlap(edits.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Describing words of several words do not fit before a noun ('lasting for ever'). */
function isSafeInPlace(match: {
  readonly kind: string | undefined;
  readonly instead: string | undefined;
}): boolean {
  return match.kind !== 'describing' || !(match.instead ?? '').replace(/^very /i, '').includes(' ');
}

/** 'MRI' and the like are names to whoever was given them: they are left to the author. */
function isInitialsAt({ sentence }: ReadSentence, start: number): boolean {
  const token = sentence.tokens.find((one) => one.start === start);
  return token !== undefined && /^[\p{Lu}\p{N}&]{2,}s?$/u.test(token.text);
}

function withoutOverlap(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

function applied({ sentence }: ReadSentence, edits: readonly Edit[]): string {
  let text = '';
  let at = sentence.start;
  for (const edit of edits) {
    text += sentence.text.slice(at - sentence.start, edit.start - sentence.start) + edit.instead;
    at = edit.end;
  }
  return tidied(text + sentence.text.slice(at - sentence.start));
}

function tidied(text: string): string {
  const tidy = text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .replace(/,\s*,/g, ',')
    .replace(/,([.!?])/g, '$1')
    .replace(/^[\s,;:]+/, '')
    .replace(/\b(but|so|also),(?= )/gi, '$1')
    .replace(
      /\b([Aa])n? (?=([\p{L}]+))/gu,
      (_whole, article: string, next: string) => `${article}${beginsWithVowelSound(next) ? 'n' : ''} `,
    );
  return tidy.charAt(0).toUpperCase() + tidy.slice(1);
}

function beginsWithVowelSound(word: string): boolean {
  if (/^(?:MRI|NHS|X-|ECG|A&E|SMS|FBC|[AEFHILMNORSX][A-Z])/.test(word)) return true;
  return (
    /^(?:[aeio]|u(?!ni(?!n)|s[eua]|ti|k\b|r[io])|hour|honest|heir)/i.test(word) &&
    !/^(?:one|once|eu)/i.test(word)
  );
}
