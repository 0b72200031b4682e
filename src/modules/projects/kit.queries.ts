import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { type EvidenceLevel, emptyKit, type KitFields, kitFieldsFrom } from './kit.rules.ts';

export interface Kit {
  readonly kitId: string;
  readonly projectId: string;
  readonly number: number;
  readonly fields: KitFields;
  readonly evidenceLevel: EvidenceLevel;
  readonly changeNote: string;
  /** Counts the savings of a draft, so that two editors do not overwrite each other. */
  readonly version: number;
  readonly publishedAt: Date | null;
  readonly files: readonly KitFile[];
}

interface KitFile {
  readonly fileId: string;
  readonly label: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

const filesAsJson = sql<
  KitFile[]
>`coalesce((select jsonb_agg(jsonb_build_object('fileId', f.id, 'label', kf.label, 'name', f.name,
    'contentType', f.content_type, 'sizeBytes', f.size_bytes) order by kf.label, f.id)
  from kit_file kf join stored_file f on f.id = kf.file_id where kf.kit_id = kit.id), '[]')`;

function selectKits(db: Db) {
  return db
    .selectFrom('kit')
    .select([
      'kit.id',
      'kit.project_id',
      'kit.number',
      'kit.fields',
      'kit.evidence_level',
      'kit.change_note',
      'kit.version',
      'kit.published_at',
      filesAsJson.as('files'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectKits>['executeTakeFirstOrThrow']>>;

function toKit(row: Row): Kit {
  return {
    kitId: row.id,
    projectId: row.project_id,
    number: row.number,
    fields: kitFieldsFrom(row.fields),
    evidenceLevel: row.evidence_level as EvidenceLevel,
    changeNote: row.change_note,
    version: row.version,
    publishedAt: row.published_at,
    files: row.files,
  };
}

/** The kit that others use now: the newest published version. The caller has found the project as readable. */
export async function findKit(db: Db, projectId: string, number: number): Promise<Kit | undefined> {
  const row = await selectKits(db)
    .where('project_id', '=', projectId)
    .where('number', '=', number)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row && toKit(row);
}

/** As `newestKitAsJson` gives it: a moment is text in JSON. */
export type KitJson = Omit<Kit, 'fields' | 'publishedAt'> & {
  readonly fields: unknown;
  readonly publishedAt: string;
};

/** The kit that others use now, as one column of a larger statement; null where none is published. */
export function newestKitAsJson(projectId: string): RawBuilder<KitJson | null> {
  return sql`(select jsonb_build_object('kitId', kit.id, 'projectId', kit.project_id, 'number', kit.number,
      'fields', kit.fields, 'evidenceLevel', kit.evidence_level, 'changeNote', kit.change_note, 'version', kit.version,
      'publishedAt', kit.published_at, 'files', ${filesAsJson})
    from kit where kit.project_id = ${projectId} and kit.published_at is not null order by kit.number desc limit 1)`;
}

export function toKitFromJson(json: KitJson): Kit {
  return { ...json, fields: kitFieldsFrom(json.fields), publishedAt: new Date(json.publishedAt) };
}

export async function findKitDraft(db: Db, projectId: string): Promise<Kit | undefined> {
  const row = await selectKits(db)
    .where('project_id', '=', projectId)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  return row && toKit(row);
}

export interface KitVersion {
  readonly number: number;
  readonly changeNote: string;
  readonly publishedAt: Date;
  readonly evidenceLevel: EvidenceLevel;
}

/** As `kitVersionsAsJson` gives them: a moment is text in JSON. */
export type KitVersionJson = Omit<KitVersion, 'publishedAt'> & { readonly publishedAt: string };

/** Published versions, newest first, as one column of a larger statement. */
export function kitVersionsAsJson(projectId: string): RawBuilder<KitVersionJson[]> {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('number', v.number, 'changeNote', v.change_note,
      'publishedAt', v.published_at, 'evidenceLevel', v.evidence_level) order by v.number desc)
    from kit v where v.project_id = ${projectId} and v.published_at is not null), '[]')`;
}

export function toKitVersion(json: KitVersionJson): KitVersion {
  return { ...json, publishedAt: new Date(json.publishedAt) };
}

export async function findKitVersions(db: Db, projectId: string): Promise<KitVersion[]> {
  const { rows } = await sql<{
    versions: KitVersionJson[];
  }>`select ${kitVersionsAsJson(projectId)} as versions`.execute(db);
  return (rows[0]?.versions ?? []).map(toKitVersion);
}

/**
 * The one draft of a project; where there is none it begins as a copy of the newest published version, files and all.
 * Two who begin at once get the same draft.
 */
export async function ensureKitDraft(
  tx: Tx,
  projectId: string,
  writtenBy: string,
  now: Date,
): Promise<Kit & { begunNow: boolean }> {
  await tx.selectFrom('project').where('id', '=', projectId).select('id').forUpdate().execute();
  const draft = await findKitDraft(tx, projectId);
  if (draft) return { ...draft, begunNow: false };
  const newest = await selectKits(tx)
    .where('project_id', '=', projectId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = newest && toKit(newest);
  const kitId = newId();
  await tx
    .insertInto('kit')
    .values({
      id: kitId,
      project_id: projectId,
      number: (before?.number ?? 0) + 1,
      fields: JSON.stringify(before?.fields ?? emptyKit),
      evidence_level: before?.evidenceLevel ?? 'self-reported',
      written_by: writtenBy,
      updated_at: now,
    })
    .execute();
  for (const file of before?.files ?? [])
    await tx
      .insertInto('kit_file')
      .values({ kit_id: kitId, file_id: file.fileId, label: file.label })
      .execute();
  const begun = await findKitDraft(tx, projectId);
  if (!begun) throw new Error('a kit draft was begun and is not there');
  return { ...begun, begunNow: true };
}

/** @returns false where somebody else saved the draft since it was read */
export async function saveKitDraft(
  tx: Tx,
  draft: {
    kitId: string;
    versionRead: number;
    fields: KitFields;
    evidenceLevel: EvidenceLevel;
    writtenBy: string;
    now: Date;
  },
): Promise<boolean> {
  const updated = await tx
    .updateTable('kit')
    .set({
      fields: JSON.stringify(draft.fields),
      evidence_level: draft.evidenceLevel,
      written_by: draft.writtenBy,
      updated_at: draft.now,
      version: draft.versionRead + 1,
    })
    .where('id', '=', draft.kitId)
    .where('version', '=', draft.versionRead)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** From here on this version is never changed. @returns false where another was quicker */
export async function publishKitDraft(
  tx: Tx,
  kit: {
    kitId: string;
    projectId: string;
    number: number;
    versionRead: number;
    changeNote: string;
    now: Date;
  },
): Promise<boolean> {
  const updated = await tx
    .updateTable('kit')
    .set({ published_at: kit.now, change_note: kit.changeNote })
    .where('id', '=', kit.kitId)
    .where('version', '=', kit.versionRead)
    .where('published_at', 'is', null)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  await tx.updateTable('project').set({ kit_number: kit.number }).where('id', '=', kit.projectId).execute();
  return true;
}
