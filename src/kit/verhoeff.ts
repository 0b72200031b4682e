/**
 * The check digit of SNOMED CT identifiers (SNOMED CT Release File Specification, 'Check-digit computation';
 * J. Verhoeff, Error Detecting Decimal Codes, 1969): it catches every single wrong digit and every swap of two neighbours.
 */

/** The dihedral group D5: rotations are 0 to 4, reflections 5 to 9. */
function times(a: number, b: number): number {
  const rotation = a < 5 ? (a % 5) + (b % 5) : (a % 5) - (b % 5);
  const reflected = a < 5 !== b < 5;
  return ((rotation + 5) % 5) + (reflected ? 5 : 0);
}

const firstPermutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;
const periods = 8;

/** The permutation applied as often as the digit's place says, counted from the right. */
function permuted(digit: number, place: number): number {
  let at = digit;
  for (let i = 0; i < place % periods; i += 1) at = firstPermutation[at] ?? 0;
  return at;
}

export function hasVerhoeffDigit(code: string): boolean {
  if (!/^\d{2,18}$/.test(code)) return false;
  return (
    [...code].reverse().reduce((sum, digit, place) => times(sum, permuted(Number(digit), place)), 0) === 0
  );
}
