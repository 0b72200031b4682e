import { baseForms } from './base-forms.ts';
import { isHeardAsName } from './dictionaries.ts';
import { numberWordsIn } from './number-words.ts';
import { type Part, partsOf } from './parts-of-speech.ts';
import { isRoman, romanValue } from './roman.ts';
import { oneLineEnd, type Sentence, sentencesOf, type Token } from './text-parts.ts';
import {
  conditionWords,
  days,
  factPhrases,
  limitsAnywhere,
  limitWords,
  months,
  negationPattern,
  otherDates,
  shortDays,
  shortMonths,
  units,
} from './words/fact-words.ts';

/** What a rewording must keep. A number carries its unit: '5 mg' is one fact. */
export type FactKind = 'number' | 'negation' | 'name' | 'date' | 'condition' | 'limit' | 'address';

export interface Fact {
  readonly kind: FactKind;
  /** As compared: '5 mg', 'not', 'if', 'monday'. */
  readonly value: string;
  /** As it stands in the text. */
  readonly text: string;
  /** The words that it is about: those of its sentence, for a number those near it. */
  readonly about: ReadonlySet<string>;
}

export interface Facts {
  readonly facts: readonly Fact[];
  /** For each word the values it stands with, by kind: 'alcohol' with 'negation:not'. */
  readonly with: ReadonlyMap<string, ReadonlySet<string>>;
}

const lately = new Map<string, Facts>();
const latelyMax = 100;

/** A sentence is held against each of its rewordings, so its facts are kept a while. */
export function factsOf(text: string): Facts {
  const before = lately.get(text);
  if (before !== undefined) return before;
  if (lately.size >= latelyMax) lately.clear();
  const facts = findFacts(text);
  lately.set(text, facts);
  return facts;
}

function findFacts(text: string): Facts {
  let plain = oneLineEnd(text).replaceAll('’', "'");
  // A capital stays one: where it begins a sentence, the next would belong to the one before.
  for (const [pattern, instead] of factPhrases)
    plain = plain.replace(pattern, (found) => (/^\p{Lu}/u.test(found) ? capital(instead) : instead));
  const facts: Fact[] = [];
  const together = new Map<string, Set<string>>();
  for (const sentence of sentencesOf(plain)) {
    const parts = partsOf(sentence);
    for (const fact of factsOfSentence(sentence, parts)) {
      facts.push(fact);
      for (const word of fact.about) {
        const list = together.get(word) ?? new Set();
        list.add(`${fact.kind}:${fact.value}`);
        together.set(word, list);
      }
    }
    for (const word of contentWords(sentence.tokens)) if (!together.has(word)) together.set(word, new Set());
  }
  return { facts, with: together };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function factsOfSentence(sentence: Sentence, parts: readonly Part[]): Fact[] {
  const { tokens } = sentence;
  const facts: Fact[] = [];
  const whole = contentWords(tokens);
  const numbers = new Map(numberWordsIn(tokens, parts).map((number) => [number.first, number]));
  const bounds = clauseBounds(tokens, parts);
  const clause = (at: number) => {
    const from = bounds.findLast((bound) => bound <= at) ?? 0;
    return contentWords(
      tokens.slice(
        from,
        bounds.find((bound) => bound > at),
      ),
    );
  };
  let skipTo = -1;
  tokens.forEach((token, at) => {
    if (at <= skipTo) return;
    const words = numbers.get(at);
    const roman = isRoman(token.text) ? romanValue(token.text) : undefined;
    if (words !== undefined || token.kind === 'number' || roman !== undefined) {
      const last = words?.last ?? at;
      skipTo = last;
      facts.push(numberFact(tokens, at, last, words?.value ?? roman));
      return;
    }
    const add = (kind: FactKind, value: string, about: ReadonlySet<string> = whole) =>
      facts.push({ kind, value, text: token.text, about });
    if (token.kind === 'address') add('address', token.text);
    else if (negationPattern.test(token.lower))
      add(
        'negation',
        token.lower.startsWith('avoid') ? 'avoid' : token.lower.startsWith('stop') ? 'stop' : 'not',
        clause(at),
      );
    else if (dateWord(token) !== undefined) add('date', dateWord(token) as string, clause(at));
    else if (isCondition(tokens, parts, at))
      add(
        'condition',
        conditionWords[token.lower] as string,
        opensClause(tokens, parts, at) ? whole : clause(at),
      );
    else if (isLimit(tokens, at, numbers))
      add('limit', limitWords[token.lower] as string, token.lower === 'or' ? new Set() : clause(at));
    else if (isNameAt(sentence, parts, at)) add('name', token.lower.replace(/'s?$/, ''));
  });
  return facts;
}

/** Where a clause with its own subject and verb begins: 'not' before 'and you can drink' does not reach over it. */
function clauseBounds(tokens: readonly Token[], parts: readonly Part[]): number[] {
  return tokens.flatMap((token, at) => {
    if (token.text === ';') return [at];
    if (!/^(?:and|but|so|because|although|though|which)$/.test(token.lower)) return [];
    return opensClause(tokens, parts, at) ? [at] : [];
  });
}

const subjects = new Set<Part | undefined>(['PRON', 'DET', 'NOUN', 'PROPN', 'ADJ', 'NUM']);

/** A subject and then a verb follow, before any mark. */
function opensClause(tokens: readonly Token[], parts: readonly Part[], at: number): boolean {
  if (tokens[at]?.lower === 'which' && (parts[at + 1] === 'VERB' || parts[at + 1] === 'AUX')) return true;
  if (!subjects.has(parts[at + 1])) return false;
  for (let i = at + 2; i < tokens.length && tokens[i]?.kind !== 'mark'; i += 1) {
    if (parts[i] === 'AUX' || parts[i] === 'VERB') return true;
    if (parts[i] === 'CCONJ' && tokens[i]?.lower !== 'and') return false;
  }
  return false;
}

function numberFact(tokens: readonly Token[], first: number, last: number, value: number | undefined): Fact {
  const text = tokens
    .slice(first, last + 1)
    .map((token) => token.text)
    .join(' ');
  const digits = (value === undefined ? text : String(value))
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^(\d+):00(?=[ap]m)/, '$1');
  const before = tokens[first - 1]?.text;
  let unit = units[unitForm(tokens[last + 1]?.lower)] ?? '';
  if (before === '£' || before === '$' || before === '€') unit = before;
  if (before === '-' || before === '–' || before === '+' || before === '<' || before === '>')
    unit = `${before}${unit}`;
  return {
    kind: 'number',
    value: `${digits}${unit === '' ? '' : ` ${unit}`}`,
    text,
    about: near(tokens, last),
  };
}

function unitForm(lower: string | undefined): string {
  if (lower === undefined) return '';
  return units[lower] === undefined ? lower.replace(/s$|\.$/, '') : lower;
}

/** The words between the number before and the number after. */
function near(tokens: readonly Token[], last: number): ReadonlySet<string> {
  let to = last + 1;
  while (
    to < tokens.length &&
    tokens[to]?.kind !== 'number' &&
    !/^(?:and|or|but|[,;:])$/.test(tokens[to]?.lower ?? '')
  )
    to += 1;
  return contentWords(tokens.slice(last + 1, to));
}

const emptyWords = new Set(
  "the a an of to in on at for by with from and or but so is are was were be been am do does did have has had will can may must should could would it its this that these those there your you i we us our my me they them their he she his her him as if not no never than then please also very too about up out down off over under into it's what who which how where when why because before after until unless only while get got make made take go put use want need just such any some more most one".split(
    ' ',
  ),
);

function contentWords(tokens: readonly Token[]): Set<string> {
  const words = new Set<string>();
  for (const token of tokens)
    if (token.kind === 'word' && !emptyWords.has(token.lower))
      words.add(baseForms(token.lower).at(-1) ?? token.lower);
  return words;
}

function dateWord(token: Token): string | undefined {
  const bare = token.lower.replace(/'s$/, '');
  if (otherDates.has(bare)) return bare;
  if (!/^\p{Lu}/u.test(token.text)) return undefined;
  if (months.includes(bare) || days.includes(bare)) return bare;
  return shortDays[bare] ?? (bare === 'mar' || bare === 'may' ? undefined : shortMonths[bare]);
}

function isCondition(tokens: readonly Token[], parts: readonly Part[], at: number): boolean {
  const { lower } = tokens[at] as Token;
  if (conditionWords[lower] === undefined) return false;
  if (lower === 'provided' || lower === 'providing') return tokens[at + 1]?.lower === 'that';
  if (lower === 'after' && /^(?:look|looks|looked|looking)$/.test(tokens[at - 1]?.lower ?? '')) return false;
  if (lower === 'when' && at === 0 && parts[1] === 'AUX') return false;
  if (lower === 'since') return parts[at] === 'ADP' || tokens[at + 1]?.kind === 'number';
  return true;
}

function isLimit(tokens: readonly Token[], at: number, numbers: ReadonlyMap<number, unknown>): boolean {
  const { lower } = tokens[at] as Token;
  if (limitWords[lower] === undefined) return false;
  if (limitsAnywhere.has(lower)) return true;
  const isNumber = (place: number) => tokens[place]?.kind === 'number' || numbers.has(place);
  return isNumber(at + 1) || (/^(?:to|than|of)$/.test(tokens[at + 1]?.lower ?? '') && isNumber(at + 2));
}

/** Capitals within a sentence; at its beginning only what is heard as a name. */
function isNameAt({ tokens, words }: Sentence, parts: readonly Part[], at: number): boolean {
  const token = tokens[at] as Token;
  if (token.kind !== 'word' || !/^\p{Lu}/u.test(token.text) || /^I(?:'|$)/.test(token.text)) return false;
  if (token !== words[0]) return !/^[“"'‘(:]$/.test(tokens[at - 1]?.text ?? '') || parts[at] === 'PROPN';
  if (/^(?:dr|mr|mrs|ms|prof)$/.test(token.lower)) return true;
  return (
    isHeardAsName(token.text) || (/^\p{Lu}\p{Ll}/u.test(tokens[at + 1]?.text ?? '') && parts[at] === 'PROPN')
  );
}
