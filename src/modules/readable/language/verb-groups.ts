import type { Part } from './parts-of-speech.ts';
import type { Sentence, Token } from './text-parts.ts';
import { irregularVerbs } from './words/irregular-verbs.ts';

/** A finite verb with what belongs to it: 'will look', 'are', 'was not taken', or an order: 'Take'. */
export interface VerbGroup {
  /** Places in the sentence's tokens. */
  readonly first: number;
  readonly last: number;
}

const gapInGroup = new Set(
  "not n't also now then only still always often never soon usually sometimes just all both already ever really probably safely quickly slowly carefully either".split(
    ' ',
  ),
);
const contracted = /^(?:i|you|he|she|it|we|they|that|there|who|what|here)'(?:m|re|s|ll|ve|d)$/;
const plainIng = new Set('bring ring sing sting swing cling fling wring'.split(' '));
/** After these, a plain verb is no finite one: 'helps you sleep', 'let us know', 'makes it hurt'. */
const bareAfter = new Set(
  'help helps helped helping let lets make makes made making see sees saw hear hears heard watch feel feels felt have'.split(
    ' ',
  ),
);

export function isContracted(lower: string): boolean {
  return contracted.test(lower);
}

export function verbGroups(sentence: Sentence, parts: readonly Part[]): VerbGroup[] {
  const { tokens } = sentence;
  const groups: VerbGroup[] = [];
  let infinitiveChain = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const part = parts[i];
    const isContraction =
      contracted.test(token.lower) && !/^(?:he|she|it|that|who|what|there|here)'s$/.test(token.lower);
    const isIs = /^(?:he|she|it|that|who|what|there|here)'s$/.test(token.lower);
    if (part !== 'AUX' && part !== 'VERB' && !isContraction && !isIs) {
      if (part === 'SCONJ' || (token.kind === 'mark' && !isListComma(tokens, parts, i)))
        infinitiveChain = false;
      continue;
    }
    const last = groupEnd(tokens, parts, i);
    if (isNonFinite(tokens, parts, i, infinitiveChain)) {
      infinitiveChain = infinitiveChain || tokens[i - 1]?.lower === 'to' || bareVerbBefore(tokens, parts, i);
      i = last;
      continue;
    }
    groups.push({ first: i, last });
    infinitiveChain = false;
    i = last;
  }
  return groups.filter(({ last }, i) => !isNounBeforeVerb(tokens, parts, groups, i, last));
}

/** 'To be weighed, measured and scanned': the comma goes on with a row of verbs. */
function isListComma(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  return tokens[i]?.text === ',' && parts[i + 1] === 'VERB' && parts[i - 1] === 'VERB';
}

/** 'Return calls fell', 'Replies went': two finite verbs never stand side by side, so the first is a noun. */
function isNounBeforeVerb(
  tokens: readonly Token[],
  parts: readonly Part[],
  groups: readonly VerbGroup[],
  i: number,
  last: number,
): boolean {
  const group = groups[i] as VerbGroup;
  return (
    group.first === last &&
    parts[last] === 'VERB' &&
    groups[i + 1]?.first === last + 1 &&
    // 'People who smoke get …': the verb of a clause, with its own subject before it.
    !/^(?:who|which|that|i|you|we|they|he|she|it)$/.test(tokens[last - 1]?.lower ?? '')
  );
}

/** Auxiliaries, adverbs between, and the verb that they belong to. In questions the subject stands between. */
function groupEnd(tokens: readonly Token[], parts: readonly Part[], from: number): number {
  if (parts[from] === 'VERB' && !contracted.test(tokens[from]?.lower ?? '')) return from;
  let last = from;
  for (let i = from + 1; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (parts[i] === 'AUX') last = i;
    else if (parts[i] === 'VERB') {
      if (
        !/ing$|ed$|en$/.test(token.lower) &&
        !isAfterModalOrDo(tokens, from, i) &&
        !irregularVerbs.participles.has(token.lower)
      )
        return last;
      return i;
    } else if (isQuestionSubject(tokens, parts, from, i)) continue;
    else if (
      parts[i] === 'ADV' ||
      gapInGroup.has(token.lower) ||
      (parts[i] === 'PART' && token.lower !== 'to')
    )
      continue;
    else return last;
  }
  return last;
}

function isAfterModalOrDo(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .some((token) =>
      /^(?:can|could|may|might|must|shall|should|will|would|do|does|did)(?:n't|not)?$|^(?:won't|can't|shan't|cannot|needn't|oughtn't)$|'ll$|'d$/.test(
        token.lower,
      ),
    );
}

/** 'Do you need', 'Can I have', 'Does the test hurt', 'Has anyone seen'. */
function isQuestionSubject(
  tokens: readonly Token[],
  parts: readonly Part[],
  from: number,
  i: number,
): boolean {
  const begins = from === 0 || /^(?:ADV|PRON|SCONJ)$/.test(parts[from - 1] ?? '');
  if (!begins) return false;
  if (
    i === from + 1 &&
    /^(?:i|you|he|she|it|we|they|anyone|someone|everyone|anybody)$/.test(tokens[i]?.lower ?? '')
  )
    return true;
  const isQuestion = tokens.at(-1)?.text === '?';
  return isQuestion && i - from <= subjectWordsMax && /^(?:DET|ADJ|NOUN|PROPN|PRON)$/.test(parts[i] ?? '');
}
const subjectWordsMax = 4;

function isNonFinite(
  tokens: readonly Token[],
  parts: readonly Part[],
  i: number,
  infinitiveChain: boolean,
): boolean {
  const { lower } = tokens[i] as Token;
  let before = i - 1;
  while (
    before >= 0 &&
    (parts[before] === 'ADV' || tokens[before]?.lower === 'not') &&
    tokens[before]?.lower !== 'please'
  )
    before -= 1;
  const previous = tokens[before]?.lower;
  const previousPart = parts[before];
  if (previous === 'to') return true;
  if (/ing$/.test(lower) && parts[i] === 'VERB' && !plainIng.has(lower)) return true;
  if (lower === 'being' || lower === 'been') return true;
  if (lower === 'be' && i > 0 && previousPart !== 'PUNCT' && previous !== 'and' && previous !== 'please')
    return true;
  if (parts[i] !== 'VERB') return false;
  if (
    previous !== undefined &&
    /^(?:and|or|then|,)$/.test(previous) &&
    infinitiveChain &&
    !hasSubjectBefore(parts, before, i)
  )
    return true;
  if (bareVerbBefore(tokens, parts, i) || bareAfterObject(tokens, parts, i)) return true;
  if (/ed$/.test(lower) && describesNext(parts, i)) return true;
  if (isParticiple(lower) && isKeptSo(tokens, parts, i)) return true;
  return isParticiple(lower) && !canBePast(tokens, parts, i);
}

function hasSubjectBefore(parts: readonly Part[], from: number, to: number): boolean {
  return parts.slice(from + 1, to).some((part) => part === 'PRON' || part === 'NOUN');
}

/** 'A nurse will help you get dressed': 'get' and 'dressed' follow 'help'. */
function bareVerbBefore(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - 7; k -= 1) {
    const lower = tokens[k]?.lower ?? '';
    // 'Have a nurse check it', not 'people who have asthma use …'.
    if (lower === 'have' && /^(?:who|which|that|i|you|we|they)$/.test(tokens[k - 1]?.lower ?? '')) continue;
    if (bareAfter.has(lower) && (parts[k] === 'VERB' || parts[k] === 'AUX')) {
      const between = tokens.slice(k + 1, i);
      if (
        between.some(
          (token, n) => token.kind === 'mark' || ['CCONJ', 'SCONJ', 'AUX'].includes(parts[k + 1 + n] ?? ''),
        )
      )
        return false;
      const plain = !/(?:s|ed)$/.test(tokens[i]?.lower ?? '') || /ss$/.test(tokens[i]?.lower ?? '');
      return plain && (between.length === 0 ? /^help|^let/.test(lower) : true);
    }
  }
  return false;
}

/** 'Keep the door shut', 'have your blood tested'. */
function isKeptSo(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - 4; k -= 1) {
    if (/^(?:keep|keeps|kept|leave|left|get|have|has|had)$/.test(tokens[k]?.lower ?? '')) return k < i - 1;
    if (
      !/^(?:DET|PRON|NOUN|ADJ)$/.test(parts[k] ?? '') ||
      /^(?:i|you|we|they|he|she)$/.test(tokens[k]?.lower ?? '')
    )
      return false;
  }
  return false;
}

/** 'Controlled drugs', 'newly qualified nurses': no subject before it, and a noun after. */
function describesNext(parts: readonly Part[], i: number): boolean {
  const before = parts[i - 1];
  return (
    parts[i + 1] === 'NOUN' && (before === undefined || /^(?:DET|ADV|ADJ|ADP|NUM|VERB|PUNCT)$/.test(before))
  );
}

/** 'Take it easy', 'hope you get well': a plain word right after a verb and its pronoun. */
function bareAfterObject(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const before = tokens[i - 1]?.lower ?? '';
  return (
    /^(?:me|him|her|us|them|it|you)$/.test(before) &&
    parts[i - 2] === 'VERB' &&
    !/(?:s|ed)$/.test(tokens[i]?.lower ?? '')
  );
}

export function isParticiple(lower: string): boolean {
  return irregularVerbs.participles.has(lower) || (/[^e]ed$/.test(lower) && lower.length > 3);
}

/** 'Ann closed the door' is past; 'the letter sent to you' is not: a past verb has a subject and no other verb in its clause. */
function canBePast(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const { lower } = tokens[i] as Token;
  const base = irregularVerbs.baseOf.get(lower);
  if (base !== undefined && irregularVerbs.pastOf.get(base) !== lower && base !== lower) return false;
  const before = parts[i - 1];
  // 'Put the bag down': an order that looks like its participle.
  if (before === undefined)
    return base === lower && !(parts[1] === 'NOUN' && (parts[2] === 'VERB' || parts[2] === 'AUX'));
  if (before === 'DET' || before === 'ADJ' || before === 'AUX') return false;
  if (before === 'PRON' || before === 'PROPN') return true;
  const earlier = parts.slice(0, i);
  if (/^(?:and|or|but|,|then)$/.test(tokens[i - 1]?.lower ?? ''))
    return earlier.includes('VERB') || hasOnly(tokens, parts, i);
  if (base === lower) return true;
  // A later finite verb in the same clause makes this one a description of the noun.
  for (let k = i + 1; k < parts.length; k += 1) {
    if (parts[k] === 'CCONJ' || parts[k] === 'SCONJ' || tokens[k]?.kind === 'mark') break;
    if (parts[k] === 'PRON') break;
    if (parts[k] === 'AUX') return false;
    if (parts[k] === 'VERB' && isSurelyPast(tokens[k]?.lower ?? '')) return false;
  }
  const clause = earlier.slice(Math.max(0, lastBreak(tokens, parts, i)));
  return !clause.includes('VERB') && !clause.includes('AUX');
}

/** 'Bev had a fall and hurt her hip': 'had' is the verb itself and helps no other. */
function hasOnly(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  return tokens
    .slice(0, i)
    .some(({ lower }, k) => /^(?:have|has|had)$/.test(lower) && parts[k + 1] === 'DET');
}

/** 'fell', 'went': forms that are the past and nothing else. */
function isSurelyPast(lower: string): boolean {
  return irregularVerbs.pasts.has(lower) && !irregularVerbs.participles.has(lower);
}

function lastBreak(tokens: readonly Token[], parts: readonly Part[], i: number): number {
  for (let k = i - 1; k >= 0; k -= 1)
    if (parts[k] === 'CCONJ' || parts[k] === 'SCONJ' || tokens[k]?.lower === ',' || tokens[k]?.lower === ';')
      return k + 1;
  return 0;
}
