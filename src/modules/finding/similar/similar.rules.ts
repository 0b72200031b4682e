export interface CountedWord {
  readonly typed: string;
  readonly lexeme: string;
  /** In how many documents it occurs. */
  readonly count: number;
}

export interface ChosenWord extends CountedWord {
  readonly weight: number;
}

const wordsMax = 10;
/** Words in more documents than this say nothing, and looking at all those documents takes too long. */
const documentsLookedAtMax = 4_000;
const tooCommonShare = 0.25;

/**
 * The telling words of a text: the rarest first, until enough documents would be looked at.
 * A word weighs ln(1 + N / n), N documents in all, n with the word (inverse document frequency).
 */
export function chooseWords(words: readonly CountedWord[], documents: number): ChosenWord[] {
  const chosen: ChosenWord[] = [];
  let lookedAt = 0;
  for (const word of words.toSorted((a, b) => a.count - b.count || a.lexeme.localeCompare(b.lexeme))) {
    if (chosen.length === wordsMax) break;
    if (word.count === 0 || (documents > 40 && word.count > documents * tooCommonShare)) continue;
    if (lookedAt + word.count > documentsLookedAtMax) break;
    lookedAt += word.count;
    chosen.push({ ...word, weight: Math.log(1 + documents / word.count) });
  }
  return chosen;
}

/** One line that says why something is shown. */
export function whySimilar(shared: readonly string[]): string {
  const shown = shared.slice(0, 4);
  const last = shown.at(-1);
  if (last === undefined) return 'Has a similar title';
  return shown.length === 1
    ? `Also about ${last}`
    : `Also about ${shown.slice(0, -1).join(', ')} and ${last}`;
}
