import { baseForms } from './base-forms.ts';
import type { Part } from './parts-of-speech.ts';
import type { Token } from './text-parts.ts';
import { commonVerbs, neverNouns, tellingVerbs } from './words/common-verbs.ts';
import { irregularVerbs } from './words/irregular-verbs.ts';

/**
 * Where the model takes a verb for a noun ('the phone rings', 'people who smoke') or a noun for a verb ('press it for help'), what stands
 * around the word tells better. Changes `parts` in place.
 */
export function mendVerbs(tokens: readonly Token[], parts: Part[]): Part[] {
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.kind !== 'word') continue;
    if (parts[i] === 'VERB' ? isNounAfterAll(tokens, parts, i) : false) parts[i] = 'NOUN';
    else if (parts[i] === 'VERB' && isLookOf(tokens, parts, i)) parts[i] = 'ADJ';
    else if (parts[i] === 'ADJ' && isThing(tokens, parts, i)) parts[i] = 'NOUN';
    else if (
      (parts[i] === 'NOUN' || parts[i] === 'ADJ' || parts[i] === 'ADP') &&
      isVerbAfterAll(tokens, parts, i)
    )
      parts[i] = 'VERB';
  }
  const verbs = parts.filter((part) => part === 'VERB' || part === 'AUX').length;
  if (verbs === 0) findOnlyVerb(tokens, parts);
  if (verbs === 1) findMainVerb(tokens, parts);
  return parts;
}

const isVerbWord = (lower: string) => commonVerbs.has(lower) || tellingVerbs.has(lower);

/** The verb of which the word is a plain form ('ring'), an s-form ('rings') or a past ('rang', 'peeled'). */
function verbForm(lower: string): 'plain' | 's' | 'past' | undefined {
  if (isVerbWord(lower)) return irregularVerbs.pasts.has(lower) ? 'past' : 'plain';
  if (/[^s]s$/.test(lower) && baseForms(lower).some(isVerbWord)) return 's';
  if (irregularVerbs.pasts.has(lower)) return 'past';
  return /ed$/.test(lower) && baseForms(lower).some(isVerbWord) ? 'past' : undefined;
}

const subjects = /^(?:i|you|we|they|he|she|it|this|someone|anyone|everyone|nobody|somebody|everybody)$/;
const singularSubjects = /^(?:he|she|it|this|someone|anyone|everyone|nobody|somebody|everybody)$/;
const objects = /^(?:me|him|them|us|it|themselves|himself|herself|myself|yourself|ourselves)$/;
const groups = new Set(
  'people staff children men women police family team everyone crew nurses carers'.split(' '),
);
const particles = /^(?:up|down|out|off|away|back|on|in|over|round|through)$/;

function isVerbAfterAll(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const { lower } = tokens[i] as Token;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  const form = verbForm(lower);
  if (before === undefined) return false;
  if (neverNouns.has(lower) && parts[i] === 'NOUN' && !isHeldByNoun(before, parts[i - 1])) return true;
  if (form === undefined || (parts[i] === 'ADP' && form !== 's')) return false;
  const afterAdverb = parts[i - 1] === 'ADV' && i > 1 ? i - 2 : i - 1;
  const subject = tokens[afterAdverb] as Token;
  const subjectPart = parts[afterAdverb];
  if (/^(?:who|which)$/.test(subject.lower) && afterAdverb > 0) return parts[i] !== 'ADJ';
  if (subject.lower === 'that' && parts[afterAdverb - 1] === 'NOUN' && parts[i] === 'NOUN')
    return (
      (form === 'plain' && isPlural(tokens[afterAdverb - 1]?.lower ?? '')) ||
      (form === 's' && (next === undefined || startsObject(next, parts[i + 1])))
    );
  if (subjects.test(subject.lower) && !isObjectHere(parts, afterAdverb) && parts[i] === 'NOUN')
    return singularSubjects.test(subject.lower)
      ? form !== 'plain' && (subject.lower !== 'this' || form === 's')
      : form !== 's';
  if (parts[i] !== 'NOUN' || next === undefined) return false;
  if (form === 's' && subjectPart === 'NOUN' && !isPlural(subject.lower) && goesOn(tokens, parts, i))
    return true;
  if (form === 'plain' && subjectPart === 'NOUN' && isPlural(subject.lower) && goesOn(tokens, parts, i))
    return true;
  if (form === 'plain' && next.lower === 'to' && /^(?:both|all|some|most|many)$/.test(before.lower))
    return true;
  if (form === 'plain' && before.text === ',' && followsCondition(tokens, i))
    return isAnd(next.lower) && parts[i + 2] === 'VERB';
  if (
    form === 's' &&
    isAnd(before.lower) &&
    /^(?:he|she|it)$/.test(tokens[0]?.lower ?? '') &&
    parts[i + 1] === 'ADV'
  )
    return true;
  if (form === 'plain' && subjectPart === 'NOUN' && describesPlural(tokens, parts, i))
    return parts[i + 1] === 'DET' || /^(?:my|your|his|her|our|their|its|more|less)$/.test(next.lower);
  if (form === 's' && (subjectPart === 'NOUN' || subjectPart === 'PROPN') && !isPlural(subject.lower))
    return startsObject(next, parts[i + 1]) || (isVerbless(tokens, parts, i) && isPlace(next, parts[i + 1]));
  if (form === 's' && isAnd(before.lower) && !isListOfThings(tokens, parts, i))
    return (
      startsObject(next, parts[i + 1]) &&
      (parts.slice(0, i).includes('VERB') || parts.slice(0, i).includes('AUX'))
    );
  if (form === 'plain' && subjectPart === 'NOUN' && isPlural(subject.lower))
    return objects.test(next.lower) || (isVerbless(tokens, parts, i) && startsObject(next, parts[i + 1]));
  if (form === 'past' && (subjectPart === 'NOUN' || subjectPart === 'PROPN') && isVerbless(tokens, parts, i))
    return startsObject(next, parts[i + 1]) || isPlace(next, parts[i + 1]);
  return false;
}

/** 'The bottle leaks and makes …', 'the drops sting, then …': a second thing happens, so this is the first. */
function goesOn(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  if (!isVerbless(tokens, parts, i)) return false;
  const next = tokens[i + 1]?.lower ?? '';
  if (next === ',') return /^(?:then|so|but|and|which)$/.test(tokens[i + 2]?.lower ?? '');
  if (!isAnd(next)) return false;
  if (parts[i + 2] === 'VERB' || subjects.test(tokens[i + 2]?.lower ?? '')) return true;
  // 'My foot swells and my shoe feels tight', where 'the bread rolls and the butter are here' has one verb.
  const verb = parts.findIndex((part, k) => k > i + 2 && (part === 'VERB' || part === 'AUX'));
  return (
    verb !== -1 && verb <= i + subjectWordsMax && /[^s]s$|^(?:is|was|has)$/.test(tokens[verb]?.lower ?? '')
  );
}
const subjectWordsMax = 5;

/** 'If it hurts, rest and …': after the first comma the order begins. */
function followsCondition(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:if|when|after|before|once|until|unless)$/.test(tokens[0]?.lower ?? '') &&
    tokens.findIndex(({ text }) => text === ',') === i - 1
  );
}

/** 'People who have asthma use a spacer': the plural is the subject of the later verb too. */
function describesPlural(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const at = tokens.findIndex(({ lower }) => /^(?:who|that|which)$/.test(lower));
  return at > 0 && at < i - 1 && isPlural(tokens[at - 1]?.lower ?? '') && parts[at - 1] === 'NOUN';
}

/** 'Put the rubbish in the bin': between 'the' and what is no thing stands a thing. */
function isThing(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  return (
    /^(?:the|an?|my|your|his|our|their)$/.test(tokens[i - 1]?.lower ?? '') &&
    /^(?:ADP|PUNCT|AUX|VERB)$/.test(parts[i + 1] ?? 'PUNCT') &&
    !/(?:er|est)$/.test(tokens[i]?.lower ?? '')
  );
}

/** 'A go', 'the gets': after these comes a thing; 'all' and 'both' may belong to the subject. */
function isHeldByNoun(before: Token, part: Part | undefined): boolean {
  return /^(?:DET|ADJ|NUM|ADP)$/.test(part ?? '') && !/^(?:all|both|each)$/.test(before.lower);
}

function isAnd(lower: string): boolean {
  return lower === 'and' || lower === 'then' || lower === 'but' || lower === 'or';
}

function startsObject(next: Token, part: Part | undefined): boolean {
  return (
    objects.test(next.lower) ||
    particles.test(next.lower) ||
    part === 'DET' ||
    part === 'NUM' ||
    /^(?:my|your|his|her|our|their|its|you|well|badly|better|more|less)$/.test(next.lower)
  );
}

function isPlace(next: Token, part: Part | undefined): boolean {
  return (
    next.kind === 'mark' ||
    part === 'ADP' ||
    part === 'ADV' ||
    part === 'ADJ' ||
    part === 'NOUN' ||
    part === 'PRON'
  );
}

/** 'Give it time', 'for you things': the pronoun is the object of what stands before it. */
function isObjectHere(parts: readonly Part[], at: number): boolean {
  return parts[at - 1] === 'VERB' || parts[at - 1] === 'ADP';
}

function isPlural(lower: string): boolean {
  return groups.has(lower) || /[^su]s$/.test(lower);
}

/** 'Rooms, beds and chairs the …' */
function isListOfThings(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  return parts[i - 2] === 'NOUN' && isPlural(tokens[i - 2]?.lower ?? '') && tokens[i - 3]?.text === ',';
}

/** No verb yet in the clause, and none to come in it. */
function isVerbless(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const ends = (k: number) =>
    tokens[k]?.kind === 'mark' ||
    parts[k] === 'SCONJ' ||
    /^(?:and|but|or|so|who|which|that|then|if|when|because)$/.test(tokens[k]?.lower ?? '');
  const isVerb = (k: number) =>
    parts[k] === 'VERB' || parts[k] === 'AUX' || /'(?:s|re|ll|ve|d|m)$/.test(tokens[k]?.lower ?? '');
  for (let k = i - 1; k >= 0 && !ends(k); k -= 1) if (isVerb(k)) return false;
  for (let k = i + 1; k < tokens.length && !ends(k); k += 1) if (isVerb(k)) return false;
  return true;
}

/** 'For help', 'salad or curry', 'time and love': a plain form where no verb can stand. */
function isNounAfterAll(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const { lower } = tokens[i] as Token;
  const before = tokens[i - 1]?.lower ?? '';
  const next = tokens[i + 1];
  if (neverNouns.has(lower) || /(?:ing|ed)$/.test(lower)) return false;
  // 'Help and support are free', 'rest and sleep help you'.
  if (i === 0 && next?.lower === 'and' && parts[2] === 'NOUN' && (parts[3] === 'AUX' || parts[3] === 'VERB'))
    return true;
  if (/^(?:for|with|without|of|from|about|during|into)$/.test(before)) return true;
  // '10 slow squats'.
  if (/[^s]s$/.test(lower) && /^(?:ADJ|ADV)$/.test(parts[i - 1] ?? '') && parts[i - 2] === 'NUM') return true;
  if (isVerbWord(lower) || baseForms(lower).some(isVerbWord) || irregularVerbs.pasts.has(lower)) {
    // 'Food and drink.', 'tea, coffee or work': the last of a row of things.
    return (
      /^(?:and|or)$/.test(before) &&
      parts[i - 2] === 'NOUN' &&
      (next === undefined || next.kind === 'mark') &&
      verbForm(lower) === 'plain' &&
      (/^(?:ADP|PUNCT|CCONJ)$/.test(parts[i - 3] ?? '') || isAfterOnes(tokens, parts, i))
    );
  }
  return (
    /^(?:and|or|,)$/.test(before) && parts[i - 2] === 'NOUN' && (next === undefined || next.kind === 'mark')
  );
}

/** 'It gives money or help': one who gives would 'help' in the s-form. */
function isAfterOnes(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  for (let k = i - 1; k >= 0 && tokens[k]?.text !== ','; k -= 1)
    if (parts[k] === 'VERB' || parts[k] === 'AUX') return /[^s]s$/.test(tokens[k]?.lower ?? '');
  return false;
}

const linking =
  /^(?:feel|feels|felt|look|looks|looked|seem|seems|smell|smells|taste|tastes|sound|sounds|stay|stays|go|goes|went|get|gets|got)$/;

/** 'It feels cool', 'it looks clean': how it is, not a second verb. */
function isLookOf(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  const { lower } = tokens[i] as Token;
  return (
    parts[i - 1] === 'VERB' &&
    linking.test(tokens[i - 1]?.lower ?? '') &&
    !/(?:ing|ed|s)$/.test(lower) &&
    !irregularVerbs.participles.has(lower) &&
    lower !== 'help'
  );
}

/** 'Time flies.', 'The bed squeaks at night.': every sentence has a verb, and only one word can be it. */
function findOnlyVerb(tokens: readonly Token[], parts: Part[]): void {
  const can = tokens.flatMap((token, i) => {
    const form = i > 0 && parts[i] === 'NOUN' && parts[i - 1] === 'NOUN' ? verbForm(token.lower) : undefined;
    const plural = isPlural(tokens[i - 1]?.lower ?? '');
    return (form === 's' && !plural) || (form === 'plain' && plural) ? [i] : [];
  });
  const [only, ...others] = can;
  const isWhole = /^[.!]$/.test(tokens.at(-1)?.text ?? '');
  if (only !== undefined && others.length === 0 && isWhole) parts[only] = 'VERB';
}

/** 'The nurse I like best works at night', 'teams that won work here': the only verb so far describes the subject, which needs its own. */
function findMainVerb(tokens: readonly Token[], parts: Part[]): void {
  const verb = parts.indexOf('VERB');
  const opener = tokens[verb - 1]?.lower ?? '';
  const subject = verb - 2;
  const describes = /^(?:who|that|which|i|you|we|they|he|she)$/.test(opener) && parts[subject] === 'NOUN';
  if (!describes || subject > subjectWordsMax || !/^(?:DET|PRON|ADJ|NOUN|NUM)$/.test(parts[0] ?? '')) return;
  const wanted = isPlural(tokens[subject]?.lower ?? '') ? 'plain' : 's';
  const can = tokens.flatMap((token, i) =>
    i > verb + 1 &&
    parts[i] === 'NOUN' &&
    verbForm(token.lower) === wanted &&
    /^(?:ADP|ADV|NUM|PUNCT)$/.test(parts[i + 1] ?? '')
      ? [i]
      : [],
  );
  if (can.length === 1) parts[can[0] as number] = 'VERB';
}
