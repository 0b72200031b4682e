/** Some 3,500 words: 20 pages in large type. Longer texts are checked in parts, or from the command line. */
export const checkedTextMax = 20_000;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly suggestion: string | null;
}

/** Names a rewording by its place: 'from-to'. */
export function rewordingName({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`;
}

/** The text with one rewording accepted; the text as it is where there is no such (any more). */
export function withRewording(text: string, findings: readonly Place[], name: string): string {
  const chosen = findings.find((finding) => finding.suggestion !== null && rewordingName(finding) === name);
  if (chosen?.suggestion == null) return text;
  const before = text.slice(0, chosen.start);
  const after = text.slice(chosen.end);
  // Words left out leave no double space behind.
  return chosen.suggestion === ''
    ? `${before.trimEnd()}${/^[\s.,;:!?]|^$/.test(after) ? '' : ' '}${after}`
    : `${before}${chosen.suggestion}${after}`;
}
