/** Money is whole pence, so that sums stay exact. */
export type Pence = number & { readonly __pence: true };

const poundsMaxDigits = 12;

const wholePounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});
const poundsAndPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** For amounts known to be right: from a column of pence, or written in the code. @throws RangeError otherwise */
export function pence(amount: number): Pence {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole pence: ${amount}`);
  return amount as Pence;
}

/** '£1,200', '£1,200.50', '-£3'. Takes pence as a column holds them. @throws RangeError unless whole pence */
export function formatPounds(amount: number): string {
  const whole = pence(amount);
  return (whole % 100 === 0 ? wholePounds : poundsAndPence).format(whole / 100);
}

/**
 * Reads pounds as people type them: '£1,200', '1200.50', ' 1 200 ' is not one.
 * @returns undefined where it is anything else: negative, '2k', a comma out of its place, one decimal digit
 */
export function parsePounds(text: string): Pence | undefined {
  const [, pounds, decimals] =
    /^\s*£?\s?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?\s*$/.exec(text.slice(0, 100)) ?? [];
  if (pounds === undefined) return undefined;
  const digits = pounds.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length > poundsMaxDigits) return undefined;
  return pence(Number(digits) * 100 + Number(decimals ?? 0));
}
