import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act, Verb } from '#platform/events/event.ts';
import { type SourceDocument, sourceText } from './readable-sources.ts';
import type { Version } from './version.queries.ts';
import type { Explained, Format, Line, Origin } from './version.rules.ts';

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

export async function keepRevision(tx: Tx, act: Act, versionId: string, by: string): Promise<void> {
  await sql`insert into readable_revision (version_id, revision, at, by, title, lines, glossary)
    select id, revision, ${act.at}, ${by}, title, lines, glossary from readable_version where id = ${versionId}`.execute(
    tx,
  );
}

export type Touched = Pick<Version, 'versionId' | 'recordId'>;

/** What happened to a version, and to which record. */
export async function tell(
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
    .where('state', 'in', ['draft', 'handed-in'])
    .execute();
}
