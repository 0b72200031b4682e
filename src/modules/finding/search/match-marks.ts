/** Around matched words in a snippet; they cannot be typed, because controls are taken out of all text. */
export const matchBegins = '\u0002';
export const matchEnds = '\u0003';

/** A snippet for those who show no marks: the text alone. */
export function withoutMarks(snippet: string): string {
  return snippet.replaceAll(matchBegins, '').replaceAll(matchEnds, '');
}
