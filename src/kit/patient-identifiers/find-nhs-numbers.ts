import { validate } from 'nhs-number-validator';
import { digitGroups, numbersFrom } from './digit-groups.ts';
import { type Finding, finding } from './finding.ts';

const digitsCount = 10;
const advice = 'This looks like an NHS number. Take it out: nobody needs it to understand the idea.';

/** How people break up ten digits. Other ways are left alone: rows of figures pass the check one time in eleven. */
const groupings: ReadonlySet<string> = new Set([
  '10',
  '3 3 4',
  '3 7',
  '6 4',
  '4 6',
  '4 3 3',
  '5 5',
  '1 1 1 1 1 1 1 1 1 1',
]);

/**
 * NHS numbers by form and check digit (NHS Data Dictionary, 'NHS NUMBER', modulus 11). Scotland's CHI numbers and
 * Northern Ireland's H&C numbers have the same form and are found too.
 */
export function findNhsNumbers(text: string): Finding[] {
  const groups = digitGroups(text);
  const spans: { start: number; end: number }[] = [];
  groups.forEach((_group, first) => {
    for (const { digits, sizes, start, end } of numbersFrom(groups, first, digitsCount)) {
      if (digits.length !== digitsCount || !groupings.has(sizes.join(' ')) || !validate(digits)) continue;
      const last = spans.at(-1);
      // Two readings of the same digits: both may be right, so both are covered.
      if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
      else spans.push({ start, end });
    }
  });
  return spans.map(({ start, end }) => finding('nhs-number', text, start, end, advice));
}
