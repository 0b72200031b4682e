export interface DifferencePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many words each the two are shown whole, one after the other. */
const wordsMax = 400;

/** The least difference between two texts, word by word. */
export function differenceBetween(before: string, after: string): DifferencePart[] {
  const a = before.match(/\S+/g) ?? [];
  const b = after.match(/\S+/g) ?? [];
  if (a.length > wordsMax || b.length > wordsMax)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  const parts: { kind: DifferencePart['kind']; words: string[] }[] = [];
  const push = (kind: DifferencePart['kind'], word: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else parts.push({ kind, words: [word] });
  };
  const common = commonLengths(a, b);
  const width = b.length + 1;
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    if (i < a.length && k < b.length && a[i] === b[k]) {
      push('same', a[i] as string);
      i += 1;
      k += 1;
    } else if (
      k >= b.length ||
      (i < a.length && (common[(i + 1) * width + k] as number) >= (common[i * width + k + 1] as number))
    ) {
      push('removed', a[i] as string);
      i += 1;
    } else {
      push('added', b[k] as string);
      k += 1;
    }
  }
  return parts.map(({ kind, words }) => ({ kind, text: words.join(' ') }));
}

/** Length of the longest common run of words from each place on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let k = b.length - 1; k >= 0; k -= 1)
      lengths[i * width + k] =
        a[i] === b[k]
          ? (lengths[(i + 1) * width + k + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + k] as number, lengths[i * width + k + 1] as number);
  return lengths;
}
