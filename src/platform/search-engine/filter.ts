/** Conditions for the search engine, as data until they are written out: no value ever stands in the text but as a literal. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly column: string; readonly in: readonly string[] }
  /** A column of lists holds at least one of these. */
  | { readonly column: string; readonly holds: readonly string[] }
  | { readonly column: string; readonly from?: number; readonly to?: number };

/** @throws on a column name that no table has: names are code, never typed */
export function written(condition: Condition): string {
  if ('all' in condition)
    return condition.all.length === 0
      ? 'true'
      : condition.all.map((one) => `(${written(one)})`).join(' AND ');
  if ('any' in condition)
    return condition.any.length === 0
      ? 'false'
      : condition.any.map((one) => `(${written(one)})`).join(' OR ');
  if ('not' in condition) return `NOT (${written(condition.not)})`;
  const column = columnName(condition.column);
  if ('in' in condition)
    return condition.in.length === 0 ? 'false' : `${column} IN (${condition.in.map(literal).join(', ')})`;
  if ('holds' in condition)
    return condition.holds.length === 0
      ? 'false'
      : `array_has_any(${column}, [${condition.holds.map(literal).join(', ')}])`;
  const bounds = [
    ...(condition.from === undefined ? [] : [`${column} >= ${number(condition.from)}`]),
    ...(condition.to === undefined ? [] : [`${column} <= ${number(condition.to)}`]),
  ];
  return bounds.length === 0 ? 'true' : bounds.join(' AND ');
}

/** A text literal: quotes doubled, and nothing that a parser could read otherwise. */
export function literal(value: string): string {
  return `'${value.toWellFormed().replaceAll('\0', '').replaceAll("'", "''")}'`;
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error('a bound of a filter is not a number');
  return String(value).includes('e') ? value.toFixed(12) : String(value);
}

function columnName(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`'${name}' is no column`);
  return name;
}
