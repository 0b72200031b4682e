import type { Part } from '../parts-of-speech.ts';
import { type Match, phraseBook } from '../phrase-match.ts';
import type { ReadSentence } from '../reading.ts';
import type { Sentence, Token } from '../text-parts.ts';
import { childishWords, foreignWords, idioms, padding } from '../words/phrases.ts';
import { figuresIn } from './figures.ts';
import { type Found, foundAt, suggesting } from './found.ts';

const books = {
  padding: phraseBook(padding),
  metaphor: phraseBook(idioms, { forms: true }),
  'foreign-word': phraseBook(foreignWords),
  'adult-language': phraseBook(childishWords),
};
type PhraseRule = keyof typeof books;

export interface PhraseFinds {
  readonly matches: readonly (Match<string> & { readonly rule: PhraseRule })[];
  /** Whether a token lies in one of them. */
  covers(at: number): boolean;
  inPadding(at: number): boolean;
}

export function phrasesIn(sentence: Sentence, parts: readonly Part[]): PhraseFinds {
  const listed = (Object.keys(books) as PhraseRule[]).flatMap((rule) =>
    books[rule].find(sentence.tokens).map((match) => ({ ...match, rule })),
  );
  const figures = figuresIn(sentence, parts)
    .filter(
      ({ first, last }) =>
        !listed.some((match) => match.rule === 'metaphor' && match.first <= last && first <= match.last),
    )
    .map((span) => ({ ...span, phrase: '', value: '', rule: 'metaphor' as const }));
  const matches = [...listed, ...figures];
  const within = (list: readonly Match<string>[], at: number) =>
    list.some(({ first, last }) => first <= at && at <= last);
  const paddings = matches.filter(({ rule }) => rule === 'padding');
  return { matches, covers: (at) => within(matches, at), inPadding: (at) => within(paddings, at) };
}

export function findPhrases({ sentence }: ReadSentence, phrases: PhraseFinds): Found[] {
  return phrases.matches.map((match) => {
    const words = sentence.tokens
      .slice(match.first, match.last + 1)
      .map((token) => token.text)
      .join(' ');
    return foundAt(sentence, match, {
      rule: match.rule,
      message: message[match.rule](words, match.value),
      ...(match.rule === 'padding'
        ? paddingCut(sentence, match)
        : suggesting(inCase(match.value, sentence.tokens[match.first]))),
    });
  });
}

/** Where the words can simply go, the place reaches to the next word, which may need a capital. */
function paddingCut(
  sentence: Sentence,
  { first, last, value }: Match<string>,
): { suggestion: string; end?: number } {
  const head = sentence.tokens[first] as Token;
  if (value !== '') return { suggestion: inCase(value, head) ?? '' };
  let after = last + 1;
  if (sentence.tokens[after]?.text === ',') after += 1;
  const next = sentence.tokens[after];
  if (next === undefined || next.kind === 'mark') return { suggestion: '' };
  return { end: next.end, suggestion: inCase(next.text, head) ?? '' };
}

function inCase(words: string, like: Token | undefined): string | undefined {
  if (words === '') return undefined;
  return like !== undefined && /^\p{Lu}/u.test(like.text)
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : words;
}

const message: Readonly<Record<PhraseRule, (words: string, instead: string) => string>> = {
  padding: (words, instead) =>
    instead === '' ? `‘${words}’ adds nothing: leave it out.` : `‘${words}’ can be shorter: ‘${instead}’.`,
  metaphor: (words, instead) =>
    `‘${words}’ is a figure of speech: say what you mean${instead === '' ? '' : `, such as ‘${instead}’`}.`,
  'foreign-word': (words, instead) =>
    `‘${words}’ is not an everyday English word${instead === '' ? ': use English words' : `: say ‘${instead}’`}.`,
  'adult-language': (words, instead) =>
    `‘${words}’ sounds as if to a small child${instead === '' ? '' : `: say ‘${instead}’`}.`,
};
