import { type Word, wordsAmong } from '../analysis/analyse.ts';
import { matchBegins, matchEnds } from './match-marks.ts';

const charactersShown = 240;

/** A text in one line, and those of its words that are looked for. */
export interface ReadText {
  readonly flat: string;
  readonly matches: readonly Word[];
}

export function readText(text: string, looked: ReadonlySet<string>): ReadText {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return { flat, matches: wordsAmong(flat, looked) };
}

/** The stretch of a text with most of the terms, cut at words, with the matches marked. */
export function snippetOf({ flat, matches }: ReadText): string {
  const begin = bestBegin(flat, matches);
  const end = cutAt(flat, begin + charactersShown);
  let marked = begin === 0 ? '' : '…';
  let at = begin;
  for (const word of matches) {
    const wordEnd = word.begin + word.typed.length;
    if (word.begin < begin || wordEnd > end) continue;
    marked += `${flat.slice(at, word.begin)}${matchBegins}${word.typed}${matchEnds}`;
    at = wordEnd;
  }
  return `${marked}${flat.slice(at, end)}${end < flat.length ? '…' : ''}`;
}

/** From the match (or the beginning) after which most different terms stand. */
function bestBegin(text: string, matches: readonly { term: string; begin: number }[]): number {
  let best = 0;
  let most = 0;
  for (const [i, first] of matches.entries()) {
    const seen = new Set<string>();
    for (let j = i; j < matches.length; j += 1) {
      const one = matches[j];
      if (!one || one.begin > first.begin + charactersShown - 40) break;
      seen.add(one.term);
    }
    if (seen.size > most) {
      most = seen.size;
      best = first.begin;
    }
  }
  if (best < charactersShown / 3) return 0;
  const lead = text.lastIndexOf(' ', best - 40);
  return lead <= 0 ? 0 : lead + 1;
}

function cutAt(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > end - 60 ? space : text.charCodeAt(end - 1) >> 10 === 0x36 ? end - 1 : end;
}
