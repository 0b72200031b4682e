import type { Condition } from '#platform/search-engine/filter.ts';
import { type Cards, type ListField, listFields, type TokenField, tokenFields } from './cards.ts';

export type CardTest = (slot: number) => boolean;

/** A condition as a test of what stands in memory: the same tree that is written out for the table. */
export function cardTest(cards: Cards, condition: Condition): CardTest {
  if ('all' in condition) {
    const tests = condition.all.map((one) => cardTest(cards, one)).filter((test) => test !== passes);
    return tests.reduce(
      (one, other) => (one === passes ? other : (slot) => one(slot) && other(slot)),
      passes,
    );
  }
  if ('any' in condition) {
    const tests = condition.any.map((one) => cardTest(cards, one)).filter((test) => test !== fails);
    if (tests.includes(passes)) return passes;
    return tests.length === 0 ? fails : (slot) => tests.some((test) => test(slot));
  }
  if ('not' in condition) {
    const test = cardTest(cards, condition.not);
    return (slot) => !test(slot);
  }
  if ('in' in condition) return tokenTest(cards, condition.column as TokenField, condition.in);
  if ('holds' in condition) return listTest(cards, condition.column as ListField, condition.holds);
  const { column, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition;
  const value = numberAt(cards, column);
  return (slot) => value(slot) >= from && value(slot) <= to;
}

const passes: CardTest = () => true;
const fails: CardTest = () => false;

function tokenTest(cards: Cards, column: TokenField, wanted: readonly string[]): CardTest {
  if (!tokenFields.includes(column)) throw new Error(`'${column}' is not kept in memory`);
  const codes = codesOf(cards, column, wanted);
  const only = codes.size === 1 ? [...codes][0] : undefined;
  if (codes.size === 0) return fails;
  return only === undefined
    ? (slot) => codes.has(cards.token(column, slot))
    : (slot) => cards.token(column, slot) === only;
}

function listTest(cards: Cards, column: ListField, wanted: readonly string[]): CardTest {
  if (!listFields.includes(column)) throw new Error(`'${column}' is not kept in memory`);
  const codes = codesOf(cards, column, wanted);
  if (codes.size === 0) return fails;
  return (slot) => {
    for (let i = 0; i < cards.listMax; i += 1) {
      const code = cards.codeAt(column, slot, i);
      if (code !== 0 && codes.has(code)) return true;
    }
    return false;
  };
}

function codesOf(cards: Cards, column: TokenField | ListField, wanted: readonly string[]): Set<number> {
  return new Set(
    wanted.flatMap((text) => {
      const code = cards.values[column].known(text);
      return code === undefined ? [] : [code];
    }),
  );
}

function numberAt(cards: Cards, column: string): (slot: number) => number {
  if (column === 'shown') return (slot) => cards.shownAt(slot);
  if (column === 'latitude') return (slot) => cards.placeOf(slot).latitude;
  if (column === 'longitude') return (slot) => cards.placeOf(slot).longitude;
  throw new Error(`'${column}' is not kept in memory`);
}
