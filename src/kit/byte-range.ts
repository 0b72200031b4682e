/** A piece of something that is `length` bytes long; both ends belong to it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a 'Range' header asks for (RFC 9110, 14.2), one piece only.
 * @returns undefined where the whole is to be sent, as for what cannot be understood; 'beyond' where it ends before the piece begins
 */
export function byteRangeOf(header: string | undefined, length: number): ByteRange | 'beyond' | undefined {
  const [, first = '', last = ''] = header?.match(/^bytes=(\d{0,15})-(\d{0,15})$/) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const from = Math.max(0, length - Number(last));
    return from >= length ? 'beyond' : { from, to: length - 1 };
  }
  const from = Number(first);
  const to = last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length) return 'beyond';
  return from > to ? undefined : { from, to };
}
