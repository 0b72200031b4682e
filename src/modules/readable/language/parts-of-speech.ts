import { createRequire } from 'node:module';
import type winkNLP from 'wink-nlp';
import { mendVerbs } from './mend-verbs.ts';
import type { Sentence, Token } from './text-parts.ts';
import { commonVerbs } from './words/common-verbs.ts';
import { irregularVerbs } from './words/irregular-verbs.ts';

/** Universal part of speech of each token of a sentence, in its order. The model is loaded when first asked for. */
export type Part =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

const require = createRequire(import.meta.url);
/** Rewording reads the same sentence again and again. */
const lately = new Map<string, { words: string[]; parts: Part[] }>();
const latelyMax = 300;
let engine: { read(text: string): { words: string[]; parts: Part[] } } | undefined;

function loaded(): NonNullable<typeof engine> {
  if (engine === undefined) {
    const nlp = (require('wink-nlp') as typeof winkNLP)(require('wink-eng-lite-web-model'), ['pos']);
    const { its } = nlp;
    engine = {
      read(text) {
        const before = lately.get(text);
        if (before !== undefined) return before;
        if (lately.size >= latelyMax) lately.clear();
        const tokens = nlp.readDoc(text).tokens();
        const read = { words: tokens.out() as string[], parts: tokens.out(its.pos) as Part[] };
        lately.set(text, read);
        return read;
      },
    };
  }
  return engine;
}

const endlessRun = /\S{200}/;

export function partsOf(sentence: Sentence): Part[] {
  // The model takes minutes over endless runs of letters, which are no words.
  if (endlessRun.test(sentence.text))
    return sentence.tokens.map(({ kind }) =>
      kind === 'mark' ? 'PUNCT' : kind === 'number' ? 'NUM' : 'NOUN',
    );
  const text = asRead(sentence);
  const { words, parts } = loaded().read(text);
  const found: Part[] = [];
  let i = 0;
  let at = 0;
  for (const token of sentence.tokens) {
    const start = token.start - sentence.start;
    const end = token.end - sentence.start;
    let part: Part | undefined;
    while (i < words.length) {
      const place = text.indexOf(words[i] as string, at);
      if (place === -1 || place >= end) break;
      if (place >= start || part === undefined) part = preferred(part, parts[i] as Part);
      at = place + (words[i] as string).length;
      i += 1;
    }
    found.push(part ?? (token.kind === 'mark' ? 'PUNCT' : token.kind === 'number' ? 'NUM' : 'NOUN'));
  }
  return mendVerbs(sentence.tokens, mended(sentence.tokens, found));
}

/** 'don't' is two tokens to the model: the verb in it tells the part. */
function preferred(before: Part | undefined, next: Part): Part {
  return before === undefined || (before !== 'AUX' && before !== 'VERB' && next === 'AUX') ? next : before;
}

/** The model takes a capital at the beginning for a name, and so misses orders ('Wash your hands'). */
function asRead(sentence: Sentence): string {
  const text = sentence.text
    .replaceAll('’', "'")
    .replace(/[-‐‑]\n/g, '--')
    .replace(/\n/g, ' ');
  const first = sentence.words[0];
  if (first === undefined || !/^\p{Lu}\p{Ll}*$/u.test(first.text) || first.text === 'I') return text;
  const at = first.start - sentence.start;
  return text.slice(0, at) + text.charAt(at).toLowerCase() + text.slice(at + 1);
}

const modals = new Set(
  "can could may might must shall should will would can't couldn't mustn't shouldn't won't wouldn't cannot mightn't shan't needn't oughtn't daren't".split(
    ' ',
  ),
);
const auxiliaries = new Set(
  "am is are was were be been being isn't aren't wasn't weren't do does did don't doesn't didn't have has had haven't hasn't hadn't".split(
    ' ',
  ),
);
const owners = new Set('my your his our their its'.split(' '));
/** What may come before an order in its sentence. */
const opens = new Set([
  'and',
  'then',
  'please',
  'or',
  'but',
  'so',
  'also',
  'now',
  'always',
  'never',
  'just',
  'not',
  'only',
]);
const afterOrder = new Set<Part>([
  'DET',
  'PRON',
  'NOUN',
  'ADP',
  'ADV',
  'ADJ',
  'NUM',
  'PUNCT',
  'PROPN',
  'SCONJ',
  'PART',
  'CCONJ',
]);
const notVerbsAfter = new Set<Part>(['DET', 'ADJ', 'NUM', 'ADP']);

function mended(tokens: readonly Token[], parts: Part[]): Part[] {
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const { lower } = token;
    const before = tokens[i - 1]?.lower;
    if (token.kind === 'number') parts[i] = 'NUM';
    if (parts[i] === 'VERB' && (isCompoundEnd(tokens, parts, i) || isObjectOfVerb(parts, i, before, lower)))
      parts[i] = 'NOUN';
    if (
      parts[i] === 'VERB' &&
      (owners.has(before ?? '') || ((isBe(before) || quantities.has(before ?? '')) && isPlainVerb(lower)))
    )
      parts[i] = 'NOUN';
    if (modals.has(lower) && lower !== 'will' && lower !== 'may' && lower !== 'might' && lower !== 'can')
      parts[i] = 'AUX';
    if (
      (lower === 'can' || lower === 'may' || lower === 'will') &&
      (parts[i - 1] === 'PRON' || parts[i - 1] === 'NOUN' || parts[i - 1] === 'PROPN') &&
      token.text !== 'May'
    )
      parts[i] = 'AUX';
    if (auxiliaries.has(lower)) parts[i] = parts[i] === 'NOUN' ? 'NOUN' : 'AUX';
    if (lower === 'please' || lower === 'then') parts[i] = 'ADV';
    const start =
      i === 0 ||
      (before !== undefined && (opens.has(before) || /^[,;:—–-]$/.test(before) || /^["'“‘(]$/.test(before)));
    const follows = parts[i + 1];
    if (
      start &&
      commonVerbs.has(lower) &&
      parts[i] !== 'VERB' &&
      parts[i] !== 'AUX' &&
      (follows === undefined || afterOrder.has(follows)) &&
      !isNounHere(tokens, parts, i, before)
    )
      parts[i] = 'VERB';
    if (
      parts[i] === 'VERB' &&
      parts[i - 1] !== undefined &&
      notVerbsAfter.has(parts[i - 1] as Part) &&
      !/(?:ing|ed|en)$/.test(lower) &&
      before !== 'to' &&
      !isPronounDeterminer(before)
    )
      parts[i] = 'NOUN';
  }
  return parts;
}

const quantities = new Set('has have had enough much any some more'.split(' '));

function isBe(before: string | undefined): boolean {
  return before !== undefined && /^(?:am|is|are|was|were|be|been|it's)$/.test(before);
}

/** No ending, and no participle: after 'is' it is no verb ('it is time'). */
function isPlainVerb(lower: string): boolean {
  return !/(?:ing|ed|en)$/.test(lower) && !irregularVerbs.participles.has(lower);
}

/** 'The learning disability register', 'a thank-you page': one thing takes '-s', so a plain form after it is no verb. */
function isCompoundEnd(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const before = tokens[i - 1]?.lower ?? '';
  const lower = tokens[i]?.lower ?? '';
  if (parts[i - 1] !== 'NOUN' || /[^su]s$/.test(before) || plurals.has(before)) return false;
  if (!isPlainVerb(lower) || /[^s]s$/.test(lower) || irregularVerbs.pasts.has(lower)) return false;
  // 'Help the nurse find', 'will the nurse find', 'nurses and staff find' are verbs.
  return !tokens
    .slice(0, i)
    .some(
      (token, k) =>
        parts[k] === 'AUX' || /^(?:let|lets|help|helps|make|makes|made|and|watch|see)$/.test(token.lower),
    );
}
/** 'To get help', 'have need': a plain form right after a verb is its object. */
function isObjectOfVerb(
  parts: readonly Part[],
  i: number,
  before: string | undefined,
  lower: string,
): boolean {
  return (
    parts[i - 1] === 'VERB' &&
    /^(?:get|gets|getting|give|gives|need|needs|find|offer|offers|provide|take|want|wants)$/.test(
      before ?? '',
    ) &&
    isPlainVerb(lower)
  );
}
const plurals = new Set(
  'people staff children men women police family team everyone anyone someone crew lots'.split(' '),
);

/** 'This means', 'all like', 'most need': determiners that stand alone. */
function isPronounDeterminer(before: string | undefined): boolean {
  return (
    before !== undefined &&
    ['this', 'that', 'these', 'those', 'all', 'both', 'most', 'some', 'many', 'few', 'each', 'one'].includes(
      before,
    )
  );
}

/** 'Rest helps', 'bread, milk and drink': the same word as a noun. */
function isNounHere(
  tokens: readonly Token[],
  parts: readonly Part[],
  i: number,
  before: string | undefined,
): boolean {
  const next = tokens[i + 1];
  const nextPart = parts[i + 1];
  if (nextPart === 'AUX') return true;
  if (
    nextPart === 'NOUN' &&
    tokens[i + 2] !== undefined &&
    (parts[i + 2] === 'AUX' || parts[i + 2] === 'VERB')
  )
    return true;
  if (before === 'and' || before === 'or' || before === ',') {
    const verbBefore = parts.slice(0, i).some((part, k) => part === 'VERB' || (part === 'AUX' && k < i));
    if (!verbBefore) return true;
    return (
      next === undefined ||
      nextPart === 'PUNCT' ||
      nextPart === 'CCONJ' ||
      nextPart === 'NOUN' ||
      (nextPart === 'ADP' && parts[i - 2] === 'NOUN')
    );
  }
  return false;
}
