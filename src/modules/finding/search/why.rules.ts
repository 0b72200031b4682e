/** Why a record is among the results, in words to show. */
export interface Reasons {
  /** Words as they were typed. */
  readonly typed: readonly string[];
  /** Those of them that the record has, in whatever form. */
  readonly had: readonly string[];
  readonly inTitle: readonly string[];
  /** Other words for what was typed that the record has. */
  readonly others: readonly string[];
  readonly cosine: number;
}

const namedMax = 4;
/** From this cosine on, being close in meaning is worth saying. */
const closeFrom = 0.4;

export function whyFound({ typed, had, inTitle, others, cosine }: Reasons): string[] {
  const why: string[] = [];
  if (typed.length > 0 && had.length === typed.length)
    why.push(typed.length === 1 ? `Has “${typed[0]}”` : 'Has all of your words');
  else if (had.length > 0) why.push(`Has ${list(had)}`);
  if (inTitle.length > 0) why.push(`${list(inTitle)} in its title`);
  if (others.length > 0) why.push(`Says it otherwise: ${list(others)}`);
  if (cosine >= closeFrom && had.length < typed.length) why.push('Close in meaning');
  return why.length === 0 && typed.length > 0 ? ['Close in meaning'] : why;
}

function list(words: readonly string[]): string {
  const named = words.slice(0, namedMax).map((word) => `“${word}”`);
  const last = named.pop();
  return named.length === 0 ? `${last}` : `${named.join(', ')} and ${last}`;
}
