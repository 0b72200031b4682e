import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
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
