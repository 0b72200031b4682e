import { baseForms } from './base-forms.ts';
import { isHeardAsName } from './dictionaries.ts';
import { numberWordsIn } from './number-words.ts';
import { type Part, partsOf } from './parts-of-speech.ts';
import { isRoman, romanValue } from './roman.ts';
import { oneLineEnd, type Sentence, sentencesOf, type Token } from './text-parts.ts';

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

export interface FactComparison {
  readonly kept: readonly Fact[];
  /** In the source, and not (or not about the same) in the target. */
  readonly lost: readonly Fact[];
  /** In the target alone, or moved to something that the source did not say. */
  readonly added: readonly Fact[];
}

/** Holds a rewording against its source: numbers, doses, units, negations, names, dates, conditions, limits. */
export function compareFacts(source: string, target: string): FactComparison {
  return compare(factsOf(source), factsOf(target), source, target);
}

/** Whether nothing is lost, added or turned round. */
export function keepsFacts(source: string, target: string): boolean {
  const { lost, added } = compareFacts(source, target);
  return lost.length === 0 && added.length === 0;
}

interface Facts {
  readonly facts: readonly Fact[];
  /** For each word the values it stands with, by kind: 'alcohol' with 'negation:not'. */
  readonly with: ReadonlyMap<string, ReadonlySet<string>>;
}

const units: Readonly<Record<string, string>> = {
  milligram: 'mg',
  milligramme: 'mg',
  microgram: 'mcg',
  µg: 'mcg',
  μg: 'mcg',
  gram: 'g',
  gramme: 'g',
  kilogram: 'kg',
  kilo: 'kg',
  millilitre: 'ml',
  litre: 'l',
  percent: '%',
  hour: 'hour',
  hr: 'hour',
  minute: 'minute',
  min: 'minute',
  second: 'second',
  sec: 'second',
  degree: '°',
  '°c': '°',
  day: 'day',
  week: 'week',
  wk: 'week',
  month: 'month',
  mth: 'month',
  year: 'year',
  yr: 'year',
  tablet: 'tablet',
  capsule: 'capsule',
  puff: 'puff',
  drop: 'drop',
  time: 'time',
  pound: '£',
  mg: 'mg',
  mcg: 'mcg',
  g: 'g',
  kg: 'kg',
  ml: 'ml',
  l: 'l',
  '%': '%',
  '°': '°',
  mmol: 'mmol',
  iu: 'iu',
  unit: 'unit',
  teaspoon: 'teaspoon',
  spoonful: 'spoonful',
  million: 'million',
  billion: 'billion',
  thousand: 'thousand',
  am: 'am',
  pm: 'pm',
  inch: 'inch',
  cm: 'cm',
  mm: 'mm',
  m: 'm',
  km: 'km',
  mile: 'mile',
  metre: 'm',
  centimetre: 'cm',
  millimetre: 'mm',
};
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const shortMonths: Readonly<Record<string, string>> = Object.fromEntries(
  months.map((month) => [month.slice(0, 3), month]).concat([['sept', 'september']]),
);
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const shortDays: Readonly<Record<string, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  tues: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  thur: 'thursday',
  thurs: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};
const otherDates = new Set([
  'today',
  'tomorrow',
  'yesterday',
  'tonight',
  'noon',
  'midday',
  'midnight',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'hourly',
  'once',
  'twice',
  'half',
]);
const negationPattern =
  /^(?:not|never|cannot|no|nobody|nothing|none|neither|nowhere|nor|without)$|n't$|^(?:avoid|avoids|avoiding|stop|stops|stopped|stopping)$/;
const conditionWords: Readonly<Record<string, string>> = {
  if: 'if',
  unless: 'unless',
  until: 'until',
  till: 'until',
  when: 'when',
  whenever: 'when',
  before: 'before',
  after: 'after',
  while: 'while',
  whilst: 'while',
  except: 'except',
  provided: 'if',
  providing: 'if',
  once: 'once',
  otherwise: 'otherwise',
  during: 'during',
  since: 'since',
};
const limitWords: Readonly<Record<string, string>> = {
  only: 'only',
  solely: 'only',
  exclusively: 'only',
  maximum: 'most',
  minimum: 'least',
  max: 'most',
  min: 'least',
  least: 'least',
  most: 'most',
  about: 'about',
  approximately: 'about',
  roughly: 'about',
  around: 'about',
  over: 'over',
  under: 'under',
  above: 'over',
  below: 'under',
  more: 'more',
  less: 'less',
  fewer: 'less',
  up: 'up',
  must: 'must',
  always: 'always',
  immediately: 'now',
  urgently: 'now',
  every: 'every',
  each: 'every',
  or: 'or',
  either: 'or',
  both: 'both',
  all: 'all',
};
/** Limits that are facts wherever they stand; the others only right before a number ('at least 2', 'up to 8'). */
const limitsAnywhere = new Set([
  'only',
  'solely',
  'exclusively',
  'maximum',
  'minimum',
  'must',
  'always',
  'every',
  'each',
  'or',
  'either',
]);
/** Whole phrases that stand for one word. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bin the (?:unlikely )?event that\b/gi, 'if'],
  [/\b(?:as long as|provided that|on condition that)\b/gi, 'if'],
  [/\buntil such time as\b/gi, 'until'],
  [/\bprior to\b/gi, 'before'],
  [/\bsubsequent to\b/gi, 'after'],
  [/\bper cent\b/gi, '%'],
  [/\bhave to\b|\bhas to\b|\bneeds? to\b/gi, 'must'],
  [/\beach and every\b/gi, 'every'],
  [/\bon an? daily basis\b|\bevery day\b/gi, 'every day'],
  [/\bfirst and foremost\b/gi, 'first'],
  [/\bno longer\b/gi, 'not'],
  [/\bno one\b/gi, 'nobody'],
  [/\bcannot\b/gi, 'can not'],
  [
    /\b(?:abstain(?:ing)? from|refrain(?:ing)? from|keep(?:ing)? away from|stay(?:ing)? away from|keep off)\b/gi,
    'avoid',
  ],
  [/\b(?:cease|discontinue|suspend|halt|quit)\b/gi, 'stop'],
  [/\b(?:ceases|discontinues|suspends)\b/gi, 'stops'],
  [/\b(?:ceased|discontinued|suspended)\b/gi, 'stopped'],
  [/\b(?:ceasing|discontinuing|suspending)\b/gi, 'stopping'],
];

const lately = new Map<string, Facts>();
const latelyMax = 100;

/** A sentence is held against each of its rewordings, so its facts are kept a while. */
function factsOf(text: string): Facts {
  const before = lately.get(text);
  if (before !== undefined) return before;
  if (lately.size >= latelyMax) lately.clear();
  const facts = findFacts(text);
  lately.set(text, facts);
  return facts;
}

function findFacts(text: string): Facts {
  let plain = oneLineEnd(text).replaceAll('’', "'");
  for (const [pattern, instead] of phrases) plain = plain.replace(pattern, instead);
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

function compare(source: Facts, target: Facts, sourceText: string, targetText: string): FactComparison {
  const kept: Fact[] = [];
  const lost: Fact[] = [];
  for (const fact of source.facts) (holds(fact, target, targetText) ? kept : lost).push(fact);
  const added = target.facts.filter((fact) => !holds(fact, source, sourceText) || isMoved(fact, source));
  const counts = (facts: readonly Fact[], kind: string) => facts.filter((fact) => fact.kind === kind).length;
  // A negation that stands twice in the source must do so in the target, whatever it is about.
  if (lost.length === 0 && counts(target.facts, 'negation') < counts(source.facts, 'negation')) {
    const negation = source.facts.find((fact) => fact.kind === 'negation');
    if (negation !== undefined) lost.push(negation);
  }
  return { kept, lost, added };
}

/** The other text has the fact, and about the same words, as far as it uses them. */
function holds(fact: Fact, other: Facts, otherText: string): boolean {
  if (fact.kind === 'name')
    return new RegExp(`(?<![\\p{L}])${escaped(fact.value)}(?![\\p{L}])`, 'iu').test(
      otherText.replaceAll('’', "'"),
    );
  const key = `${fact.kind}:${fact.value}`;
  if (!other.facts.some((found) => found.kind === fact.kind && found.value === fact.value)) return false;
  for (const word of fact.about) {
    const found = other.with.get(word);
    if (found !== undefined && !found.has(key)) return false;
  }
  return true;
}

/** A word stands with a negation, condition or number of the target, and in the source only without. */
function isMoved(fact: Fact, source: Facts): boolean {
  if (fact.kind === 'name' || fact.kind === 'address') return false;
  const key = `${fact.kind}:${fact.value}`;
  for (const word of fact.about) {
    const before = source.with.get(word);
    if (before !== undefined && !before.has(key)) return true;
  }
  return false;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
