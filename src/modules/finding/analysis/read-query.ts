import { listedPhrases } from '../words/other-words.ts';
import { termsOf, type Word, wordsOf } from './analyse.ts';
import type { Spelling } from './spelling.ts';

/** What somebody typed, understood: all of it terms, as the index has them. */
export interface ReadQuery {
  /** Each term once; empty where only filters, or only words to leave out, were given. */
  readonly terms: readonly string[];
  readonly words: readonly Word[];
  /** What misspelt words were taken for. */
  readonly corrected: readonly string[];
  /** What else the words may mean. */
  readonly others: readonly string[];
  readonly phrases: readonly (readonly string[])[];
  readonly without: readonly (readonly string[])[];
  /** The text with misspelt words put right, where there were any. */
  readonly asCorrected: string | undefined;
}

/** Longer questions are cut: what follows no longer changes what is best. */
export const queryTermsMax = 48;
const othersMax = 24;
const phrasesMax = 8;

const quoted = /(-?)["“”]([^"“”]*)["“”]/gu;
const leftOut = /(?<=^|\s)-(?=[\p{L}\p{N}])\S+/gu;

export function readQuery(text: string, spelling: Spelling | undefined): ReadQuery {
  const phrases: string[][] = [];
  const without: string[][] = [];
  const wanted = text
    .replace(quoted, (_all, minus: string, inside: string) => {
      const terms = termsOf(inside);
      if (terms.length > 0) (minus === '' ? phrases : without).push(terms);
      return minus === '' ? ` ${inside} ` : ' ';
    })
    .replace(leftOut, (word) => {
      const terms = termsOf(word);
      if (terms.length > 0) without.push(terms);
      return ' ';
    });
  const all = wordsOf(wanted);
  const telling = all.filter(({ term }) => term !== '').slice(0, queryTermsMax);
  // Somebody who types nothing but small words means them.
  const words =
    telling.length > 0 ? telling : all.slice(0, queryTermsMax).map((word) => ({ ...word, term: word.plain }));
  const mended = mend(wanted, words, phrases.length > 0 ? undefined : spelling);
  const terms = [...new Set(words.map(({ term }) => term))];
  const corrected = mended.terms.filter((term) => !terms.includes(term));
  const known = new Set([...terms, ...corrected]);
  const others = new Set<string>();
  for (const { others: list } of listedPhrases(mended.text ?? wanted))
    for (const { words: other } of list)
      for (const term of termsOf(other)) if (!known.has(term) && others.size < othersMax) others.add(term);
  return {
    terms,
    words,
    corrected,
    others: [...others],
    phrases: phrases.filter((phrase) => phrase.length > 1).slice(0, phrasesMax),
    without: without.slice(0, phrasesMax),
    asCorrected: mended.text?.replace(/\s+/g, ' ').trim(),
  };
}

function mend(text: string, words: readonly Word[], spelling: Spelling | undefined) {
  const terms: string[] = [];
  let mendedText = text;
  if (spelling)
    for (const word of words.toReversed()) {
      const meant = spelling.corrections(word.plain);
      terms.unshift(...meant.flatMap(termsOf));
      if (meant[0] !== undefined)
        mendedText =
          mendedText.slice(0, word.begin) + meant[0] + mendedText.slice(word.begin + word.typed.length);
    }
  return { terms: [...new Set(terms)], text: mendedText === text ? undefined : mendedText };
}
