import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type {
  Explained,
  Format,
  Line,
  Origin,
  SignedBy,
  TestSession,
  VersionFacts,
  VersionState,
} from './version.rules.ts';
import { Glossary, Lines } from './version-fields.ts';

export interface Version extends VersionFacts {
  readonly versionId: string;
  readonly kind: string;
  readonly recordId: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
  readonly sourceHash: string;
  readonly sourceText: string;
  readonly sourceAt: Date;
  readonly outdatedAt: Date | undefined;
  readonly revision: number;
  readonly handedIn: SignedBy | undefined;
  readonly checkNote: string;
  readonly published: SignedBy | undefined;
}

export const leftName = 'somebody who has left';

function personJson(column: string, at: string) {
  return sql<{
    personId: string;
    name: string;
    at: string;
  } | null>`(select jsonb_build_object('personId', w.id,
    'name', coalesce(w.name, ${leftName}), 'at', ${sql.ref(`v.${at}`)}) from person w where w.id = ${sql.ref(`v.${column}`)})`;
}

function selectVersions(db: Db) {
  return db
    .selectFrom('readable_version as v')
    .selectAll('v')
    .select([
      personJson('begun_by', 'begun_at').as('begun'),
      personJson('changed_by', 'changed_at').as('changed'),
      personJson('gone_through_by', 'gone_through_at').as('gone_through'),
      personJson('handed_in_by', 'handed_in_at').as('handed_in'),
      personJson('checked_by', 'checked_at').as('checked'),
      personJson('published_by', 'published_at').as('published'),
      sql<
        string[]
      >`array(select distinct r.by from readable_revision r where r.version_id = v.id union select v.begun_by union select v.changed_by)`.as(
        'writers',
      ),
      sql<TestSession[]>`coalesce((select jsonb_agg(jsonb_build_object('heldOn', t.held_on, 'runBy', t.run_by,
          'people', t.people, 'whatChanged', t.what_changed, 'madeUp', t.made_up, 'versionNumber', o.number)
          order by t.held_on desc, t.id)
        from readable_test t join readable_version o on o.id = t.version_id
        where o.subject_kind = v.subject_kind and o.subject_id = v.subject_id and o.format = v.format
          and o.number <= v.number), '[]')`.as('tests'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVersions>['executeTakeFirstOrThrow']>>;

function toVersion(row: Row): Version {
  const signed = (one: { personId: string; name: string; at: string } | null): SignedBy | undefined =>
    one === null ? undefined : { ...one, at: new Date(one.at) };
  return {
    versionId: row.id,
    kind: row.subject_kind,
    recordId: row.subject_id,
    format: row.format as Format,
    number: row.number,
    state: row.state as VersionState,
    origin: row.origin as Origin,
    title: row.title,
    lines: Lines.parse(row.lines),
    glossary: Glossary.parse(row.glossary),
    sourceHash: row.source_hash,
    sourceText: row.source_text,
    sourceAt: row.source_at,
    outdatedAt: row.outdated_at ?? undefined,
    revision: row.revision,
    begun: signed(row.begun) ?? { personId: row.begun_by, name: leftName, at: row.begun_at },
    changed: signed(row.changed) ?? { personId: row.changed_by, name: leftName, at: row.changed_at },
    goneThrough: signed(row.gone_through),
    handedIn: signed(row.handed_in),
    checked: signed(row.checked),
    checkNote: row.check_note,
    published: signed(row.published),
    writerIds: row.writers,
    tests: row.tests,
    madeUp: row.made_up,
  };
}

/** What readers get of a record: one version a format. */
export async function findPublished(db: Db, kind: string, recordId: string): Promise<Version[]> {
  const rows = await selectVersions(db)
    .where('v.subject_kind', '=', kind)
    .where('v.subject_id', '=', recordId)
    .where('v.state', '=', 'published')
    .execute();
  return rows.map(toVersion);
}

const versionsShown = 60;

/** All versions of a record for those who write: the newest first. */
export async function findVersionsOf(db: Db, kind: string, recordId: string): Promise<Version[]> {
  const rows = await selectVersions(db)
    .where('v.subject_kind', '=', kind)
    .where('v.subject_id', '=', recordId)
    .orderBy('v.format')
    .orderBy('v.number', 'desc')
    .limit(versionsShown)
    .execute();
  return rows.map(toVersion);
}

/** The caller asks the record whether this viewer may write versions of it. */
export async function findVersion(db: Db, versionId: string): Promise<Version | undefined> {
  const row = await selectVersions(db).where('v.id', '=', versionId).executeTakeFirst();
  return row && toVersion(row);
}
