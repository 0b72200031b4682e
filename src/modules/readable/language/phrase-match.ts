import { baseForms } from './base-forms.ts';
import { type Token, tokensOf } from './text-parts.ts';

export interface Span {
  /** Places in the sentence's tokens; `last` belongs to it. */
  readonly first: number;
  readonly last: number;
}

export interface Match<V> extends Span {
  readonly phrase: string;
  readonly value: V;
}

interface Entry<V> {
  readonly phrase: string;
  readonly words: readonly string[];
  readonly value: V;
}

export interface PhraseBook<V> {
  find(tokens: readonly Token[]): Match<V>[];
}

/** Phrases found by their first word; the longest wins, and none begins within another. */
export function phraseBook<V>(
  phrases: Iterable<readonly [string, V]>,
  { forms = false } = {},
): PhraseBook<V> {
  const byFirst = new Map<string, Entry<V>[]>();
  for (const [phrase, value] of phrases) {
    const words = tokensOf(phrase).map((token) => token.lower);
    const [first] = words;
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    list.push({ phrase, words, value });
    byFirst.set(first, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  const keysOf = (lower: string) => (forms ? baseForms(lower) : [lower]);
  const same = (token: Token | undefined, word: string) =>
    token !== undefined &&
    (token.lower === word ||
      (forms && (baseForms(token.lower).includes(word) || (owners.has(word) && owners.has(token.lower)))));
  return {
    find(tokens) {
      const matches: Match<V>[] = [];
      for (let i = 0; i < tokens.length; i += 1) {
        const token = tokens[i] as Token;
        const entry = keysOf(token.lower)
          .flatMap((key) => byFirst.get(key) ?? [])
          .find(({ words }) => words.every((word, k) => (k === 0 ? true : same(tokens[i + k], word))));
        if (entry === undefined) continue;
        const last = i + entry.words.length - 1;
        matches.push({ first: i, last, phrase: entry.phrase, value: entry.value });
        i = last;
      }
      return matches;
    },
  };
}

const owners = new Set('my your his her our their its'.split(' '));
