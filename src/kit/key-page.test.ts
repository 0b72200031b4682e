import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '#kit/key-page.ts';

const asCursor = (json: string) => Buffer.from(json).toString('base64url');
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const plainText = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));

test('gives back the place it was given, in characters that an address may hold', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(finite, plainText), { maxLength: 3 }), (values) => {
      const cursor = encodeCursor(values);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]*$/);
      const shape = values.map((value) => (typeof value === 'number' ? 'number' : 'string'));
      expect(decodeCursor(cursor, shape)).toEqual(values.map((value) => (value === 0 ? 0 : value)));
    }),
  );
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['no base64', '%%% 💥'],
  ['no JSON', asCursor('{')],
  ['no list', asCursor('{"0":1,"1":"a","length":2}')],
  ['nothing in it', asCursor('null')],
  ['too few', asCursor('[1]')],
  ['too many', asCursor('[1,"a","b"]')],
  ['another kind', asCursor('["1","a"]')],
  ['null', asCursor('[null,"a"]')],
  ['lists in it', asCursor('[[1],["a"]]')],
  ['infinity', asCursor('[1e999,"a"]')],
  ['the character NUL', asCursor('[1,"a\\u0000"]')],
  ['half a character', asCursor('[1,"\\ud83d"]')],
  ['too much', asCursor(`[1,"${'a'.repeat(400)}"]`)],
])('%s is no place', (_what, cursor) => {
  expect(decodeCursor(cursor, ['number', 'string'])).toBeUndefined();
});

test('never throws, whatever stands in the address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(asCursor)), (text) => {
      const values = decodeCursor(text, ['number', 'string']);
      expect(values === undefined || (Number.isFinite(values[0]) && typeof values[1] === 'string')).toBe(
        true,
      );
    }),
  );
});

test('refuses to make a cursor that nobody could read again', () => {
  expect(() => encodeCursor(['a'.repeat(400)])).toThrow(RangeError);
});
