/** The place in a list after which the next page begins, opaque to whoever carries it. */

const lengthMax = 400;
type Shape = readonly ('string' | 'number')[];
type ValuesOf<S extends Shape> = { -readonly [K in keyof S]: S[K] extends 'number' ? number : string };

export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @returns undefined for anything that is not a place of this shape */
export function decodeCursor<const S extends Shape>(text: string | undefined, shape: S): ValuesOf<S> | undefined {
  if (text === undefined || text.length > lengthMax) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== shape.length) return undefined;
    return values.every((value, i) => typeof value === shape[i]) ? (values as ValuesOf<S>) : undefined;
  } catch {
    return undefined;
  }
}
