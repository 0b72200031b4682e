import { type Finding, finding } from './finding.ts';

/** Older dates than this are history: nobody alive was born then. */
const ageMaxYears = 125;
/** What services did lies mostly within these years; a full date before them is more likely somebody's birth. */
const recentYears = 16;
const wordsBeforeMax = 40;
const wordsAfterMax = 25;
const advice =
  'This looks like a date of birth. Take it out, or give an age group such as ‘in her seventies’ instead.';

const birthWords =
  /(?<![\p{L}\p{N}])(?:born|d\.?\s?o\.?\s?b\b\.?|dates?[ -]of[ -]birth|birth ?dates?|birthdays?|aged)(?![\p{L}\p{N}])/iu;
/** 'Babies born after 3 March 2025', 'aged 65 and over from 1 April': the date is not that of a birth. */
const dividingWord = /(?<![\p{L}])(?:after|before|since|from|until|till|between|by)\s+(?:the\s+)?$/iu;

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const noDigitBefore = '(?<![\\p{L}\\d])(?<!\\d[/.-])';
const noDigitAfter = '(?![\\p{L}\\d])(?![/.-]\\d)';

interface FullDate {
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly month: number;
  readonly year: string;
  /** A form that other figures have too: it takes a birth word to be one. */
  readonly weak: boolean;
}

type Reader = readonly [form: RegExp, read: (parts: readonly string[]) => Omit<FullDate, 'start' | 'end'>];

const readers: readonly Reader[] = [
  // 03/02/1954, 3-2-54, 3. 2. 1954
  [
    new RegExp(`${noDigitBefore}(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})${noDigitAfter}`, 'gu'),
    ([, day, separator, m, year = '']) => dated(day, Number(m), year, separator === '.' && year.length === 2),
  ],
  // 1954-02-03
  [
    new RegExp(`${noDigitBefore}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${noDigitAfter}`, 'gu'),
    ([, year = '', , m, day]) => dated(day, Number(m), year, false),
  ],
  // 3 February 1954, 3rd of Feb '54, 03-Feb-1954
  [
    new RegExp(
      `${noDigitBefore}(\\d{1,2})(?: ?(?:st|nd|rd|th))?(?: day)?(?: of)?[ \u00a0/,.-]{0,2}${month}([ \u00a0/,.-]{0,2})(['’]?)(\\d{4}|\\d{2})${noDigitAfter}`,
      'giu',
    ),
    ([, day, m = '', gap = '', tick, year = '']) =>
      dated(day, monthNumber(m), year, year.length === 2 && tick === '' && !/[/-]/.test(gap)),
  ],
  // February 3rd, 1954
  [
    new RegExp(
      `(?<!\\p{L})${month}[ \u00a0]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0]{1,2}(\\d{4})${noDigitAfter}`,
      'giu',
    ),
    ([, m = '', day, year = '']) => dated(day, monthNumber(m), year, false),
  ],
  // 03 02 1954, 03021954
  [
    new RegExp(`${noDigitBefore}(\\d{2})( ?)(\\d{2})\\2(\\d{4}|\\d{2})${noDigitAfter}`, 'gu'),
    ([, day, , m, year = '']) => dated(day, Number(m), year, true),
  ],
];

/**
 * Full dates that look like somebody's birth: with a birth word beside them, or so long ago that the date is hardly
 * that of a piece of work. Two-digit years are read as the latest such year that is not to come.
 */
export function findBirthDates(text: string, currentYear: number): Finding[] {
  return readers.flatMap(([form, read]) =>
    [...text.matchAll(form)]
      .map((match) => ({ ...read(match), start: match.index, end: match.index + match[0].length }))
      .filter((date) => isBirthDate(text, date, currentYear))
      .map(({ start, end }) => finding('date-of-birth', text, start, end, advice)),
  );
}

function isBirthDate(text: string, date: FullDate, currentYear: number): boolean {
  const yearsAgo = currentYear - wholeYear(date.year, currentYear);
  if (!exists(date.day, date.month, currentYear - yearsAgo) || yearsAgo < 0 || yearsAgo > ageMaxYears)
    return false;
  return (yearsAgo > recentYears && !date.weak) || hasBirthWord(text, date);
}

function hasBirthWord(text: string, { start, end }: FullDate): boolean {
  // The window may open within a word: 'born' of 'newborn' is no birth word.
  const before = text
    .slice(Math.max(0, start - wordsBeforeMax), start)
    .replace(/^[\p{L}\p{N}]+(?=.)/u, (part) => (start > wordsBeforeMax ? ' '.repeat(part.length) : part));
  if (dividingWord.test(before)) return false;
  return birthWords.test(before) || birthWords.test(text.slice(end, end + wordsAfterMax));
}

function dated(day: string | undefined, month: number, year: string, weak: boolean) {
  return { day: Number(day), month, year, weak };
}

function monthNumber(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function wholeYear(year: string, currentYear: number): number {
  if (year.length === 4) return Number(year);
  const century = Math.floor(currentYear / 100) * 100;
  const inThisCentury = century + Number(year);
  return inThisCentury > currentYear ? inThisCentury - 100 : inThisCentury;
}

function exists(day: number, month: number, year: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && at.getUTCDate() === day && at.getUTCMonth() === month - 1;
}
