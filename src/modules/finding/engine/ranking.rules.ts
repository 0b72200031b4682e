/**
 * Every number that ranks, in one place. What each was measured to do stands in docs/decisions/0014-search-engine.md.
 *
 * A result's score is  words / (the best words of this answer)  +  weight of meaning * cosine.
 * `words` is BM25 (k1 1.2, b 0.75; those two are the engine's) over the terms of title, summary and text, the title's twice, plus
 * `otherWordsWeight` times BM25 over what else the words may mean (abbreviations, lay words), plus `correctedWeight`.
 */
export const ranking = {
  /** Of the cosine of meanings, beside words. */
  meaningWeight: 0.35,
  /** Until the corpus has so many documents, the directions of meaning are unsure (measured: they did harm). */
  coldStartBelow: 2_000,
  coldStartWeight: 0.2,
  /** Of words that lists say may be meant as well, beside what was typed. */
  otherWordsWeight: 0.7,
  /** Of the word that a misspelt one was taken for; the misspelt one is looked for as well. */
  correctedWeight: 0.95,
  /** Below this cosine meanings have nothing to do with each other, and alone are no reason to show a record. */
  cosineMin: 0.25,
  /** How many of the best by words are looked at: facets are counted over them. */
  wordsDepth: 1_000,
  /** How many of the nearest in meaning. */
  meaningDepth: 200,
  /** Those are asked for only where they could come among so many of the best. */
  meaningMattersAmong: 100,
  /** A phrase in quotation marks is looked for in so many of the best that have all its words. */
  phraseDepth: 4_000,
  /** 'Similar': words as a share of what the text would score against itself, cosine, likeness of titles (trigrams). */
  similarWordsWeight: 1,
  similarMeaningWeight: 1,
  similarTitleWeight: 0.5,
  /** A text is reduced to so many telling terms, the rarest first, before it is looked for. */
  tellingTermsMax: 24,
} as const;

export function meaningWeightFor(documents: number): number {
  return documents < ranking.coldStartBelow ? ranking.coldStartWeight : ranking.meaningWeight;
}

export interface Scores {
  readonly words: number;
  readonly cosine: number;
}

/** A document by its slot: later records have higher ones. */
export interface Ranked {
  readonly slot: number;
  readonly score: number;
  readonly scores: Scores;
}

/** @returns the documents, best first; of equal ones the later record */
export function fuse(scores: ReadonlyMap<number, Scores>, meaningWeight: number): Ranked[] {
  let best = 0;
  for (const { words } of scores.values()) best = Math.max(best, words);
  const scale = best > 0 ? 1 / best : 0;
  const ranked: Ranked[] = [];
  for (const [slot, one] of scores)
    ranked.push({
      slot,
      score: one.words * scale + meaningWeight * Math.max(0, one.cosine),
      scores: one,
    });
  return ranked.sort((a, b) => b.score - a.score || b.slot - a.slot);
}
