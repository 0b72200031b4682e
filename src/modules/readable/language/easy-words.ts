import { baseForms, wordLettersMax } from './base-forms.ts';
import { daleChallWords, frequencyRanks, spacheWords } from './dictionaries.ts';
import { syllablesOf } from './syllables.ts';
import { everydayBritishWords } from './words/british-words.ts';
import { everydayWords, hardCompounds } from './words/everyday-words.ts';
import { everydayHealthWords, explanations } from './words/health-words.ts';
import { replacements } from './words/replacements.ts';

/** Words heard at least as often as this stand among the easy ones, unless a list says otherwise: short words may be rarer. */
const easyRankMax = 5_000;
const longRankMax = 4_500;
const easyRankMaxBySyllables: Readonly<Record<number, number>> = { 1: 16_000, 2: 11_000 };
/** Words built from Latin and Greek ('jurisdiction') are heard in films about courts and wars: longer ones must be heard far more often. */
const learnedRankMaxBySyllables: Readonly<Record<number, number>> = { 1: 9_000, 2: 5_500 };
const learnedRankMax = 3_200;
const learnedEnding =
  /(?:[ts]ion|ment|ity|ance|ence|ancy|ency|ive|ous|ate|ated|ating|ator|ify|ified|is[em]|iz[e]|ised|ized|ology|ical?|ial|ual|ary|ory|ure|able|ible|itude|ship|lent|dent|gent)s?$/;

const hardWords = new Set(replacements.map(({ hard }) => hard));
const judged = new Map<string, boolean>();
const judgedMax = 20_000;

/** Whether most people can be taken to know the word: by the lists of easy words, by how often it is heard, by British health care. */
export function isEasyWord(lower: string): boolean {
  const known = judged.get(lower);
  if (known !== undefined) return known;
  if (judged.size >= judgedMax) judged.clear();
  const easy = judge(lower);
  judged.set(lower, easy);
  return easy;
}

function judge(lower: string): boolean {
  if (lower.length > wordLettersMax) return false;
  if (lower.length <= 2 || everydayHealthWords.has(lower) || /\d/.test(lower)) return true;
  if (lower.includes('-')) return lower.split('-').every((part) => part === '' || isEasyWord(part));
  const forms = baseForms(lower);
  if (forms.some(isEveryday)) return true;
  if (forms.some((form) => explanations.has(form) || hardCompounds.has(form))) return false;
  // 'Drowsiness' is as hard as 'drowsy'.
  if (forms.slice(1).some((form) => hardWords.has(form) && !isPlainlyEasy(form))) return false;
  return (
    forms.some((form) => daleChallWords().has(form) || spacheWords().has(form)) ||
    forms.some((form) => isHeardOften(form)) ||
    forms.some(isMadeOfTwo) ||
    isMadeFromEasy(lower) ||
    isContraction(lower) ||
    isAmericanEasy(lower)
  );
}

function isEveryday(form: string): boolean {
  return everydayHealthWords.has(form) || everydayBritishWords.has(form) || everydayWords.has(form);
}

function isHeardOften(form: string): boolean {
  const rank = frequencyRanks().get(form);
  if (rank === undefined) return false;
  const syllables = syllablesOf(form);
  if (learnedEnding.test(form)) return rank <= (learnedRankMaxBySyllables[syllables] ?? learnedRankMax);
  return rank <= (easyRankMaxBySyllables[syllables] ?? longRankMax);
}

/** 'Sleeveless', 'painful', 'itchy', 'unlock', 'rewash': an easy word, and an ending or a beginning that everyone knows. */
function isMadeFromEasy(lower: string): boolean {
  const stem = /^([a-z]{3,})(?:y|less|ful|fully|ish|like|proof)$/.exec(lower)?.[1];
  if (
    stem !== undefined &&
    [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].some((form) => isPlainlyEasy(form) || isEveryday(form))
  )
    return true;
  // 'Payment', 'suggestion', 'washable': of an easy verb, and no longer than such words are.
  const verb = /^([a-z]{3,})(?:ment|ion|able)s?$/.exec(lower)?.[1];
  if (
    verb !== undefined &&
    !hardWords.has(lower) &&
    syllablesOf(lower) <= derivedSyllablesMax &&
    [verb, `${verb}e`].some((form) => isPlainlyEasy(form))
  )
    return true;
  return /^(?:un|re)[a-z]{4,}/.test(lower) && isPlainlyEasy(lower.slice(2), true);
}
const derivedSyllablesMax = 3;

/** 'homepage', 'handrail': two easy words in one, and one of them a thing that can be seen or touched where the other is rarer. */
function isMadeOfTwo(lower: string): boolean {
  for (let i = 3; i <= lower.length - 3; i += 1) {
    const [first, second] = [lower.slice(0, i), lower.slice(i)];
    if (isPlainlyEasy(first) && isPlainlyEasy(second)) return true;
    if (
      (everydayWords.has(first) || everydayWords.has(second)) &&
      [first, second].every((part) => everydayWords.has(part) || isPlainlyEasy(part))
    )
      return true;
  }
  return false;
}

function isPlainlyEasy(part: string, withForms = false): boolean {
  if (withForms) return baseForms(part).some((form) => isPlainlyEasy(form));
  return (
    part.length >= 3 &&
    daleChallWords().has(part) &&
    (frequencyRanks().get(part) ?? Number.POSITIVE_INFINITY) <= easyRankMax
  );
}

function isContraction(lower: string): boolean {
  return (
    /^[a-z]+'(?:s|t|re|ve|ll|d|m)$/.test(lower) &&
    isEasyWord(lower.slice(0, lower.indexOf("'")).replace(/n$/, '') || 'a')
  );
}

/** British spellings of words whose American ones are known. */
function isAmericanEasy(lower: string): boolean {
  const american = lower
    .replace('our', 'or')
    .replace(/is(e[drs]?|ing|ation)$/, 'iz$1')
    .replace(/re$/, 'er')
    .replace('aem', 'em')
    .replace('oea', 'ea')
    .replace(/lled$/, 'led')
    .replace(/lling$/, 'ling')
    .replace('ogue', 'og')
    .replace('grey', 'gray')
    .replace('tyre', 'tire')
    .replace('pyjama', 'pajama');
  return american !== lower && baseForms(american).some(isHeardOften);
}
