import { type SqlBool, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act, Verb } from '#platform/events/event.ts';
import type { SourceDocument } from './readable-sources.ts';
import { sourceText } from './readable-sources.ts';
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

const left = 'somebody who has left';

function personJson(column: string, at: string) {
  return sql<{
    personId: string;
    name: string;
    at: string;
  } | null>`(select jsonb_build_object('personId', w.id,
    'name', coalesce(w.name, ${left}), 'at', ${sql.ref(`v.${at}`)}) from person w where w.id = ${sql.ref(`v.${column}`)})`;
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
    lines: row.lines as unknown as Line[],
    glossary: row.glossary as unknown as Explained[],
    sourceHash: row.source_hash,
    sourceText: row.source_text,
    sourceAt: row.source_at,
    outdatedAt: row.outdated_at ?? undefined,
    revision: row.revision,
    begun: signed(row.begun) ?? { personId: row.begun_by, name: left, at: row.begun_at },
    changed: signed(row.changed) ?? { personId: row.changed_by, name: left, at: row.changed_at },
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
const versionsShown = 60;

/** The caller asks the record whether this viewer may write versions of it. */
export async function findVersion(db: Db, versionId: string): Promise<Version | undefined> {
  const row = await selectVersions(db).where('v.id', '=', versionId).executeTakeFirst();
  return row && toVersion(row);
}

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
    changedBy: row.name ?? left,
    outdatedAt: row.outdated_at ?? undefined,
  }));
}

export interface NewVersion {
  readonly document: SourceDocument;
  readonly format: Format;
  readonly origin: Origin;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
  readonly by: string;
  readonly madeUp?: boolean;
}

/** @returns undefined where one is worked on already: a colleague was quicker */
export async function insertVersion(tx: Tx, act: Act, made: NewVersion): Promise<string | undefined> {
  const versionId = newId();
  const { document, format } = made;
  const { rows } = await sql<{ id: string }>`
    insert into readable_version (id, subject_kind, subject_id, format, number, state, origin, title, lines, glossary,
      source_hash, source_text, source_at, begun_by, begun_at, changed_by, changed_at, made_up)
    select ${versionId}, ${document.kind}, ${document.recordId}, ${format},
      coalesce((select max(number) from readable_version where subject_kind = ${document.kind}
        and subject_id = ${document.recordId} and format = ${format}), 0) + 1,
      'draft', ${made.origin}, ${made.title}, ${JSON.stringify(made.lines)}::jsonb, ${JSON.stringify(made.glossary)}::jsonb,
      ${document.hash}, ${sourceText(document)}, ${act.at}, ${made.by}, ${act.at}, ${made.by}, ${act.at}, ${made.madeUp ?? false}
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return undefined;
  await keepRevision(tx, act, versionId, made.by);
  await tell(tx, act, 'easy-version.begun', { versionId, recordId: document.recordId }, { format });
  return versionId;
}

async function keepRevision(tx: Tx, act: Act, versionId: string, by: string): Promise<void> {
  await sql`insert into readable_revision (version_id, revision, at, by, title, lines, glossary)
    select id, revision, ${act.at}, ${by}, title, lines, glossary from readable_version where id = ${versionId}`.execute(
    tx,
  );
}

type Touched = Pick<Version, 'versionId' | 'recordId'>;

async function tell(
  tx: Tx,
  act: Act,
  verb: Verb,
  version: Touched,
  payload: Record<string, string | number> = {},
): Promise<void> {
  await append(tx, act, {
    verb,
    subjectKind: 'easy-version',
    subject: version.versionId,
    concerns: [version.recordId],
    payload,
  });
}

/**
 * Saves the words as the next revision; a signature under other words holds no longer.
 * @returns false where somebody saved since this revision was opened, or the version is no longer worked on
 */
export async function saveWords(
  tx: Tx,
  act: Act,
  version: Touched,
  words: {
    revision: number;
    title: string;
    lines: readonly Line[];
    glossary: readonly Explained[];
    by: string;
  },
): Promise<boolean> {
  const saved = await tx
    .updateTable('readable_version')
    .set({
      title: words.title,
      lines: JSON.stringify(words.lines),
      glossary: JSON.stringify(words.glossary),
      revision: words.revision + 1,
      changed_by: words.by,
      changed_at: act.at,
      checked_by: null,
      checked_at: null,
      state: 'draft',
      handed_in_by: null,
      handed_in_at: null,
    })
    .where('id', '=', version.versionId)
    .where('revision', '=', words.revision)
    .where('state', 'in', ['draft', 'handed-in'])
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await keepRevision(tx, act, version.versionId, words.by);
  await tell(tx, act, 'easy-version.changed', version, { revision: words.revision + 1 });
  return true;
}

export interface Revision {
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
}

const revisionsShown = 50;

export async function findRevisions(db: Db, versionId: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom('readable_revision as r')
    .innerJoin('person as p', 'p.id', 'r.by')
    .where('r.version_id', '=', versionId)
    .orderBy('r.revision', 'desc')
    .limit(revisionsShown)
    .select(['r.revision', 'r.at', 'p.name', 'r.title', 'r.lines', 'r.glossary'])
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    by: row.name ?? left,
    title: row.title,
    lines: row.lines as unknown as Line[],
    glossary: row.glossary as unknown as Explained[],
  }));
}

const workingStates = ['draft', 'handed-in'];

/** One step of a version; false where it is no longer in the revision that the person looked at. */
async function step(
  tx: Tx,
  version: Pick<Version, 'versionId' | 'revision'>,
  states: readonly string[],
  set: Record<string, unknown>,
): Promise<boolean> {
  const done = await tx
    .updateTable('readable_version')
    .set(set)
    .where('id', '=', version.versionId)
    .where('revision', '=', version.revision)
    .where('state', 'in', [...states])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A person read every sentence of a machine's draft: from now on it is theirs. */
export async function markGoneThrough(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { gone_through_by: by, gone_through_at: act.at };
  if (version.goneThrough || !(await step(tx, version, workingStates, set))) return false;
  await keepWriter(tx, act, version, by);
  await tell(tx, act, 'easy-version.gone-through', version);
  return true;
}

/** Whoever takes a machine's words over has written them, as far as signing goes. */
async function keepWriter(tx: Tx, act: Act, version: Version, by: string): Promise<void> {
  await tx
    .updateTable('readable_version')
    .set({ revision: version.revision + 1, changed_by: by, changed_at: act.at })
    .where('id', '=', version.versionId)
    .execute();
  await keepRevision(tx, act, version.versionId, by);
}

export async function handIn(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { state: 'handed-in', handed_in_by: by, handed_in_at: act.at, check_note: '' };
  if (!(await step(tx, version, ['draft'], set))) return false;
  await tell(tx, act, 'easy-version.handed-in', version);
  return true;
}

export async function giveBack(tx: Tx, act: Act, version: Version, note: string): Promise<boolean> {
  const set = { state: 'draft', handed_in_by: null, handed_in_at: null, check_note: note };
  if (!(await step(tx, version, ['handed-in'], set))) return false;
  await tell(tx, act, 'easy-version.given-back', version);
  return true;
}

export async function sign(
  tx: Tx,
  act: Act,
  version: Version,
  signed: { by: string; note: string },
): Promise<boolean> {
  const set = { checked_by: signed.by, checked_at: act.at, check_note: signed.note };
  if (version.checked || !(await step(tx, version, [...workingStates, 'published'], set))) return false;
  await tell(tx, act, 'easy-version.checked', version);
  return true;
}

/** The one before it is kept as replaced. @returns false where it is no longer in the revision that the person looked at */
export async function publish(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  await tx
    .updateTable('readable_version')
    .set({ state: 'replaced', ended_by: by, ended_at: act.at })
    .where('subject_kind', '=', version.kind)
    .where('subject_id', '=', version.recordId)
    .where('format', '=', version.format)
    .where('state', '=', 'published')
    .execute();
  const set = { state: 'published', published_by: by, published_at: act.at };
  if (!(await step(tx, version, workingStates, set))) return false;
  await tell(tx, act, 'easy-version.published', version, { format: version.format, number: version.number });
  return true;
}

export async function withdraw(tx: Tx, act: Act, version: Version, by: string): Promise<boolean> {
  const set = { state: 'withdrawn', ended_by: by, ended_at: act.at };
  if (!(await step(tx, version, [...workingStates, 'published'], set))) return false;
  await tell(tx, act, 'easy-version.withdrawn', version);
  return true;
}

/** An editor compared it with the standard text as it is now: from here on it is held against that. */
export async function setSource(
  tx: Tx,
  version: Touched,
  source: { hash: string; text: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('readable_version')
    .set({
      source_hash: source.hash,
      source_text: source.text,
      source_at: source.at,
      outdated_at: null,
    })
    .where('id', '=', version.versionId)
    .where('state', 'in', workingStates)
    .execute();
}

export async function insertTest(
  tx: Tx,
  act: Act,
  version: Touched,
  test: {
    heldOn: string;
    runBy: string;
    people: number;
    whatChanged: string;
    by: string;
    madeUp?: boolean;
  },
): Promise<void> {
  await tx
    .insertInto('readable_test')
    .values({
      id: newId(),
      version_id: version.versionId,
      held_on: test.heldOn,
      run_by: test.runBy,
      people: test.people,
      what_changed: test.whatChanged,
      recorded_by: test.by,
      recorded_at: act.at,
      made_up: test.madeUp ?? false,
    })
    .execute();
  await tell(tx, act, 'easy-version.tested', version, { people: test.people, heldOn: test.heldOn });
}

/** Published versions of a record that were written from other words than it has now. */
export async function markOutdated(
  tx: Tx,
  act: Act,
  record: { kind: string; recordId: string; hash: string },
): Promise<void> {
  const rows = await tx
    .updateTable('readable_version')
    .set({ outdated_at: act.at })
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.recordId)
    .where('state', '=', 'published')
    .where('source_hash', '<>', record.hash)
    .where('outdated_at', 'is', null)
    .returning('id')
    .execute();
  for (const row of rows)
    await tell(tx, act, 'easy-version.outdated', { versionId: row.id, recordId: record.recordId });
}

/** The standard text is as it was when they were written. */
export async function markCurrent(
  tx: Tx,
  record: { kind: string; recordId: string; hash: string },
): Promise<void> {
  await tx
    .updateTable('readable_version')
    .set({ outdated_at: null })
    .where('subject_kind', '=', record.kind)
    .where('subject_id', '=', record.recordId)
    .where('source_hash', '=', record.hash)
    .where('outdated_at', 'is not', null)
    .execute();
}
