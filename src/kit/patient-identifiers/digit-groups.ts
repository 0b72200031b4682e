/** A run of digits in a text, and whether only spaces, hyphens and the like part it from the run before. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly joined: boolean;
}

/** What people put between the parts of one number: never a comma, a slash or a new line. */
const separators = /^[ \t\u00a0\u00ad\u2000-\u200b\u202f\u2060.()\-\u2010-\u2013]{1,3}$/;

export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before = -1;
  for (const match of text.matchAll(/\d+/g)) {
    const end = match.index + match[0].length;
    const gap = before === -1 || match.index - before > 3 ? '' : text.slice(before, match.index);
    groups.push({ digits: match[0], start: match.index, end, joined: separators.test(gap) });
    before = end;
  }
  return groups;
}

/** Every way to read joined groups, from this one on, as one number of at most so many digits. */
export function* numbersFrom(
  groups: readonly DigitGroup[],
  first: number,
  digitsMax: number,
): Generator<{ digits: string; sizes: readonly number[]; start: number; end: number }> {
  const start = groups[first]?.start ?? 0;
  let digits = '';
  const sizes: number[] = [];
  for (let at = first; at < groups.length; at += 1) {
    const group = groups[at];
    if (group === undefined || (at > first && !group.joined)) return;
    if (digits.length + group.digits.length > digitsMax) return;
    digits += group.digits;
    sizes.push(group.digits.length);
    yield { digits, sizes: [...sizes], start, end: group.end };
  }
}
