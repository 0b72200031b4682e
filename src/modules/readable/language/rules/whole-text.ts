import { baseForms } from '../base-forms.ts';
import type { ReadSentence } from '../reading.ts';
import { sameThings } from '../words/same-things.ts';
import { type Found, foundAt } from './found.ts';

const groupOf = new Map<string, readonly string[]>(
  sameThings.flatMap((group) => group.map((word) => [word, group] as const)),
);

/** The word that came first is the one to keep. */
export function findOtherWords(reads: readonly ReadSentence[]): Found[] {
  const firstOf = new Map<readonly string[], string>();
  const found: Found[] = [];
  for (const { sentence, parts } of reads)
    sentence.tokens.forEach((token, at) => {
      if (token.kind !== 'word' || (parts[at] !== 'NOUN' && parts[at] !== 'PROPN')) return;
      const word = baseForms(token.lower).find((form) => groupOf.has(form));
      const group = word === undefined ? undefined : groupOf.get(word);
      if (word === undefined || group === undefined) return;
      const first = firstOf.get(group);
      if (first === undefined) firstOf.set(group, word);
      else if (first !== word) {
        const plural = token.lower !== word && /s$/.test(token.lower) && !/s$/.test(first);
        const instead = plural ? (first === 'child' ? 'children' : `${first}s`) : first;
        found.push(
          foundAt(
            sentence,
            { first: at, last: at },
            {
              rule: 'same-word',
              message: `You said ‘${first}’ before: if it is the same thing, say ‘${first}’ again.`,
              suggestion: /^\p{Lu}/u.test(token.text)
                ? instead.charAt(0).toUpperCase() + instead.slice(1)
                : instead,
            },
          ),
        );
      }
    });
  return found;
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
