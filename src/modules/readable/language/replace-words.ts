import { inflectVerb, pluralOf, type VerbForm } from './inflect.ts';
import type { Part } from './parts-of-speech.ts';
import { type Match, phraseBook } from './phrase-match.ts';
import type { Sentence, Token } from './text-parts.ts';
import { type Replacement, replacements, type WordKind } from './words/replacements.ts';

interface Easier {
  readonly easy: string;
  readonly kind: WordKind;
  /** Of a verb's past: what stands after 'was' or 'has'. */
  readonly participle?: string;
}

export interface EasierWords extends Match<readonly Easier[]> {
  /** What may stand instead, in the right form and case; undefined where the part of speech does not fit. */
  readonly instead: string | undefined;
  readonly kind: WordKind | undefined;
}

let book: ReturnType<typeof phraseBook<readonly Easier[]>> | undefined;

/** Hard words and phrases of a sentence that the list knows. */
export function easierWordsIn(sentence: Sentence, parts: readonly Part[]): EasierWords[] {
  book ??= phraseBook(allForms());
  return book.find(sentence.tokens).map((match) => {
    const fitting = match.value.find((easier) => fits(easier, sentence.tokens, parts, match));
    return {
      ...match,
      kind: fitting?.kind,
      instead:
        fitting &&
        sameCase(wordsFor(fitting, sentence.tokens, match.first), sentence.tokens[match.first] as Token),
    };
  });
}

function allForms(): Iterable<readonly [string, Easier[]]> {
  const forms = new Map<string, Easier[]>();
  const add = (hard: string, easier: Easier) => {
    const list = forms.get(hard) ?? [];
    list.push(easier);
    forms.set(hard, list);
  };
  for (const entry of replacements) addForms(entry, add);
  return forms;
}

function addForms({ hard, easy, kind }: Replacement, add: (hard: string, easier: Easier) => void): void {
  if (kind === 'verb')
    for (const form of ['base', 's', 'past', 'ing'] as const satisfies readonly VerbForm[])
      add(inflectVerb(hard, form), {
        easy: inflectVerb(easy, form),
        kind,
        ...(form === 'past' && { participle: inflectVerb(easy, 'participle') }),
      });
  else {
    add(hard, { easy, kind });
    if (kind === 'noun' && !hard.endsWith('s')) add(pluralOf(hard), { easy: pluralOf(easy), kind });
  }
}

function fits(
  easier: Easier,
  tokens: readonly Token[],
  parts: readonly Part[],
  { first, last }: Match<unknown>,
): boolean {
  const part = parts[first];
  const before = tokens[first - 1]?.lower;
  if (easier.kind === 'other') return true;
  if (easier.kind === 'verb') return part === 'VERB';
  if (easier.kind === 'noun') return (part === 'NOUN' || part === 'PROPN') && !/-$/.test(before ?? '');
  return (
    (part === 'ADJ' || ((part === 'NOUN' || part === 'PROPN') && parts[first + 1] === 'NOUN')) &&
    last === first
  );
}

function wordsFor(easier: Easier, tokens: readonly Token[], at: number): string {
  return easier.participle !== undefined &&
    /^(?:is|are|was|were|be|been|being|has|have|had|get|got|gets)$/.test(tokens[at - 1]?.lower ?? '')
    ? easier.participle
    : easier.easy;
}

export function sameCase(easy: string, like: Token): string {
  return /^\p{Lu}/u.test(like.text) ? easy.charAt(0).toUpperCase() + easy.slice(1) : easy;
}
