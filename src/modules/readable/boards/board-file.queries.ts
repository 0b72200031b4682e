import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';

export interface BoardFile {
  readonly fileId: string;
  readonly file: string;
  readonly mediaType: string;
}

/** A person's pictures and sounds by the SHA-256 of what they hold. */
export async function findBoardFiles(
  db: Db,
  personId: string,
  files: readonly string[],
): Promise<Map<string, BoardFile>> {
  if (files.length === 0) return new Map();
  const rows = await db
    .selectFrom('board_file')
    .where('person_id', '=', personId)
    .where(
      'sha256',
      'in',
      files.map((file) => Buffer.from(file, 'hex')),
    )
    .select(['id', 'sha256', 'media_type'])
    .execute();
  return new Map(
    rows.map((row) => {
      const file = row.sha256.toString('hex');
      return [file, { fileId: row.id, file, mediaType: row.media_type }];
    }),
  );
}

/** @returns its id where it is new and its bytes must be kept; undefined where this person has it already */
export async function insertBoardFile(
  tx: Tx,
  personId: string,
  file: { file: string; mediaType: string; byteCount: number; at: Date },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('board_file')
    .values({
      id: newId(),
      person_id: personId,
      sha256: Buffer.from(file.file, 'hex'),
      media_type: file.mediaType,
      byte_count: file.byteCount,
      kept_at: file.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** For its owner; for others once it was sent in a message. @returns undefined where it is absent or not for this viewer */
export async function findVisibleFile(
  db: Db,
  personId: string | undefined,
  fileId: string,
): Promise<{ mediaType: string } | undefined> {
  const row = await db
    .selectFrom('board_file')
    .where('id', '=', fileId)
    .where((eb) =>
      eb.or([
        eb('sent_at', 'is not', null),
        ...(personId === undefined ? [] : [eb('person_id', '=', personId)]),
      ]),
    )
    .select('media_type')
    .executeTakeFirst();
  return row && { mediaType: row.media_type };
}

/** @returns those of the pictures that are this person's own; from now on whoever reads the message sees them */
export async function markSent(
  tx: Tx,
  personId: string,
  fileIds: readonly string[],
  at: Date,
): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const rows = await tx
    .updateTable('board_file')
    .set((eb) => ({ sent_at: eb.fn.coalesce('sent_at', eb.val(at)) }))
    .where('person_id', '=', personId)
    .where('id', 'in', [...fileIds])
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Which of these pictures of imported packs there are. */
export async function findPackPictureIds(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('pack_picture')
    .where('id', 'in', [...ids])
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}
