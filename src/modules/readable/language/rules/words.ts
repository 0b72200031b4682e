import { baseForms } from '../base-forms.ts';
import { frequencyRanks } from '../dictionaries.ts';
import { isEasyWord } from '../easy-words.ts';
import { isName } from '../measures.ts';
import type { ReadSentence } from '../reading.ts';
import { easierWordsIn } from '../replace-words.ts';
import { isRoman, romanValue } from '../roman.ts';
import type { Sentence, Token } from '../text-parts.ts';
import { initials, knownInitials, shortForms } from '../words/abbreviations.ts';
import { everydayWords } from '../words/everyday-words.ts';
import { everydayHealthWords, explanations } from '../words/health-words.ts';
import { type Found, foundAt, suggesting } from './found.ts';
import type { PhraseFinds } from './phrases.ts';
import { readersIn } from './reader.ts';

/** A hard word, unless its sentence says what it means, or the next one does, or it was explained before. */
export function findHardWords(
  read: ReadSentence,
  next: readonly Sentence[],
  phrases: PhraseFinds,
  explained: Set<string>,
): Found[] {
  const { sentence } = read;
  const easier = easierWordsIn(sentence, read.parts);
  const readers = readersIn(sentence);
  const found: Found[] = [];
  for (const match of easier) {
    const words = sentence.tokens.slice(match.first, match.last + 1);
    const name = words.map((token) => token.lower).join(' ');
    if (
      phrases.covers(match.first) ||
      readers.some(({ first }) => first === match.first) ||
      isExplained(words, sentence, next, explained)
    )
      continue;
    if (match.first === match.last && (isCommon(name) || (match.instead === undefined && isEasyWord(name))))
      continue;
    if (words.length === 1 && isCapitalName(words[0] as Token, sentence)) continue;
    found.push(
      foundAt(sentence, match, {
        rule: 'hard-word',
        message: hardMessage(words.map((token) => token.text).join(' '), match.instead, explanationOf(name)),
        ...suggesting(match.instead),
      }),
    );
  }
  sentence.tokens.forEach((token, at) => {
    if (
      token.kind !== 'word' ||
      phrases.covers(at) ||
      // 'Service users should …' is asked to be 'you'.
      readers.some(({ first, last }) => first <= at && at <= last) ||
      easier.some(({ first, last }) => first <= at && at <= last)
    )
      return;
    if (isShortForm(token) || isCapitalName(token, sentence) || isEasyWord(token.lower)) return;
    if (isExplained([token], sentence, next, explained)) return;
    found.push(
      foundAt(
        sentence,
        { first: at, last: at },
        { rule: 'hard-word', message: hardMessage(token.text, undefined, explanationOf(token.lower)) },
      ),
    );
  });
  return found;
}

/** Listed, and yet heard so often that most people know it: 'usually', 'contact'. */
export function isCommon(lower: string): boolean {
  if (explanationOf(lower) !== undefined) return false;
  return (
    everydayHealthWords.has(lower) ||
    everydayWords.has(lower) ||
    baseForms(lower).some((form) => (frequencyRanks().get(form) ?? Number.POSITIVE_INFINITY) < commonRankMax)
  );
}
const commonRankMax = 2_000;

function isCapitalName(token: Token, sentence: Sentence): boolean {
  if (!isName(token, sentence)) return isFirm(token, sentence);
  // 'Hypertension is common': at the beginning a capital tells nothing, and an explained word is no name.
  return explanationOf(token.lower) === undefined;
}

/** 'Tesco sells …', 'Brightpath gave …': who gives, pays or says is no thing, and a hard word seldom does so. */
function isFirm(token: Token, { words }: Sentence): boolean {
  return (
    token === words[0] &&
    /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
    !frequencyRanks().has(token.lower) &&
    !/s$/.test(token.lower) &&
    agentVerbs.test(words[1]?.lower ?? '')
  );
}
const agentVerbs =
  /^(?:gives?|gave|pays?|paid|sells?|sold|buys?|bought|lends?|lent|sends?|sent|funds?|funded|likes?|liked|wants?|wanted|works?|worked|lives?|lived|says?|said|thinks?|thought|had|went|came|asks?|asked|told|tells|runs?|ran|wrote|joined|brings?|brought)$/;

/** Letters in capitals, or mixed with digits: judged as initials. */
export function isShortForm(token: Token): boolean {
  return (
    /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}&]+s?$/u.test(token.text) ||
    shortForms.has(token.lower) ||
    shortForms.has(token.lower.replace(/\.$/, ''))
  );
}

export function explanationOf(lower: string): string | undefined {
  for (const form of baseForms(lower)) {
    const meaning = explanations.get(form);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

function hardMessage(word: string, instead: string | undefined, meaning: string | undefined): string {
  if (meaning !== undefined)
    return `‘${word}’ may not be known. ${instead === undefined ? '' : `Say ‘${instead}’, or explain`}${instead === undefined ? 'Explain' : ''} it in the next sentence: ‘This means ${meaning}.’`;
  if (instead !== undefined) return `‘${word}’ may not be known: say ‘${instead}’.`;
  return `‘${word}’ may not be known: use an easier word, or explain it in the next sentence.`;
}

const explains =
  /^(?:(?:this|it|that|these|they|which)\s+(?:means?|is when|is where|is how|are when)|(?:this|it|that) is (?:an?|the|your|when|where|how|something|someone)\b|(?:these|they) are\b)/i;

function isExplained(
  words: readonly Token[],
  sentence: Sentence,
  next: readonly Sentence[],
  explained: Set<string>,
): boolean {
  const forms = words.flatMap((token) => baseForms(token.lower));
  if (forms.some((form) => explained.has(form))) return true;
  const saysSo =
    namesAndExplains(sentence, forms) ||
    next.some((one, i) => (i === 0 && explains.test(one.text)) || namesAndExplains(one, forms));
  if (saysSo) for (const form of forms) explained.add(form);
  return saysSo;
}

/** The next sentence, and those after it while they do nothing but explain: two hard words need two. */
export function explainingSentences(after: readonly Sentence[]): readonly Sentence[] {
  const other = after.findIndex(({ text }) => !/^(?:\S+ ){1,4}means? /.test(text));
  return after.slice(0, Math.max(1, other === -1 ? after.length : other + 1));
}

const explainingWordsMin = 4;

/** 'Hypertension means …', 'A tumour is a lump …', 'Asthma makes …' right after the word was used. */
function namesAndExplains({ tokens }: Sentence, forms: readonly string[]): boolean {
  const at = tokens.findIndex((token) =>
    baseForms(token.lower).some((form) => forms.includes(form) && form.length > 2),
  );
  if (at === -1 || at > 2) return false;
  const verb = tokens[at + 1]?.lower;
  // 'Anaphylaxis is an emergency' does not say what it is.
  if (verb !== 'means' && verb !== 'mean' && tokens.length - at - 2 < explainingWordsMin) return false;
  return (
    verb === 'means' ||
    verb === 'mean' ||
    ((verb === 'is' || verb === 'are') &&
      /^(?:an?|the|when|where|how|your|something|someone|people|tests?|medicines?|exercises?)$/.test(
        tokens[at + 2]?.lower ?? '',
      ))
  );
}

export function findAbbreviations(
  { sentence }: ReadSentence,
  phrases: PhraseFinds,
  expanded: ReadonlySet<string>,
  all: boolean,
): Found[] {
  const found: Found[] = [];
  const shouting = isShouted(sentence);
  sentence.tokens.forEach((token, at) => {
    if (token.kind !== 'word' || (phrases.covers(at) && token.text !== 'CV')) return;
    const bare = token.lower.replace(/\.$/, '');
    const long = shortForms.get(token.lower) ?? shortForms.get(bare);
    if (long !== undefined && !isOrdinaryHere(sentence, at, bare)) {
      const stop = sentence.tokens[at + 1];
      const dotted = stop?.text === '.' && stop.start === token.end && at + 2 < sentence.tokens.length;
      found.push(
        foundAt(
          sentence,
          { first: at, last: dotted ? at + 1 : at },
          {
            rule: 'abbreviation',
            message: `‘${token.text}’ is a short form: write ‘${long}’.`,
            suggestion: long,
          },
        ),
      );
      return;
    }
    if (!(isInitials(token, shouting) || isDrip(sentence, at)) || knownInitials.has(token.text)) return;
    const meaning = initials.get(token.text);
    if (!all && expanded.has(token.text)) return;
    found.push(
      foundAt(
        sentence,
        { first: at, last: at },
        {
          rule: 'abbreviation',
          message: `‘${token.text}’ is made of initials: write the words${meaning === undefined ? '' : ` (such as ‘${meaning}’)`}.`,
          ...suggesting(all ? meaning : undefined),
        },
      ),
    );
  });
  return found;
}

/** Short forms that are whole words in other places: 're' only before a colon, 'min' after a number. */
function isOrdinaryHere({ tokens }: Sentence, at: number, bare: string): boolean {
  const next = tokens[at + 1]?.text;
  if (bare === 're' || bare === 'nb' || bare === 'ps') return next !== ':';
  if (/^(?:tabs?|caps|inj)$/.test(bare)) return tokens[at - 1]?.kind !== 'number';
  if (
    /^(?:min|mins|sec|secs|hr|hrs|wk|wks|yr|yrs|mth|mths|temp|max|ref|ext|inc|apr|aug|dec|oct|nov|feb|mon|fri|tue|thu|thur|weds|info|admin|misc|other)$/.test(
      bare,
    )
  ) {
    if (/^(?:apr|aug|dec|oct|nov|feb|mon|fri|tue|thu|thur|weds)$/.test(bare))
      return !/^\p{Lu}/u.test(tokens[at]?.text ?? '');
    return false;
  }
  return false;
}

/** 'Your IV drip', not 'ward IV'. */
function isDrip({ tokens }: Sentence, at: number): boolean {
  return (
    tokens[at]?.text === 'IV' && /^(?:by|an|the|your|my|no|have|need)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

function isInitials(token: Token, shouting: boolean): boolean {
  if (isMixedShortForm(token.text)) return true;
  if (!/^(?=.*\p{Lu}.*[\p{Lu}\d])[\p{Lu}\p{N}&]{2,}s?$/u.test(token.text) || isRoman(token.text))
    return false;
  if (shouting) return initials.has(token.text) && !isWord(token.lower);
  if (/^\p{Lu}{2}$/u.test(token.text) && !wordsOfTwo.has(token.lower)) return true;
  return initials.has(token.text) || !isWord(token.lower);
}

/** 'PA' is short for something, though films say 'pa'. */
const wordsOfTwo = new Set(
  'am an as at be by do go he if in is it me my no of oh on or so to up us we ok'.split(' '),
);

/** 'HbA1c', 'eGFR', 'SpO2'; not 'McCoy', and not names of makers. */
function isMixedShortForm(text: string): boolean {
  return (
    text.length <= mixedLettersMax &&
    /^(?=.*\p{Lu}.*[\p{Lu}\d])(?=.*\p{Ll})[\p{L}\d]+$/u.test(text) &&
    /\p{Lu}\d|\d\p{Ll}|\p{Lu}{2,}/u.test(text) &&
    !/^(?:Mc|Mac|De|Di|La|Le|Van|Wi)|^\p{Lu}{2,}s$|\d(?:st|nd|rd|th|am|pm)$/u.test(text)
  );
}
const mixedLettersMax = 6;

function isWord(lower: string): boolean {
  return (
    baseForms(lower).some((form) => (frequencyRanks().get(form) ?? Number.POSITIVE_INFINITY) < wordRankMax) ||
    (isEasyWord(lower) && lower.length > 3)
  );
}
const wordRankMax = 3_000;

function isShouted({ words }: Sentence): boolean {
  const written = words.filter((word) => word.kind === 'word');
  return written.length > 1 && written.every((word) => word.text === word.text.toUpperCase());
}

export function findBlockCapitals({ sentence }: ReadSentence): Found[] {
  const found: Found[] = [];
  const shouting = isShouted(sentence);
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i += 1) {
    if (!isShoutedWord(tokens[i], shouting)) continue;
    let last = i;
    while (
      isShoutedWord(tokens[last + 1], shouting) ||
      (isShoutedWord(tokens[last + 2], shouting) &&
        /^(?:[A-Z]|\d+|[,'’&])$/.test(tokens[last + 1]?.text ?? ''))
    )
      last += 1;
    const words = sentence.text.slice(
      (tokens[i] as Token).start - sentence.start,
      (tokens[last] as Token).end - sentence.start,
    );
    found.push(
      foundAt(
        sentence,
        { first: i, last },
        {
          rule: 'block-capitals',
          message: `‘${words}’ is in block capitals: write it in small letters.`,
          suggestion: i === 0 ? words.charAt(0) + words.slice(1).toLowerCase() : words.toLowerCase(),
        },
      ),
    );
    i = last;
  }
  return found;
}

function isShoutedWord(token: Token | undefined, shouting: boolean): boolean {
  if (
    token === undefined ||
    token.kind !== 'word' ||
    !/^\p{Lu}[\p{Lu}'’-]+$/u.test(token.text) ||
    knownInitials.has(token.text) ||
    isRoman(token.text)
  )
    return false;
  return !isInitials(token, shouting) && (isWord(token.lower) || shouting || isEasyWord(token.lower));
}

/** 'Ward IV', 'page xii', 'Henry V': numbers in letters. A single letter only after a word that is numbered. */
export function findRomanNumerals({ sentence }: ReadSentence): Found[] {
  const found: Found[] = [];
  sentence.tokens.forEach((token, at) => {
    const before = sentence.tokens[at - 1]?.lower ?? '';
    const numbered =
      /^(?:type|stage|phase|part|ward|page|chapter|section|form|step|level|class|grade|table|figure|volume|room|band|king|pope)$/.test(
        before,
      );
    const small = numbered && /^(?=[ivx]+$)x{0,3}(?:ix|iv|v?i{0,3})$/.test(token.text);
    if (token.kind !== 'word' || !(isRoman(token.text) || (numbered && /^[VX]$/.test(token.text)) || small))
      return;
    if (/^(?:by|an|the|your|no)$/.test(before) && token.text === 'IV') return;
    const value = String(romanValue(token.text.toUpperCase()));
    found.push(
      foundAt(
        sentence,
        { first: at, last: at },
        {
          rule: 'roman-numeral',
          message: `‘${token.text}’ is a Roman numeral: write ${value}.`,
          suggestion: value,
        },
      ),
    );
  });
  return found;
}
