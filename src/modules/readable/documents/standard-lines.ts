import type { ReadableDocument } from '#platform/module.ts';
import { explanationOf } from '../language/rules/words.ts';
import { oneLineEnd, sentencesOf } from '../language/text-parts.ts';
import { explanations } from '../language/words/health-words.ts';
import type { Explained, Line } from './version.rules.ts';

/** The standard text, sentence by sentence, as it is: nothing is changed. */
export function standardLines(document: Pick<ReadableDocument, 'parts'>): Line[] {
  return document.parts.flatMap((part): Line[] => {
    const lines = sentencesIn(part.text).map(sentence);
    if (lines.length === 0) return [];
    return part.heading === undefined
      ? lines
      : [{ kind: 'heading', text: part.heading, pictures: [], decided: true }, ...lines];
  });
}

function sentence(text: string): Line {
  return { kind: 'sentence', text, pictures: [], decided: false };
}

export function sentencesIn(text: string): string[] {
  return sentencesOf(oneLineEnd(text)).map((one) => one.text.replace(/\s*\n\s*/g, ' '));
}

const phraseWordsMax = 3;

/** Hard words of a text of which the word list says what they mean. */
export function hardWordsOf(text: string): Explained[] {
  const found = new Map<string, string>();
  for (const { tokens } of sentencesOf(oneLineEnd(text)))
    for (let i = 0; i < tokens.length; i += 1) {
      const entry = longestEntry(tokens.slice(i, i + phraseWordsMax).map((token) => token.lower));
      if (!entry) continue;
      found.set(entry.word, entry.means);
      i += entry.words - 1;
    }
  return [...found].map(([word, means]) => ({ word, means }));
}

function longestEntry(words: readonly string[]): (Explained & { words: number }) | undefined {
  for (let length = words.length; length > 1; length -= 1) {
    const phrase = words.slice(0, length).join(' ');
    const means = explanations.get(phrase);
    if (means !== undefined) return { word: phrase, means, words: length };
  }
  const [word = ''] = words;
  const means = explanationOf(word);
  return means === undefined ? undefined : { word, means, words: 1 };
}
