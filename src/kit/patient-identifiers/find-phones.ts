import { digitGroups, numbersFrom } from './digit-groups.ts';
import { type Finding, finding } from './finding.ts';

const digitsMax = 15;
const groupsMax = 7;
const advice = 'This looks like a phone number. Take it out: colleagues can reach you through this page.';

/** After the 0 of the trunk, or after +44: area, organisation and mobile numbers (Ofcom, National Telephone Numbering Plan). */
const geographic = /^1\d{8,9}$/;
const otherNumbers = /^(?:[237]\d{9})$/;

/** UK phone numbers. Short ones (111, 999), free ones (0800) and those without their area are nobody's own. */
export function findPhones(text: string): Finding[] {
  const groups = digitGroups(text);
  const found: Finding[] = [];
  let after = 0;
  groups.forEach((group, first) => {
    if (group.start < after || !mayBegin(text, group.start)) return;
    let best: { start: number; end: number } | undefined;
    for (const { digits, sizes, start, end } of numbersFrom(groups, first, digitsMax)) {
      if (sizes.length > groupsMax) break;
      if (isPhone(digits, sizes, text.slice(Math.max(0, start - 2), start).includes('+')))
        best = { start, end };
    }
    if (best === undefined) return;
    const start =
      best.start -
      (/\+?\(?$|\(?\+?$/.exec(text.slice(Math.max(0, best.start - 2), best.start))?.[0].length ?? 0);
    found.push(finding('phone', text, start, best.end, advice));
    after = best.end;
  });
  return found;
}

/** Not the tail of a code such as REF01234567890 or of a decimal. */
function mayBegin(text: string, start: number): boolean {
  return !/[\p{L}_£$€#]$|\d[.,]$/u.test(text.slice(Math.max(0, start - 2), start));
}

function isPhone(digits: string, sizes: readonly number[], plus: boolean): boolean {
  const abroad = plus ? /^44/ : /^0044/;
  if (abroad.test(digits)) return isNational(digits.replace(abroad, '').replace(/^0/, ''));
  if (plus || !digits.startsWith('0')) return false;
  // Days and times begin with two digits: '01 02 2023 12' is no phone number.
  const first = sizes[0] ?? 0;
  return (first >= 3 || digits.startsWith('07')) && isNational(digits.slice(1));
}

function isNational(digits: string): boolean {
  return geographic.test(digits) || otherNumbers.test(digits);
}
