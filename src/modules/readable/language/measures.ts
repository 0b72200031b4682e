import { baseForms, wordLettersMax } from './base-forms.ts';
import { daleChallWords, isHeardAsName, spacheWords } from './dictionaries.ts';
import * as formula from './formulas.ts';
import { syllablesOf } from './syllables.ts';
import type { Sentence, Token } from './text-parts.ts';
import { firstNames } from './words/first-names.ts';

/** Numbers about a text, to three places. Undefined figures (no words) are null. */
export interface Measures {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  readonly fleschReadingEase: number | null;
  readonly fleschKincaidGrade: number | null;
  readonly smog: number | null;
  readonly colemanLiau: number | null;
  readonly automatedReadability: number | null;
  readonly daleChall: number | null;
  readonly spache: number | null;
}

const polysyllableMin = 3;

export function measure(sentences: readonly Sentence[]): Measures {
  const counts = {
    words: 0,
    sentences: sentences.length,
    syllables: 0,
    polysyllables: 0,
    letters: 0,
    characters: 0,
  };
  let difficultWords = 0;
  const unfamiliar = new Set<string>();
  for (const sentence of sentences)
    for (const word of sentence.words) {
      const syllables = syllablesOf(word.text);
      counts.words += 1;
      counts.syllables += syllables;
      if (syllables >= polysyllableMin) counts.polysyllables += 1;
      counts.letters += word.text.match(/\p{L}/gu)?.length ?? 0;
      counts.characters += word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      if (word.kind !== 'word' || isName(word, sentence)) continue;
      if (!isListed(daleChallWords(), word.lower)) difficultWords += 1;
      if (!isListed(spacheWords(), word.lower)) unfamiliar.add(word.lower);
    }
  const all = { ...counts, difficultWords, unfamiliarWords: unfamiliar.size };
  return {
    words: all.words,
    sentences: all.sentences,
    syllables: all.syllables,
    ...Object.fromEntries(
      formulas.map(([name, of]) => [name, all.words === 0 ? null : Math.round(of(all) * 1_000) / 1_000]),
    ),
  } as Measures;
}

type Counts = Parameters<typeof formula.smog>[0] &
  Parameters<typeof formula.colemanLiau>[0] &
  Parameters<typeof formula.automatedReadability>[0] &
  Parameters<typeof formula.fleschReadingEase>[0] &
  Parameters<typeof formula.daleChall>[0] &
  Parameters<typeof formula.spache>[0];

const formulas: readonly (readonly [keyof Measures, (of: Counts) => number])[] = [
  ['fleschReadingEase', formula.fleschReadingEase],
  ['fleschKincaidGrade', formula.fleschKincaidGrade],
  ['smog', formula.smog],
  ['colemanLiau', formula.colemanLiau],
  ['automatedReadability', formula.automatedReadability],
  ['daleChall', formula.daleChall],
  ['spache', formula.spache],
];

/** Names count as known words in both lists' rules. */
export function isName(word: Token, sentence: Sentence): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(word.text)) return false;
  return (
    word !== sentence.words[0] || isHeardAsName(word.text) || firstNames.has(word.lower.replace(/'s$/, ''))
  );
}

export function isListed(list: ReadonlySet<string>, lower: string): boolean {
  return (
    baseForms(lower).some((form) => list.has(form)) ||
    (lower.length <= wordLettersMax &&
      lower.includes('-') &&
      lower.split('-').every((part) => baseForms(part).some((form) => list.has(form))))
  );
}
