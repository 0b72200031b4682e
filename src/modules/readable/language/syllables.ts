import { wordLettersMax } from './base-forms.ts';
import { guessedSyllables, pronunciations } from './dictionaries.ts';

const counted = new Map<string, number>();
const countedMax = 20_000;

/**
 * Syllables of one word as it is spoken: from Carnegie Mellon's dictionary where it stands there, else counted by rule.
 * Numbers as they are read out, initials by their letters (Flesch, How to Write Plain English).
 */
export function syllablesOf(word: string): number {
  const known = counted.get(word);
  if (known !== undefined) return known;
  if (counted.size >= countedMax) counted.clear();
  const found = countSyllables(word);
  counted.set(word, found);
  return found;
}

function countSyllables(word: string): number {
  if (word.length > wordLettersMax) return Math.max(1, word.match(/[aeiouy]+/gi)?.length ?? 1);
  if (/\d/.test(word)) return syllablesOfNumber(word);
  if (/^[A-Z]{2,5}s?$/.test(word) && !/[AEIOUY]/.test(word.slice(0, -1)))
    return [...word.replace(/s$/, '')].reduce((sum, letter) => sum + (letter === 'W' ? 3 : 1), 0);
  const lower = word.toLowerCase().replaceAll('’', "'");
  return lower
    .split('-')
    .filter((part) => part !== '')
    .reduce((sum, part) => sum + syllablesOfPart(part), 0);
}

function syllablesOfPart(part: string): number {
  return (
    pronunciations()(part) ??
    pronunciations()(part.replace(/'s?$/, '')) ??
    Math.max(1, guessedSyllables()(part))
  );
}

const digits = ['ze ro', 'one', 'two', 'three', 'four', 'five', 'six', 'se ven', 'eight', 'nine'];
const units = digits.map((name) => name.split(' ').length);
const teens = [1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
const tens = [0, 1, 2, 2, 2, 2, 2, 3, 2, 2];

function syllablesOfNumber(text: string): number {
  const letters = text.replace(/[\d.,:/]+/g, '');
  const suffix = letters === 'am' || letters === 'pm' ? 2 : 0;
  return (
    suffix +
    (text.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+|\.(?=\d)/g) ?? []).reduce(
      (sum, part) => sum + (part === '.' ? 1 : syllablesOfWhole(part)),
      0,
    )
  );
}

function syllablesOfWhole(part: string): number {
  const value = Number(part);
  if (part.length > 6 || (part.startsWith('0') && part.length > 1))
    return [...part].reduce((sum, digit) => sum + (units[Number(digit)] ?? 1), 0);
  if (value >= 1_000) {
    const rest = value % 1_000;
    return (
      syllablesOfWhole(String(Math.floor(value / 1_000))) +
      2 +
      (rest === 0 ? 0 : syllablesOfWhole(String(rest)))
    );
  }
  if (value >= 100) {
    const rest = value % 100;
    return (units[Math.floor(value / 100)] ?? 1) + 2 + (rest === 0 ? 0 : 1 + syllablesOfWhole(String(rest)));
  }
  if (value >= 20)
    return (tens[Math.floor(value / 10)] ?? 1) + (value % 10 === 0 ? 0 : (units[value % 10] ?? 1));
  return value >= 10 ? (teens[value - 10] ?? 1) : (units[value] ?? 1);
}
