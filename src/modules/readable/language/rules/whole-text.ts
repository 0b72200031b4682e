import { pluralOf } from '../inflect.ts';
import { phraseBook } from '../phrase-match.ts';
import type { ReadSentence } from '../reading.ts';
import type { Sentence, Token } from '../text-parts.ts';
import { sameThings } from '../words/same-things.ts';
import { type Found, foundAt } from './found.ts';

const groupsOf = new Map<string, (readonly string[])[]>();
for (const group of sameThings)
  for (const word of group) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
const book = phraseBook(
  [...groupsOf].map(([word, groups]) => [word, groups] as const),
  { forms: true },
);

/** The word that came first is the one to keep. */
export function findOtherWords(reads: readonly ReadSentence[]): Found[] {
  const firstOf = new Map<readonly string[], string>();
  const found: Found[] = [];
  for (const { sentence, parts } of reads)
    for (const match of book.find(sentence.tokens)) {
      const { first: at, last, phrase: word } = match;
      if (parts[last] !== 'NOUN' && parts[last] !== 'PROPN') continue;
      const token = sentence.tokens[last] as Token;
      const other = match.value.find((group) => (firstOf.get(group) ?? word) !== word);
      const first = other === undefined ? undefined : firstOf.get(other);
      for (const group of match.value) if (!firstOf.has(group)) firstOf.set(group, word);
      if (first === undefined || isExplaining(sentence, at)) continue;
      const plural = token.lower !== word && /s$/.test(token.lower) && !/s$/.test(first);
      const instead = plural ? pluralOf(first) : first;
      found.push(
        foundAt(
          sentence,
          { first: at, last },
          {
            rule: 'same-word',
            message: `You said ‘${first}’ before: if it is the same thing, say ‘${first}’ again.`,
            suggestion: /^\p{Lu}/u.test(sentence.tokens[at]?.text ?? '')
              ? instead.charAt(0).toUpperCase() + instead.slice(1)
              : instead,
          },
        ),
      );
    }
  return found;
}

/** 'Hypertension means high blood pressure', 'the loo (toilet)': two words for one thing, said to be so. */
function isExplaining({ tokens }: Sentence, at: number): boolean {
  return tokens.slice(0, at).some(({ lower }) => /^(?:means?|or|called|\(|=)$/.test(lower));
}

/** A word broken at the end of a line, or with soft hyphens that let a browser break it. */
export function findHyphenated(reads: readonly ReadSentence[]): Found[] {
  return reads.flatMap(({ sentence }) =>
    sentence.tokens.flatMap((token, at) => {
      if (token.kind !== 'word' || !/[-‐‑]\n|\u00ad/.test(token.text)) return [];
      const whole = token.text.replace(/[-‐‑]\n|\u00ad\n?/g, '');
      return [
        foundAt(
          sentence,
          { first: at, last: at },
          {
            rule: 'hyphenated',
            message: `‘${whole}’ is broken: keep the word in one piece.`,
            suggestion: whole,
          },
        ),
      ];
    }),
  );
}
