import type { Viewer } from '#kit/viewer.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { visibleTo } from '#platform/db/visible-to.queries.ts';
import { readableProject } from './project.queries.ts';

export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
  readonly contentType: string;
}

/** A file is served only where a kit that holds it is open to the viewer: a draft kit is its team's. */
export async function findFile(db: Db, viewer: Viewer, fileId: string): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom('stored_file as f')
    .innerJoin('kit_file as kf', 'kf.file_id', 'f.id')
    .innerJoin('kit', 'kit.id', 'kf.kit_id')
    .innerJoin('project as p', 'p.id', 'kit.project_id')
    .where('f.id', '=', fileId)
    .where((eb) =>
      eb.or([
        eb.and([eb('kit.published_at', 'is not', null), visibleTo(viewer, readableProject)]),
        ...(viewer.kind === 'person' ? [readableProject.ownedBy(viewer.personId)] : []),
      ]),
    )
    .select(['f.id', 'f.name', 'f.content_type'])
    .executeTakeFirst();
  return row && { fileId: row.id, name: row.name, contentType: row.content_type };
}

export async function addKitFile(
  tx: Tx,
  file: {
    fileId: string;
    kitId: string;
    label: string;
    name: string;
    contentType: string;
    sizeBytes: number;
    sha256: Buffer;
    uploadedBy: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      id: file.fileId,
      name: file.name,
      content_type: file.contentType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.now,
    })
    .execute();
  await tx
    .insertInto('kit_file')
    .values({ kit_id: file.kitId, file_id: file.fileId, label: file.label })
    .execute();
}

/** Takes a file out of a draft; published versions keep theirs. @returns false where the draft does not hold it */
export async function removeKitFile(tx: Tx, kitId: string, fileId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('kit_file')
    .where('kit_id', '=', kitId)
    .where('file_id', '=', fileId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('kit')
          .where('kit.id', '=', kitId)
          .where('kit.published_at', 'is', null)
          .select('kit.id'),
      ),
    )
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}
