import { createRequire } from 'node:module';
import type { ItsFunction, Model, WinkMethods } from 'wink-nlp';

/** A word of a sentence, with what it may be called in the concept map. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly pos: string;
  /** Stands within the reach of a 'not'. */
  readonly negated: boolean;
}

let wink: WinkMethods | undefined;

/** The model is loaded when first asked (some 200 ms and 40 MB), and kept. */
function reader(): WinkMethods {
  wink ??= openReader();
  return wink;
}

function openReader(): WinkMethods {
  const load = createRequire(import.meta.url);
  const winkNLP = load('wink-nlp') as (model: Model, parts: string[]) => WinkMethods;
  return winkNLP(load('wink-eng-lite-web-model') as Model, ['sbd', 'pos', 'negation']);
}

export function readWords(sentence: string): Word[] {
  const { readDoc, its } = reader();
  const tokens = readDoc(sentence.replaceAll('\u2019', "'")).tokens();
  const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[];
  const pos = tokens.out(its.pos) as string[];
  const negated: readonly (boolean | string)[] = tokens.out(its.negationFlag as ItsFunction<boolean>);
  return (tokens.out() as string[]).map((text, i) => ({
    text,
    lower: text.toLowerCase(),
    lemma: (lemmas[i] ?? text).toLowerCase(),
    pos: pos[i] ?? 'X',
    negated: negated[i] === true,
  }));
}

/** The sentences of a text, as they are written. */
export function readSentences(text: string): string[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => reader().readDoc(line).sentences().out() as string[])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
