/**
 * Which words of a text are telling, as limits that the query enacts: the rarest first, until enough documents would be
 * looked at. A word weighs ln(1 + N / n), N documents in all, n with the word (inverse document frequency).
 */
export const telling = {
  wordsMax: 10,
  /** A word in more than this share of many documents says nothing. */
  tooCommonShare: 0.25,
  /** Of fewer documents than this even common words may say something. */
  manyDocuments: 40,
} as const;

/** Looking at a document costs time: a page that only adds a suggestion looks at fewer than somebody who asks. */
export const documentsLookedAtMax = { quick: 400, thorough: 4_000 } as const;
export type Effort = keyof typeof documentsLookedAtMax;

/** One line that says why something is shown. */
export function whySimilar(shared: readonly string[]): string {
  const shown = shared.slice(0, 4);
  const last = shown.at(-1);
  if (last === undefined) return 'Has a similar title';
  return shown.length === 1
    ? `Also about ${last}`
    : `Also about ${shown.slice(0, -1).join(', ')} and ${last}`;
}
