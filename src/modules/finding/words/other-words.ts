import { clinicalAbbreviations } from './abbreviations-clinical.ts';
import { organisationAbbreviations } from './abbreviations-of-organisation.ts';
import { testAndMedicineAbbreviations } from './abbreviations-of-tests-and-medicines.ts';
import { layWordsForCare } from './lay-words-for-care.ts';
import { layWordsForDisease } from './lay-words-for-disease.ts';
import { layWordsForTheBody } from './lay-words-for-the-body.ts';
import { shortenedWords } from './shortened-words.ts';
import { medicalSpellings } from './spellings-of-medicine.ts';
import { otherSpellings } from './spellings-of-other-words.ts';
import type { Abbreviation, SpellingPair, WordGroup } from './word-list.ts';

/** The word lists, read: what else may be meant by what somebody typed. Nothing here knows an index or a query language. */

export const abbreviations: readonly Abbreviation[] = [
  ...clinicalAbbreviations,
  ...testAndMedicineAbbreviations,
  ...organisationAbbreviations,
  ...shortenedWords,
];
export const wordGroups: readonly WordGroup[] = [
  ...layWordsForTheBody,
  ...layWordsForDisease,
  ...layWordsForCare,
];
export const spellings: readonly SpellingPair[] = [...medicalSpellings, ...otherSpellings];

export interface OtherWords {
  readonly words: string;
  /** `letters`: an abbreviation and its meaning; `same`: two names of one thing; `towards`: what a lay word points to. */
  readonly why: 'letters' | 'same' | 'towards';
  /** Of an abbreviation: where the meaning is at home. */
  readonly context?: string;
}

const britishOf = new Map(spellings.map(([british, american]) => [american, british]));

/** @returns the word as Britain spells it; the word itself where the lists do not say otherwise */
export function britishSpelling(word: string): string {
  return britishOf.get(word) ?? word;
}

const americanBeginnings = new Map<string, Set<string>>();
for (const [american, british] of britishOf) {
  const [ours = ''] = british;
  const [theirs = ''] = american;
  if (ours !== theirs)
    americanBeginnings.set(ours, (americanBeginnings.get(ours) ?? new Set<string>()).add(theirs));
}

/** The letters with which Americans begin words that begin with this one in Britain: oedema is their edema. */
export function americanBeginningsOf(letter: string): ReadonlySet<string> {
  return americanBeginnings.get(letter) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** Lower case, single spaces, straight apostrophes, British spelling: how phrases stand in the lists. */
export function plainPhrase(text: string): string {
  const words = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim().split(/\s+/u);
  return words.map(britishSpelling).join(' ');
}

const meaningsOf = Map.groupBy(abbreviations, ([letters]) => letters);
const lettersOf = Map.groupBy(
  abbreviations.filter(([letters, , , how]) =>
    meaningsOf.get(letters)?.length === 1 ? how !== 'capitals' : how === 'usual',
  ),
  ([, meaning]) => meaning,
);
const sameAs = new Map<string, readonly string[]>();
const pointsTo = new Map<string, readonly string[]>();
for (const group of wordGroups) {
  if (group.kind === 'same') for (const word of group.words) sameAs.set(word, group.words);
  else for (const word of group.from) pointsTo.set(word, group.to);
}
const listed = new Set([...meaningsOf.keys(), ...lettersOf.keys(), ...sameAs.keys(), ...pointsTo.keys()]);
const listedPhraseWordsMax = Math.max(...[...listed].map((phrase) => phrase.split(' ').length));

/**
 * What else a phrase may be called. One step, and from letters a second: A&E is the emergency department, which is
 * casualty. Plurals find their singular, and the other way about but for the shortest words ('sat' is not 'sats').
 * Letters that are everyday words count only in capitals.
 */
export function otherWordsFor(phrase: string): readonly OtherWords[] {
  const plain = plainPhrase(phrase);
  const form = listedForm(plain);
  if (form === undefined) return [];
  const found = new Map<string, OtherWords>();
  const add = (other: OtherWords) => {
    if (other.words !== form && other.words !== plain && !found.has(other.words))
      found.set(other.words, other);
  };
  for (const [, meaning, context, how] of meaningsOf.get(form) ?? []) {
    if (how === 'capitals' && !hasCapitals(phrase)) continue;
    add({ words: meaning, why: 'letters', context });
    for (const words of sameAs.get(meaning) ?? []) add({ words, why: 'same', context });
  }
  for (const words of sameAs.get(form) ?? []) add({ words, why: 'same' });
  for (const words of pointsTo.get(form) ?? []) add({ words, why: 'towards' });
  for (const name of [form, ...(sameAs.get(form) ?? [])])
    for (const [letters, , context] of lettersOf.get(name) ?? [])
      add({ words: letters, why: 'letters', context });
  return [...found.values()];
}

export interface ListedPhrase {
  readonly phrase: string;
  readonly others: readonly OtherWords[];
}

/** The listed phrases of a text from left to right, the longest wherever two begin together; none lies inside another. */
export function listedPhrases(text: string): readonly ListedPhrase[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}&/'’-]*/gu) ?? [];
  const plain = words.map(plainPhrase);
  const shouted = words.length > 1 && text === text.toUpperCase();
  const phrases: ListedPhrase[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(listedPhraseWordsMax, words.length - at);
    for (; length > 0; length -= 1) {
      if (listedForm(plain.slice(at, at + length).join(' ')) === undefined) continue;
      const phrase = words.slice(at, at + length).join(' ');
      const others = otherWordsFor(shouted ? phrase.toLowerCase() : phrase);
      if (others.length === 0) continue;
      phrases.push({ phrase, others });
      break;
    }
    at += Math.max(length, 1);
  }
  return phrases;
}

/** @returns the phrase as it is listed, or its singular or plural; undefined where none of them is */
function listedForm(plain: string): string | undefined {
  if (listed.has(plain)) return plain;
  const singular = /[^s]s$/u.test(plain) ? plain.slice(0, -1) : plain;
  if (listed.has(singular)) return singular;
  return plain.length > 3 && listed.has(`${plain}s`) ? `${plain}s` : undefined;
}

/** Two capitals or more: 'It' begins a sentence, 'IT' and 'ReSPECT' are letters. */
function hasCapitals(phrase: string): boolean {
  return (phrase.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}
