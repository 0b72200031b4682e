import type { ReadSentence } from '../reading.ts';
import { sentenceWordsMax, type View } from '../rule-table.ts';
import type { Sentence, Token } from '../text-parts.ts';
import type { Found } from './found.ts';
import type { PhraseFinds } from './phrases.ts';

export function findSentenceLength(
  { sentence }: ReadSentence,
  view: View,
  rewording: () => string | undefined,
): Found[] {
  const count = sentence.words.length;
  const max = view === 'easy' ? sentenceWordsMax.easy : sentenceWordsMax.plainWarning;
  if (count <= max) return [];
  const suggestion = rewording();
  return [
    {
      rule: 'sentence-length',
      start: sentence.start,
      end: sentence.end,
      message: `This sentence has ${count} words. Make it ${max} words or fewer, or make it into several.`,
      ...(suggestion !== undefined && { suggestion }),
      ...(view === 'plain' && count > sentenceWordsMax.plainError && { level: 'error' as const }),
    },
  ];
}

const reasons = new Set(['because', 'although', 'though', 'whereas', 'while', 'whilst', 'since', 'as', 'so']);
const conditions = new Set([
  'if',
  'unless',
  'when',
  'until',
  'till',
  'before',
  'after',
  'once',
  'whenever',
  'where',
  'wherever',
  'as',
]);
/** What these ask, tell or want belongs to them: 'Tell us what you need'. */
const askingVerbs =
  /^(?:tell|tells|told|ask|asks|asked|decides|decided|agree|agrees|agreed|means|shows|explains|explain|asking|knowing|telling|say|says|said|know|knows|knew|show|shows|check|see|think|thinks|mean|means|meant|choose|decide|understand|remember|find|learn|explain|let|want|write|hope|feel|sure|worried|glad|happy|sorry|about|is|believe|notice|forget)$/;
const contentWords = new Set('what how where who whom why when whether if that which'.split(' '));

export function findSeveralIdeas(
  read: ReadSentence,
  view: View,
  phrases: PhraseFinds,
  rewording: () => string | undefined,
): Found[] {
  const said = severalIdeas(read, phrases);
  if (said === undefined) return [];
  if (view === 'plain' && said.verbs <= plainVerbsMax && !said.semicolon) return [];
  const suggestion = rewording();
  return [
    {
      rule: 'one-idea',
      start: read.sentence.start,
      end: read.sentence.end,
      message: `${said.why} Make it into several sentences with one idea each.`,
      ...(suggestion !== undefined && { suggestion }),
    },
  ];
}
/** Plain writing may join a few things; Easy Read may not. */
const plainVerbsMax = 3;

function severalIdeas(
  read: ReadSentence,
  phrases: PhraseFinds,
): { why: string; verbs: number; semicolon: boolean } | undefined {
  const { sentence, verbs } = read;
  const { tokens } = sentence;
  const own = verbs.filter(
    ({ first, last }) =>
      !phrases.inPadding(first) && !isQuoted(tokens, first) && !isCutOff(phrases, first, last),
  );
  let conditionsLeft = 1;
  let extra = 0;
  let joined: string | undefined;
  let semicolon = false;
  tokens.forEach((token, at) => {
    if (phrases.inPadding(at) && token.lower !== ';' && !endsWithCondition(phrases, at)) return;
    if (token.text === ';') {
      joined = 'A semicolon joins two ideas.';
      semicolon = true;
    }
    if (token.lower === 'because' && at > 0 && tokens[at + 1]?.lower !== 'of' && !isThisIsBecause(tokens, at))
      joined ??= '‘because’ begins a second idea.';
    const verb = own.find(({ first }) => first > at);
    const beforeVerb = verb !== undefined && !tokens.slice(at + 1, verb.first).some(isClauseMark);
    if (!beforeVerb) return;
    const defines = /^(?:that|who|when|which)$/.test(token.lower) && isDefinition(tokens, own, at);
    const opener = token.lower.replace(/'.*$/, '');
    const isContent =
      contentWords.has(opener) &&
      (opener === 'what' ? own.some(({ last }) => last < at) : followsAsking(tokens, at));
    if (isContent || defines || isShortRelative(sentence, at, verb)) extra += 1;
    else if (token.lower === 'which' && at > 0) joined ??= '‘which’ begins a second idea.';
    else if (
      reasons.has(token.lower) &&
      !(token.lower === 'because' && isThisIsBecause(tokens, at)) &&
      own.some(({ last }) => last < at) &&
      token.lower !== 'as'
    )
      joined ??= `‘${token.text}’ begins a second idea.`;
    else if (reasons.has(token.lower) && at === 0 && own.length > 1)
      joined ??= `‘${token.text}’ begins a second idea.`;
    else if (
      (conditions.has(token.lower) || endsWithCondition(phrases, at)) &&
      conditionsLeft > 0 &&
      own.length > 1
    ) {
      conditionsLeft -= 1;
      extra += 1;
    }
  });
  const count = own.length - extra - unopenedClauses(read);
  if (joined !== undefined) return { why: joined, verbs: own.length, semicolon };
  if (count <= 1) return undefined;
  const names = own.map(
    ({ first, last }) =>
      `‘${tokens
        .slice(first, last + 1)
        .map((token) => token.text)
        .join(' ')}’`,
  );
  return { why: `This sentence has ${own.length} verbs: ${names.join(', ')}.`, verbs: own.length, semicolon };
}

/** What somebody says, or what stands on a button, in quotation marks: 'Press ‘Find’' has one verb. */
function isQuoted(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at);
  const double = before.filter((token) => /^["“”]$/.test(token.text)).length;
  const opened = before.findLastIndex((token) => token.text === '‘');
  const closed = opened !== -1 && before.slice(opened).some((token) => token.text === '’');
  return double % 2 === 1 || (opened !== -1 && !closed);
}

/** 'You will, to all intents and purposes, feel well': the verb of 'will' comes after the padding. */
function isCutOff(phrases: PhraseFinds, first: number, last: number): boolean {
  return (
    first === last &&
    (phrases.inPadding(last + 1) || phrases.inPadding(last + 2)) &&
    phrases.matches.some(
      (match) =>
        match.rule === 'padding' && match.value === '' && match.first > last && match.first <= last + 2,
    )
  );
}

/** 'Bowel means the part of your body that makes poo', 'a hoist is a machine that lifts you': what it means is one idea. */
function isDefinition(
  tokens: readonly Token[],
  own: readonly { readonly last: number }[],
  at: number,
): boolean {
  const verb = own[0]?.last;
  if (verb === undefined || verb >= at) return false;
  if (/^means?$/.test(tokens[verb]?.lower ?? '')) return true;
  return (
    /^(?:is|are)$/.test(tokens[verb]?.lower ?? '') &&
    verb <= definedWordsMax &&
    own.length === 2 &&
    !/^(?:this|that|it|these|those|he|she|they|there|here)$/.test(tokens[0]?.lower ?? '') &&
    /^(?:an?|someone|something|people|things?|(?:the (?:part|place|name|person|people)))$/.test(
      tokens[verb + 1]?.lower === 'the' ? `the ${tokens[verb + 2]?.lower}` : (tokens[verb + 1]?.lower ?? ''),
    ) &&
    !tokens.slice(verb, -1).some(isClauseMark)
  );
}
const definedWordsMax = 3;

/** 'This is because …' is the reason alone. */
function isThisIsBecause(tokens: readonly Token[], at: number): boolean {
  return at === 2 && tokens[0]?.lower === 'this' && tokens[1]?.lower === 'is';
}

/** 'Someone you trust', 'We think this plan is good': no word opens the clause. */
function unopenedClauses(read: ReadSentence): number {
  const { tokens } = read.sentence;
  // 'When you get to the hospital you should go …': the main clause, not a description.
  const opensWithCondition = conditions.has(tokens[0]?.lower ?? '');
  return read.verbs.filter(({ first, last }, i) => {
    if (i === 0) return false;
    const before = read.verbs[i - 1] as { last: number };
    const between = tokens.slice(before.last + 1, first);
    if (
      between.length === 0 ||
      between.some(
        (token) =>
          token.kind === 'mark' ||
          contentWords.has(token.lower) ||
          conditions.has(token.lower) ||
          reasons.has(token.lower) ||
          /^(?:and|or|but|then)$/.test(token.lower),
      )
    )
      return false;
    // 'Tell someone you trust.': at the end it only says who; elsewhere it is a second thing to hold in mind.
    const relative =
      !opensWithCondition &&
      tokens
        .slice(last + 1)
        .every((token, k) => token.kind === 'mark' || (k === 0 && objectWords.test(token.lower))) &&
      /^(?:i|you|we|they|he|she)$/.test(tokens[first - 1]?.lower ?? '') &&
      (read.parts[first - 2] === 'NOUN' ||
        /^(?:some|any|every)(?:one|thing|body)$|^(?:all|things|people)$/.test(
          tokens[first - 2]?.lower ?? '',
        ));
    return (
      relative ||
      /^(?:think|thinks|hope|know|say|says|said|believe|agree|agrees|mean|means|feel|wish|sure|glad|sorry)$/.test(
        tokens[before.last]?.lower ?? '',
      ) ||
      /^(?:sure|glad|sorry|happy)$/.test(between[0]?.lower ?? '')
    );
  }).length;
}

const objectWords = /^(?:you|me|him|her|us|them|it|most|best|now|well|here|there)$/;

function isClauseMark(token: Token): boolean {
  return /^[,;:.!?]$/.test(token.text) || token.lower === 'and' || token.lower === 'but';
}

/** 'in the event that' stands for 'if'. */
function endsWithCondition(phrases: PhraseFinds, at: number): boolean {
  return phrases.matches.some(
    ({ rule, last, value }) => rule === 'padding' && last === at && /^(?:if|when|until)\b/.test(value),
  );
}

function followsAsking(tokens: readonly Token[], at: number): boolean {
  return (
    tokens
      .slice(Math.max(0, at - 4), at)
      .some((token, k, before) => askingVerbs.test(token.lower) && !before.slice(k + 1).some(isClauseMark)) &&
    !(
      tokens[at]?.lower === 'if' &&
      !/^(?:ask|know|check|see|sure|decide|find)/.test(
        tokens
          .slice(Math.max(0, at - 2), at)
          .map((token) => token.lower)
          .join(' ')
          .replace(/^.* /, ''),
      )
    )
  );
}

/** 'Choose the food that you like.': the verb ends the sentence. */
function isShortRelative(
  { tokens }: Sentence,
  at: number,
  verb: { readonly first: number; readonly last: number },
): boolean {
  return (
    tokens[at]?.lower === 'that' &&
    verb.first - at <= 2 &&
    tokens.slice(verb.last + 1).every((token) => token.kind === 'mark')
  );
}
