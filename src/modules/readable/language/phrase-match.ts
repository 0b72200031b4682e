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

/** Phrases found by their first two words; the longest wins, and none begins within another. With `forms`, also 'kicked the habit' by 'kick the habit'. */
export function phraseBook<V>(
  phrases: Iterable<readonly [string, V]>,
  { forms = false } = {},
): PhraseBook<V> {
  const keysOf = (lower: string): readonly string[] =>
    owners.has(lower) && forms ? oneOwner : forms ? baseForms(lower) : [lower];
  const byFirst = new Map<string, Map<string, Entry<V>[]>>();
  for (const [phrase, value] of phrases) {
    const words = tokensOf(phrase).map(({ lower }) => (forms && owners.has(lower) ? 'your' : lower));
    const [first, second = ''] = words;
    if (first === undefined) continue;
    const bySecond = byFirst.get(first) ?? new Map<string, Entry<V>[]>();
    byFirst.set(first, bySecond);
    const list = bySecond.get(second) ?? [];
    list.push({ phrase, words, value });
    bySecond.set(
      second,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
  const fits = (tokens: readonly Token[], at: number, { words }: Entry<V>) => {
    for (let k = 2; k < words.length; k += 1) {
      const lower = tokens[at + k]?.lower;
      if (lower === undefined || !(lower === words[k] || keysOf(lower).includes(words[k] as string)))
        return false;
    }
    return true;
  };
  const entryAt = (tokens: readonly Token[], at: number, lower: string) => {
    for (const first of keysOf(lower)) {
      const bySecond = byFirst.get(first);
      if (bySecond === undefined) continue;
      const next = tokens[at + 1]?.lower;
      for (const second of next === undefined ? none : keysOf(next))
        for (const entry of bySecond.get(second) ?? none) if (fits(tokens, at, entry)) return entry;
      const single = bySecond.get('');
      if (single !== undefined) return single[0];
    }
    return undefined;
  };
  return {
    find(tokens) {
      const matches: Match<V>[] = [];
      for (let i = 0; i < tokens.length; i += 1) {
        const entry = entryAt(tokens, i, (tokens[i] as Token).lower);
        if (entry === undefined) continue;
        const last = i + entry.words.length - 1;
        matches.push({ first: i, last, phrase: entry.phrase, value: entry.value });
        i = last;
      }
      return matches;
    },
  };
}

const none: readonly never[] = [];
const owners = new Set('my your his our their its'.split(' '));
const oneOwner = ['your'];
