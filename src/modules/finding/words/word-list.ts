/**
 * Letters, what they stand for, and where that meaning is at home. The fourth part, where there is one:
 * `capitals`, the letters are an everyday word too ('it', 'us', 'or') and are understood only when typed in capitals;
 * `usual`, of several meanings the one that texts here mostly have, so that the meaning may stand for the letters as well.
 */
export type Abbreviation = readonly [
  letters: string,
  meaning: string,
  context: string,
  how?: 'capitals' | 'usual',
];

/** The British spelling, then the American one. */
export type SpellingPair = readonly [british: string, american: string];

export type WordGroup =
  | { readonly kind: 'same'; readonly words: readonly string[] }
  | { readonly kind: 'towards'; readonly from: readonly string[]; readonly to: readonly string[] };

/** Each of the words may stand for each of the others. */
export function same(...words: readonly [string, string, ...string[]]): WordGroup {
  return { kind: 'same', words };
}

/** Whoever types one of `from` may mean any of `to`. Not the other way about: the second would mislead. */
export function towards(from: readonly string[], to: readonly string[]): WordGroup {
  return { kind: 'towards', from, to };
}
