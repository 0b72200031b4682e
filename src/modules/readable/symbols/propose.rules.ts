import type { WordPattern } from './map/map.rules.ts';

/** A word as read: what it is written like, its base form, its part of speech. */
export interface ReadWord {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly pos: string;
  readonly negated: boolean;
}

/** A concept found in a sentence, and by which of its words. */
export interface Match {
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly negated: boolean;
  /** The words around it that decided between several meanings, where there were any. */
  readonly because: string | undefined;
}

export interface Matchable {
  readonly id: string;
  readonly words: readonly WordPattern[];
  readonly weight: number;
}

export type ConceptIndex = ReadonlyMap<string, readonly (readonly [Matchable, WordPattern])[]>;

export function indexConcepts(concepts: readonly Matchable[]): ConceptIndex {
  const index = new Map<string, (readonly [Matchable, WordPattern])[]>();
  for (const concept of concepts)
    for (const pattern of concept.words) {
      const first = pattern.lemmas[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), [concept, pattern]]);
    }
  return index;
}

/** Small words that may stand within a phrase: 'take some of your blood' is 'take blood'. */
const skippable = new Set('a an the my your his her its our their some any of up'.split(' '));
/** A phrase with one of these has a picture that says 'no' itself. */
const saysNo = new Set("not no never stop without avoid don't cannot".split(' '));
const perFurtherWord = 0.25;
const posFactor: Readonly<Record<string, number>> = { NOUN: 1, PROPN: 1, ADJ: 0.95, VERB: 0.9 };
const posFactorElse = 0.8;

/** Every concept of the map in the words of a sentence, best first. A longer phrase takes its words from shorter ones. */
export function matchConcepts(index: ConceptIndex, words: readonly ReadWord[]): Match[] {
  const forms = words.map(formsOf);
  const all: Match[] = [];
  for (let from = 0; from < words.length; from += 1)
    for (const form of forms[from] ?? [])
      for (const [concept, pattern] of index.get(form) ?? []) {
        const to = endOf(pattern, words, forms, from);
        if (to === undefined) continue;
        const because = decide(pattern, forms, from, to);
        if (because === false) continue;
        all.push({
          conceptId: concept.id,
          from,
          to,
          score: scoreOf(concept, pattern, words[from]),
          negated:
            !pattern.lemmas.some((lemma) => saysNo.has(lemma)) &&
            words.slice(from, to + 1).some((word) => word.negated),
          because: because || undefined,
        });
      }
  const lengths = (match: Match) => match.to - match.from;
  const kept = all.filter(
    (match) =>
      !all.some(
        (other) => lengths(other) > lengths(match) && other.from <= match.from && other.to >= match.to,
      ),
  );
  const best = new Map<string, Match>();
  for (const match of kept) {
    const known = best.get(match.conceptId);
    if (!known || known.score < match.score) best.set(match.conceptId, match);
  }
  return [...best.values()].toSorted(
    (a, b) => b.score - a.score || lengths(b) - lengths(a) || a.from - b.from,
  );
}

function formsOf(word: ReadWord): readonly string[] {
  return word.lower === word.lemma ? [word.lower] : [word.lower, word.lemma];
}

function endOf(
  pattern: WordPattern,
  words: readonly ReadWord[],
  forms: readonly (readonly string[])[],
  from: number,
): number | undefined {
  const [, ...rest] = pattern.lemmas;
  if (rest.length === 0)
    return pattern.pos === undefined || samePos(words[from]?.pos, pattern.pos) ? from : undefined;
  let at = from;
  for (const lemma of rest) {
    at += 1;
    while (!forms[at]?.includes(lemma) && skippable.has(words[at]?.lower ?? '')) at += 1;
    if (!forms[at]?.includes(lemma)) return undefined;
  }
  return at;
}

function samePos(pos: string | undefined, wanted: string): boolean {
  return pos === wanted || (wanted === 'NOUN' && pos === 'PROPN') || (wanted === 'VERB' && pos === 'AUX');
}

/** @returns false where another word decides against it; the word that decided for it; or '' where none had to */
function decide(
  pattern: WordPattern,
  forms: readonly (readonly string[])[],
  from: number,
  to: number,
): string | false {
  const around = forms.flatMap((one, at) => (at >= from && at <= to ? [] : one));
  if (pattern.withNone.some((word) => around.includes(word))) return false;
  if (pattern.withAny.length === 0) return '';
  return pattern.withAny.find((word) => around.includes(word)) ?? false;
}

function scoreOf(concept: Matchable, pattern: WordPattern, first: ReadWord | undefined): number {
  const longer = 1 + perFurtherWord * (pattern.lemmas.length - 1);
  const factor = pattern.lemmas.length > 1 ? 1 : (posFactor[first?.pos ?? ''] ?? posFactorElse);
  return Number((concept.weight * longer * factor).toFixed(3));
}
