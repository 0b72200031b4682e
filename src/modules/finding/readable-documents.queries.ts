import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';

/** Only records that are shown and not hidden are in the index; what is left to ask is who may see them. */
export function readableDocuments(viewer: Viewer): Expression<SqlBool> {
  return visibleTo(viewer, {
    visibility: (value) => sql<SqlBool>`d.visibility = ${value}`,
    organisationIn: (ids) => sql<SqlBool>`d.organisation_id in (${sql.join(ids)})`,
    ownedBy: () => sql<SqlBool>`false`,
    stateIn: (states) => sql<SqlBool>`${sql.raw(states.includes('shown') ? 'true' : 'false')}`,
    hidden: (value) => sql<SqlBool>`${sql.raw(value ? 'false' : 'true')}`,
  });
}

export async function isFindable(db: Db, viewer: Viewer, kind: string, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from search_document d where d.subject_id = ${id} and d.kind = ${kind} and ${readableDocuments(viewer)}`.execute(
      db,
    );
  return rows.length > 0;
}
