import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';

export interface ImportedPack {
  readonly packId: string;
  readonly name: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly sourceUrl: string;
  readonly pictures: number;
}

export async function findImportedPacks(db: Db): Promise<ImportedPack[]> {
  const rows = await db
    .selectFrom('picture_pack as p')
    .selectAll('p')
    .select((eb) =>
      eb
        .selectFrom('pack_picture')
        .whereRef('pack_picture.pack_id', '=', 'p.id')
        .select((count) => count.fn.countAll<number>().as('pictures'))
        .as('pictures'),
    )
    .orderBy('p.title')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    packId: row.id,
    name: row.name,
    title: row.title,
    author: row.author,
    licence: row.licence,
    licenceUrl: row.licence_url,
    sourceUrl: row.source_url,
    pictures: Number(row.pictures ?? 0),
  }));
}

export interface PackPicture {
  readonly picture: string;
  readonly title: string;
  readonly packTitle: string;
  readonly licence: string;
  readonly author: string;
  readonly mediaType: string;
}

function selectPackPictures(db: Db) {
  return db
    .selectFrom('pack_picture as i')
    .innerJoin('picture_pack as p', 'p.id', 'i.pack_id')
    .select([
      'i.id',
      'i.title',
      'i.author',
      'i.media_type',
      'p.title as pack_title',
      'p.licence',
      'p.author as pack_author',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPackPictures>['executeTakeFirstOrThrow']>>;

function toPicture(row: Row): PackPicture {
  return {
    picture: `pack:${row.id}`,
    title: row.title,
    packTitle: row.pack_title,
    licence: row.licence,
    author: row.author === '' ? row.pack_author : row.author,
    mediaType: row.media_type,
  };
}

export async function findPackPicture(db: Db, id: string): Promise<PackPicture | undefined> {
  const row = await selectPackPictures(db).where('i.id', '=', id).executeTakeFirst();
  return row && toPicture(row);
}

const foundMax = 40;

/** Pictures of imported packs whose keywords hold any of these words. */
export async function searchPackPictures(db: Db, words: readonly string[]): Promise<PackPicture[]> {
  if (words.length === 0) return [];
  const rows = await selectPackPictures(db)
    .where('i.keywords', '&&', [...words])
    .orderBy('i.title')
    .limit(foundMax)
    .execute();
  return rows.map(toPicture);
}

export interface NewPack {
  readonly name: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly sourceUrl: string;
}

/** The pack by its name: described anew where it was imported before. @returns its id */
export async function putPack(tx: Tx, pack: NewPack, now: Date): Promise<string> {
  const values = {
    title: pack.title,
    author: pack.author,
    licence: pack.licence,
    licence_url: pack.licenceUrl,
    source_url: pack.sourceUrl,
    imported_at: now,
  };
  const row = await tx
    .insertInto('picture_pack')
    .values({ id: newId(), name: pack.name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface NewPackPicture {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly author: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly byteCount: number;
}

/**
 * A picture is never changed, because messages hold it: the same bytes under the same name keep their id, other bytes under a
 * known name are refused. @returns false where the name is taken by another picture, or the picture is there already
 */
export async function insertPackPicture(tx: Tx, packId: string, picture: NewPackPicture): Promise<boolean> {
  const inserted = await tx
    .insertInto('pack_picture')
    .values({
      id: picture.id,
      pack_id: packId,
      name: picture.name,
      title: picture.title,
      keywords: [...picture.keywords],
      author: picture.author,
      media_type: picture.mediaType,
      sha256: picture.sha256,
      byte_count: picture.byteCount,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
