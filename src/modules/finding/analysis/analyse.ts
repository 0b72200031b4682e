import { stem } from 'porter2';
import { britishSpelling } from '../words/other-words.ts';
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

const plainForms = new Map<string, string>();
const terms = new Map<string, string>();

export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(words)) {
    const typed = match[0];
    const plain = plainOf(typed);
    found.push({ typed, plain, term: isStopWord(typed, plain) ? '' : termOf(plain), begin: match.index });
  }
  return found;
}

/** The terms of a text in its order. */
export function termsOf(text: string): string[] {
  const found: string[] = [];
  for (const [typed] of text.matchAll(words)) {
    const plain = plainOf(typed);
    if (plain !== '' && !isStopWord(typed, plain)) found.push(termOf(plain));
  }
  return found;
}

export function plainOf(typed: string): string {
  const known = plainForms.get(typed);
  if (known !== undefined) return known;
  const lower = typed.normalize('NFKD').replace(marks, '').toLowerCase().replace(possessive, '');
  const plain = britishSpelling(lower.replace(joins, '').slice(0, wordCharactersMax).toWellFormed());
  return remember(plainForms, typed, plain);
}

export function termOf(plain: string): string {
  const known = terms.get(plain);
  if (known !== undefined) return known;
  return remember(terms, plain, plainWord.test(plain) ? stem(plain) : plain);
}

function isStopWord(typed: string, plain: string): boolean {
  return stopWords.has(plain) && !(typed.length > 1 && typed === typed.toUpperCase());
}

function remember(all: Map<string, string>, key: string, value: string): string {
  if (all.size >= rememberedMax) all.clear();
  all.set(key, value);
  return value;
}
