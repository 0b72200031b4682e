import { baseForms } from '../base-forms.ts';
import { frequencyRanks } from '../dictionaries.ts';
import { isEasyWord } from '../easy-words.ts';
import type { ReadSentence } from '../reading.ts';
import { isRoman, romanValue } from '../roman.ts';
import type { Sentence, Token } from '../text-parts.ts';
import { initials, knownInitials, shortForms } from '../words/abbreviations.ts';
import { type Found, foundAt, suggesting } from './found.ts';
import type { PhraseFinds } from './phrases.ts';

/** Words that are not written as words: cut short, in initials, in capitals, in Roman numerals. */
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
