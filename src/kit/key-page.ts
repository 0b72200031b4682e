/** The place in a list after which the next page begins, opaque to whoever carries it. It grants nothing. */

const lengthMax = 400;

type Shape = readonly ('string' | 'number')[];
type ValuesOf<S extends Shape> = { -readonly [K in keyof S]: S[K] extends 'number' ? number : string };

/** @throws RangeError where the values make a cursor too long to be read again: page by short keys. */
export function encodeCursor(values: readonly (string | number)[]): string {
  const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
  if (cursor.length > lengthMax) throw new RangeError(`a cursor of ${cursor.length} characters is too long`);
  return cursor;
}

/**
 * Never throws: cursors come from addresses, which anybody can write.
 * @returns undefined for anything that is not a place of this shape
 */
export function decodeCursor<const S extends Shape>(
  text: string | undefined,
  shape: S,
): ValuesOf<S> | undefined {
  if (text === undefined || text.length > lengthMax) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== shape.length) return undefined;
    return values.every((value, at) => fits(value, shape[at])) ? (values as ValuesOf<S>) : undefined;
  } catch {
    return undefined;
  }
}

/** JSON can spell infinity (1e999) and the character NUL, and a database refuses both. */
function fits(value: unknown, kind: Shape[number] | undefined): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
}
