/** The published readability formulas, on counts. Each names its source; none shows that a person understands. */

/** Flesch, A new readability yardstick (1948). Higher is easier. */
export function fleschReadingEase(of: { words: number; sentences: number; syllables: number }): number {
  return 206.835 - 1.015 * (of.words / of.sentences) - 84.6 * (of.syllables / of.words);
}

/** Kincaid and others, Navy Research Branch Report 8-75 (1975). A US school grade. */
export function fleschKincaidGrade(of: { words: number; sentences: number; syllables: number }): number {
  return 0.39 * (of.words / of.sentences) + 11.8 * (of.syllables / of.words) - 15.59;
}

/** McLaughlin, SMOG grading (1969): words of three or more syllables, made to 30 sentences. */
export function smog(of: { polysyllables: number; sentences: number }): number {
  return 3.1291 + 1.043 * Math.sqrt(of.polysyllables * (30 / of.sentences));
}

/** Coleman and Liau (1975): letters and sentences for each 100 words. */
export function colemanLiau(of: { letters: number; words: number; sentences: number }): number {
  return 0.0588 * ((of.letters / of.words) * 100) - 0.296 * ((of.sentences / of.words) * 100) - 15.8;
}

/** Smith and Senter, Automated Readability Index, AMRL-TR-66-220 (1967). */
export function automatedReadability(of: { characters: number; words: number; sentences: number }): number {
  return 4.71 * (of.characters / of.words) + 0.5 * (of.words / of.sentences) - 21.43;
}

/** Dale and Chall (1948), with the list of 1995. */
export function daleChall(of: { difficultWords: number; words: number; sentences: number }): number {
  const difficult = (of.difficultWords / of.words) * 100;
  return 0.1579 * difficult + 0.0496 * (of.words / of.sentences) + (difficult > 5 ? 3.6365 : 0);
}

/** Spache, revised (1974): each unfamiliar word counts once. */
export function spache(of: { unfamiliarWords: number; words: number; sentences: number }): number {
  return 0.659 + 0.121 * (of.words / of.sentences) + 0.082 * ((of.unfamiliarWords / of.words) * 100);
}
