import { keepsFacts } from './facts.ts';
import type { Part } from './parts-of-speech.ts';
import { type ReadSentence, readSentence } from './reading.ts';
import { sentencesOf, type Token } from './text-parts.ts';
import { isContracted, type VerbGroup } from './verb-groups.ts';

const partsMax = 8;

/**
 * The sentence in several with one idea each, where it can be done without changing what it says; else the sentence alone.
 * A condition stays with everything that it may reach over: it is said again, or the sentence stays whole.
 */
export function splitSentence(read: ReadSentence): string[] {
  const { sentence } = read;
  const whole = sentence.text.replace(/\s+/g, ' ');
  if (/[?]["'”’)]*$/.test(whole) || read.verbs.length < 2 || /["“”(]/.test(whole)) return [sentence.text];
  const done: string[] = [];
  const waiting = [read];
  while (waiting.length > 0 && done.length + waiting.length <= partsMax) {
    const next = waiting.shift() as ReadSentence;
    const two = next.verbs.length < 2 ? undefined : cut(next);
    const fits = two !== undefined && keepsFacts(next.sentence.text, two.join(' '));
    if (!fits) done.push(next.sentence.text.replace(/\s+/g, ' '));
    else waiting.unshift(...two.flatMap((text) => sentencesOf(text).map(readSentence)));
  }
  done.push(...waiting.map(({ sentence: { text } }) => text));
  return done.length > 1 && keepsFacts(sentence.text, done.join(' ')) ? done : [sentence.text];
}

type Cut = readonly [string, string];

function cut(read: ReadSentence): Cut | undefined {
  const condition = leadingCondition(read);
  if (condition !== undefined) {
    const main = sentencesOf(capital(condition.main))[0];
    const two = main === undefined ? undefined : cutPlain(readSentence(main));
    return two && [`${condition.words} ${small(two[0])}`, `${condition.words} ${small(two[1])}`];
  }
  return cutPlain(read);
}

/** 'If you feel ill,' and what then is to be done. */
function leadingCondition({
  sentence: { tokens, text, start },
  verbs,
}: ReadSentence): { words: string; main: string } | undefined {
  if (!/^(?:if|when|unless|before|after|once)$/.test(tokens[0]?.lower ?? '')) return undefined;
  const comma = tokens.findIndex((token) => token.text === ',');
  const own = verbs.filter(({ first }) => first < comma).length;
  if (comma === -1 || own > 1) return undefined;
  const end = (tokens[comma] as Token).end - start;
  return { words: text.slice(0, end), main: text.slice(end).trim() };
}

function cutPlain(read: ReadSentence): Cut | undefined {
  return (
    atSemicolon(read) ??
    atLeadingReason(read) ??
    atReason(read) ??
    atFullClause(read) ??
    atWhich(read) ??
    atSharedSubject(read)
  );
}

function atSemicolon({ sentence, verbs }: ReadSentence): Cut | undefined {
  const at = sentence.tokens.findIndex((token) => token.text === ';');
  if (at === -1 || !hasVerbBetween(verbs, -1, at) || !hasVerbBetween(verbs, at, sentence.tokens.length))
    return undefined;
  const after = textFrom(sentence, at + 1).replace(/^however,?\s+/i, 'But ');
  return [ended(textTo(sentence, at)), capital(after)];
}

/** 'Although the test is short, it can hurt.' → 'The test is short. But it can hurt.' */
function atLeadingReason({ sentence, verbs }: ReadSentence): Cut | undefined {
  const { tokens } = sentence;
  const word = tokens[0]?.lower ?? '';
  const comma = tokens.findIndex((token) => token.text === ',');
  if (!/^(?:although|though|because|since)$/.test(word) || comma === -1) return undefined;
  if (!hasVerbBetween(verbs, 0, comma) || !hasVerbBetween(verbs, comma, tokens.length)) return undefined;
  if (tokens[1]?.kind !== 'word') return undefined;
  const first = textFrom(sentence, 1).slice(0, (tokens[comma] as Token).start - (tokens[1] as Token).start);
  return [ended(capital(first)), `${/though$/.test(word) ? 'But' : 'So'} ${textFrom(sentence, comma + 1)}`];
}

/** 'X because Y.' → 'X. This is because Y.' */
function atReason({ sentence, verbs }: ReadSentence): Cut | undefined {
  const { tokens } = sentence;
  const at = tokens.findIndex(
    (token, i) =>
      i > 0 && (token.lower === 'because' || token.lower === 'although') && tokens[i + 1]?.lower !== 'of',
  );
  if (
    at === -1 ||
    isThisIs(tokens, at) ||
    !hasVerbBetween(verbs, -1, at) ||
    !hasVerbBetween(verbs, at, tokens.length)
  )
    return undefined;
  const after = textFrom(sentence, at + 1);
  return [
    ended(textTo(sentence, at)),
    tokens[at]?.lower === 'because' ? `This is because ${after}` : `But ${after}`,
  ];
}

function isThisIs(tokens: readonly Token[], at: number): boolean {
  return at === 2 && tokens[0]?.lower === 'this' && tokens[1]?.lower === 'is';
}

/** '…, and you will get a letter.': a conjunction, a subject of its own, a verb. Or an order: '…, so ask a friend.' */
function atFullClause({ sentence, parts, verbs }: ReadSentence): Cut | undefined {
  const { tokens } = sentence;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const word = tokens[at]?.lower ?? '';
    if (!/^(?:and|but|so)$/.test(word) || tokens[at + 1]?.lower === 'that' || !hasVerbBetween(verbs, -1, at))
      continue;
    const verb = verbs.find(({ first }) => first > at);
    if (verb === undefined) return undefined;
    const between = parts.slice(at + 1, verb.first);
    // 'Plan your day so you can rest': what for, not what follows.
    if (word === 'so' && tokens[at - 1]?.text !== ',' && tokens[verb.first]?.lower === 'can') continue;
    const order = word === 'so' && between.length === 0;
    const contraction = isContracted(tokens[verb.first]?.lower ?? '');
    const clean = between.every(
      (part, k) =>
        part !== 'PUNCT' &&
        part !== 'CCONJ' &&
        part !== 'SCONJ' &&
        part !== 'ADP' &&
        !/^(?:who|which|what|how|where)$/.test(tokens[at + 1 + k]?.lower ?? ''),
    );
    const subject =
      contraction ||
      (between.some((part) => part === 'NOUN' || part === 'PRON' || part === 'PROPN') &&
        between.every((part) => part !== 'VERB'));
    if (!clean || !(subject || order)) continue;
    if (/^(?:that|what|how|where|who)$/.test(clauseOpener(tokens, parts, at))) continue;
    return [
      ended(textTo(sentence, at)),
      word === 'and' ? capital(textFrom(sentence, at + 1)) : `${capital(word)} ${textFrom(sentence, at + 1)}`,
    ];
  }
  return undefined;
}

/** The word that opened the clause before: 'tell us what hurts and you …' may ask for both. */
function clauseOpener(tokens: readonly Token[], parts: readonly Part[], at: number): string {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (tokens[i]?.kind === 'mark') return '';
    if (parts[i] === 'SCONJ' || /^(?:that|what|how|where|who)$/.test(tokens[i]?.lower ?? ''))
      return tokens[i]?.lower ?? '';
  }
  return '';
}

/** 'The cream helps your skin, which feels dry.' → '… your skin. Your skin feels dry.' */
function atWhich({ sentence, parts, verbs }: ReadSentence): Cut | undefined {
  const { tokens } = sentence;
  const at = tokens.findIndex(
    (token, i) => i > 1 && (token.lower === 'which' || token.lower === 'who') && tokens[i - 1]?.text === ',',
  );
  if (at === -1 || verbs.every(({ first }) => first !== at + 1)) return undefined;
  let from = at - 2;
  while (
    from > 0 &&
    /^(?:NOUN|PROPN|ADJ|NUM)$/.test(parts[from] ?? '') &&
    /^(?:NOUN|PROPN|ADJ|NUM|DET|PRON)$/.test(parts[from - 1] ?? '')
  )
    from -= 1;
  if (!/^(?:NOUN|PROPN)$/.test(parts[at - 2] ?? '')) return undefined;
  const named = tokens.slice(from, at - 1).map((token) => token.text);
  if (!/^(?:DET|PRON)$/.test(parts[from] ?? '') && parts[from] !== 'PROPN') return undefined;
  const subject = [/^an?$/i.test(named[0] ?? '') ? 'the' : (named[0] ?? ''), ...named.slice(1)].join(' ');
  const close = tokens.findIndex((token, i) => i > at && token.text === ',');
  if (close === -1) {
    if (!hasVerbBetween(verbs, -1, at)) return undefined;
    return [ended(textTo(sentence, at - 1)), `${capital(subject)} ${textFrom(sentence, at + 1)}`];
  }
  if (from !== 0 || verbs.filter(({ first }) => first > at && first < close).length !== 1) return undefined;
  const start = (tokens[at + 1] as Token).start - sentence.start;
  const said = sentence.text.slice(start, (tokens[close] as Token).start - sentence.start);
  return [
    ended(`${textTo(sentence, at - 1)} ${textFrom(sentence, close + 1)}`),
    ended(`${capital(subject)} ${said}`),
  ];
}

/** 'The nurse takes your blood and sends it away.' → '…. The nurse sends it away.' 'Wash your hands and dry them.' → '…. Dry them.' */
function atSharedSubject({ sentence, parts, verbs }: ReadSentence): Cut | undefined {
  const { tokens } = sentence;
  const [head] = verbs;
  if (head === undefined || tokens.some((token) => isFar(token))) return undefined;
  for (const verb of verbs.slice(1)) {
    let at = verb.first - 1;
    while (at > 0 && (parts[at] === 'ADV' || tokens[at]?.lower === 'then')) at -= 1;
    const joint = tokens[at];
    if (
      joint === undefined ||
      at <= head.last ||
      !(joint.lower === 'and' || (joint.text === ',' && at + 1 < verb.first))
    )
      continue;
    const order =
      head.first === 0 ||
      (head.first === 1 && /^(?:please|then|now|also|always|so|but)$/.test(tokens[0]?.lower ?? ''));
    const after = textFrom(sentence, at + 1);
    if (reachesBack(tokens.slice(at + 1))) continue;
    if (order) return [ended(textTo(sentence, at)), capital(after)];
    const subject = tokens.slice(0, head.first);
    if (
      subject.some((token) => token.kind === 'mark') ||
      !subject.some((_, i) => /^(?:NOUN|PROPN|PRON)$/.test(parts[i] ?? ''))
    )
      continue;
    const aux = tokens.slice(head.first, head.last);
    const bare =
      verb.first === verb.last &&
      parts[verb.first] === 'VERB' &&
      /^(?:can|could|may|might|must|should|will|would)$/.test(aux[0]?.lower ?? '');
    if (aux.length > 0 && !bare && parts[verb.first] !== 'AUX') continue;
    const words = subject
      .map((token, i) => (i === 0 && /^an?$/i.test(token.text) ? 'The' : token.text))
      .join(' ');
    return [ended(textTo(sentence, at)), `${capital(words)} ${bare ? `${aux[0]?.text} ` : ''}${after}`];
  }
  return undefined;
}

/** Words that may reach over both halves: they keep a sentence whole. */
function isFar(token: Token): boolean {
  return /^(?:not|never|cannot|no|nor|neither|either|both|if|unless|only|until|when|while|except|or|without|before|after|once|instead|who|that|what)$|n't$/.test(
    token.lower,
  );
}

/** How often and how long at the end may be said of both. */
function reachesBack(tail: readonly Token[]): boolean {
  return tail.some(
    (token) =>
      token.kind === 'number' ||
      /^(?:every|each|daily|weekly|twice|once|times|together|slowly|carefully|today|tomorrow|again|regularly|always|often)$/.test(
        token.lower,
      ),
  );
}

function hasVerbBetween(verbs: readonly VerbGroup[], after: number, before: number): boolean {
  return verbs.some(({ first }) => first > after && first < before);
}

function textTo(
  sentence: { readonly text: string; readonly start: number; readonly tokens: readonly Token[] },
  at: number,
): string {
  return sentence.text.slice(0, (sentence.tokens[at] as Token).start - sentence.start).trim();
}

function textFrom(
  sentence: { readonly text: string; readonly start: number; readonly tokens: readonly Token[] },
  at: number,
): string {
  return sentence.text.slice((sentence.tokens[at] as Token).start - sentence.start).trim();
}

function ended(text: string): string {
  const bare = text.replace(/[\s,;:]+$/, '');
  return /[.!?]$/.test(bare) ? bare : `${bare}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function small(text: string): string {
  return /^I\b|^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
