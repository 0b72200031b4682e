/** What a voice tells while it speaks: at which character it is, and when. Characters count from 0, times in milliseconds. */
export interface VoiceEvent {
  readonly at: number;
  readonly ms: number;
}

/** One word as it stands in the text, and when it is heard. */
export interface WordTime {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** A word is what stands between blanks, with at least one letter or digit: '10:30am' and 'don’t' are one word each. */
export function wordsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/\S+/gu)]
    .filter((match) => /[\p{L}\p{N}]/u.test(match[0]))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/**
 * Brings a voice's events back to our own words: a word begins with the first event within it; a word of which the voice told
 * nothing shares the time between its neighbours. Times never run backwards, and none is past the end.
 */
export function wordTimes(text: string, events: readonly VoiceEvent[], durationMs: number): WordTime[] {
  const words = wordsOf(text);
  const sorted = [...events].sort((a, b) => a.ms - b.ms);
  const known = words.map((word) => sorted.find((event) => event.at >= word.from && event.at < word.to)?.ms);
  const starts = filled(known, durationMs);
  return words.map((word, i) => ({
    ...word,
    startMs: starts[i] ?? 0,
    endMs: starts[i + 1] ?? Math.max(durationMs, starts[i] ?? 0),
  }));
}

function filled(known: readonly (number | undefined)[], durationMs: number): number[] {
  const starts: number[] = [];
  for (let i = 0; i < known.length; i += 1) {
    const before = starts[i - 1] ?? 0;
    const here = known[i];
    if (here !== undefined) {
      starts.push(Math.min(Math.max(before, here), durationMs));
      continue;
    }
    let next = i;
    while (next < known.length && known[next] === undefined) next += 1;
    const until = Math.max(before, Math.min(known[next] ?? durationMs, durationMs));
    starts.push(before + (until - before) / (next - i + 1));
  }
  return starts;
}
