import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import { type Predicate, type ReadableRecord, readableBy } from '#kit/visibility.ts';

/** How one table says what the predicate asks. Each answer is an SQL boolean. */
export interface ReadableColumns {
  visibility(value: ReadableRecord['visibility']): Expression<SqlBool>;
  organisationIn(ids: readonly string[]): Expression<SqlBool>;
  ownedBy(personId: string): Expression<SqlBool>;
  stateIn(states: readonly ReadableRecord['state'][]): Expression<SqlBool>;
  hidden(value: boolean): Expression<SqlBool>;
}

/** The predicate of kit/visibility as SQL; a property test holds it against the policy. */
export function visibleTo(viewer: Viewer, columns: ReadableColumns): Expression<SqlBool> {
  return toSql(readableBy(viewer), columns);
}

function toSql(predicate: Predicate, columns: ReadableColumns): Expression<SqlBool> {
  if ('all' in predicate) return joined(predicate.all, ' and ', 'true', columns);
  if ('any' in predicate) return joined(predicate.any, ' or ', 'false', columns);
  if ('visibility' in predicate) return columns.visibility(predicate.visibility);
  if ('organisationIn' in predicate)
    return predicate.organisationIn.length === 0
      ? sql<SqlBool>`false`
      : columns.organisationIn(predicate.organisationIn);
  if ('ownedBy' in predicate) return columns.ownedBy(predicate.ownedBy);
  if ('stateIn' in predicate) return columns.stateIn(predicate.stateIn);
  return columns.hidden(predicate.hidden);
}

function joined(
  parts: readonly Predicate[],
  word: ' and ' | ' or ',
  empty: 'true' | 'false',
  columns: ReadableColumns,
): Expression<SqlBool> {
  if (parts.length === 0) return sql<SqlBool>`${sql.raw(empty)}`;
  const sqlParts = parts.map((part) => sql`(${toSql(part, columns)})`);
  return sql<SqlBool>`(${sql.join(sqlParts, sql.raw(word))})`;
}
