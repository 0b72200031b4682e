import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { leftName } from '../../version.queries.ts';
import type { Format, VersionState } from '../../version.rules.ts';

export interface VersionLine {
  readonly versionId: string;
  readonly kind: string;
  readonly recordId: string;
  readonly format: Format;
  readonly title: string;
  readonly state: VersionState;
  readonly machine: boolean;
  readonly checked: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly outdatedAt: Date | undefined;
}

const deskShown = 50;

/** What is worked on and what is out of date: all of it for editors, else what this person has written at. */
export async function findDeskLines(
  db: Db,
  viewer: { personId: string; editor: boolean },
  which: 'working' | 'outdated' | 'published',
): Promise<VersionLine[]> {
  const rows = await db
    .selectFrom('readable_version as v')
    .innerJoin('person as c', 'c.id', 'v.changed_by')
    .$if(which === 'working', (q) => q.where(sql<SqlBool>`v.state in ('draft', 'handed-in')`))
    .$if(which === 'outdated', (q) =>
      q.where(sql<SqlBool>`v.state = 'published' and v.outdated_at is not null`),
    )
    .$if(which === 'published', (q) => q.where(sql<SqlBool>`v.state = 'published' and v.outdated_at is null`))
    .$if(!viewer.editor, (q) =>
      q.where(
        sql<SqlBool>`(v.begun_by = ${viewer.personId} or exists (select 1 from readable_revision r where r.version_id = v.id and r.by = ${viewer.personId}))`,
      ),
    )
    .orderBy('v.changed_at', 'desc')
    .orderBy('v.id')
    .limit(deskShown)
    .select([
      'v.id',
      'v.subject_kind',
      'v.subject_id',
      'v.format',
      'v.title',
      'v.state',
      sql<boolean>`v.origin = 'machine' and v.gone_through_at is null`.as('machine'),
      sql<boolean>`v.checked_at is not null`.as('checked'),
      'v.changed_at',
      'c.name',
      'v.outdated_at',
    ])
    .execute();
  return rows.map((row) => ({
    versionId: row.id,
    kind: row.subject_kind,
    recordId: row.subject_id,
    format: row.format as Format,
    title: row.title,
    state: row.state as VersionState,
    machine: row.machine,
    checked: row.checked,
    changedAt: row.changed_at,
    changedBy: row.name ?? leftName,
    outdatedAt: row.outdated_at ?? undefined,
  }));
}
