import { stem } from 'porter2';
import { americanBeginningsOf, britishSpelling } from '../words/other-words.ts';
import { stopWords } from './stop-words.ts';

/**
 * The one place where text becomes the terms that are indexed and looked for, so that the two agree: words without accents, in
 * lower case, in British spelling, without stop words, stemmed (Porter's second stemmer for English).
 * Whoever changes what comes out of here, or how the table is laid out, raises `analysisVersion`: the index is then built again.
 */
export const analysisVersion = 2;

/** A word longer than this is no word; its beginning stands for it. UTF-16 code units. */
const wordCharactersMax = 40;
const rememberedMax = 200_000;

const words = /[\p{L}\p{N}\p{M}]+(?:[&'’][\p{L}\p{N}\p{M}]+)*/gu;
const marks = /\p{M}+/gu;
const possessive = /['’]s$/u;
const joins = /['’]/gu;
const plainWord = /^[a-z]+$/;

export interface Word {
  /** As typed. */
  readonly typed: string;
  /** Lower case, no accents, British spelling: how the spelling dictionary has it. */
  readonly plain: string;
  /** What is indexed. Empty for stop words. */
  readonly term: string;
  readonly begin: number;
}

type Read = Pick<Word, 'plain' | 'term'>;
const readWords = new Map<string, Read>();
const terms = new Map<string, string>();

export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(words)) {
    const typed = match[0];
    const { plain, term } = readWord(typed);
    found.push({ typed, plain, term, begin: match.index });
  }
  return found;
}

/** Those words of a text whose terms are looked for. What begins with none of their letters is not even read. */
export function wordsAmong(text: string, looked: ReadonlySet<string>): Word[] {
  const begins = beginnings(looked);
  const found: Word[] = [];
  for (const match of text.matchAll(words)) {
    const typed = match[0];
    const letter = typed.charCodeAt(0) | lowerCase;
    if (letter >= letterA && letter <= letterZ && !begins.has(letter)) continue;
    const { plain, term } = readWord(typed);
    if (looked.has(term)) found.push({ typed, plain, term, begin: match.index });
  }
  return found;
}

const lowerCase = 0x20;
const letterA = 0x61;
const letterZ = 0x7a;

/** The letters with which a word may begin that becomes one of these terms: its own, or that of its American spelling. */
function beginnings(looked: ReadonlySet<string>): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const term of looked) {
    const [first = ''] = term;
    letters.add(first.charCodeAt(0));
    for (const other of americanBeginningsOf(first)) letters.add(other.charCodeAt(0));
  }
  return letters;
}

/** The terms of a text in its order. */
export function termsOf(text: string): string[] {
  const found: string[] = [];
  for (const [typed] of text.matchAll(words)) {
    const { term } = readWord(typed);
    if (term !== '') found.push(term);
  }
  return found;
}

export function termOf(plain: string): string {
  return terms.get(plain) ?? remember(terms, plain, plainWord.test(plain) ? stem(plain) : plain);
}

function readWord(typed: string): Read {
  const known = readWords.get(typed);
  if (known) return known;
  const plain = plainOf(typed);
  return remember(readWords, typed, { plain, term: isStopWord(typed, plain) ? '' : termOf(plain) });
}

function plainOf(typed: string): string {
  const lower = typed.normalize('NFKD').replace(marks, '').toLowerCase().replace(possessive, '');
  return britishSpelling(lower.replace(joins, '').slice(0, wordCharactersMax).toWellFormed());
}

function isStopWord(typed: string, plain: string): boolean {
  return stopWords.has(plain) && !(typed.length > 1 && typed === typed.toUpperCase());
}

function remember<T>(all: Map<string, T>, key: string, value: T): T {
  if (all.size >= rememberedMax) all.clear();
  all.set(key, value);
  return value;
}
