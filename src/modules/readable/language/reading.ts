import { paragraphLanguages, type TextLanguage } from './english.ts';
import { type Part, partsOf } from './parts-of-speech.ts';
import { type Sentence, sentencesOf } from './text-parts.ts';
import { type VerbGroup, verbGroups } from './verb-groups.ts';

/** A sentence with what the rules need to know of it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly parts: readonly Part[];
  readonly verbs: readonly VerbGroup[];
}

/** A text read once, for measures and rules together. */
export interface Reading {
  readonly text: string;
  /** All sentences, whatever their language. */
  readonly sentences: readonly Sentence[];
  /** Those that can be judged: English ones. */
  readonly read: readonly ReadSentence[];
  readonly language: TextLanguage;
}

export function readText(text: string): Reading {
  const sentences = sentencesOf(text);
  const { language, isEnglish } = paragraphLanguages(sentences);
  return { text, sentences, language, read: sentences.filter(isEnglish).map(readSentence) };
}

export function readSentence(sentence: Sentence): ReadSentence {
  const parts = partsOf(sentence);
  return { sentence, parts, verbs: verbGroups(sentence, parts) };
}
