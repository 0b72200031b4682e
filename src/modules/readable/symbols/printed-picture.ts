import { buffer } from 'node:stream/consumers';
import type { Platform } from '#platform/platform.ts';
import { findPackPicture } from './pack.queries.ts';
import { asPng } from './png.ts';

export interface PrintedPicture {
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  readonly title: string;
}

/**
 * An imported picture for paper and for e-mails, which take PNG and JPEG: drawings and GIFs are painted so wide.
 * @returns undefined where there is none, or it is of a kind that cannot be painted (WebP)
 */
export async function printedPicture(
  { database, files }: Pick<Platform, 'database' | 'files'>,
  id: string,
  width: number,
): Promise<PrintedPicture | undefined> {
  const imported = await findPackPicture(database.db, id);
  if (!imported) return undefined;
  const { mediaType, title } = imported;
  const bytes = await buffer(files.open(id));
  if (mediaType === 'image/png' || mediaType === 'image/jpeg')
    return { contentType: mediaType, bytes, title };
  if (mediaType !== 'image/svg+xml' && mediaType !== 'image/gif') return undefined;
  const png = await asPng(bytes, mediaType, width).catch(() => undefined);
  return png && { contentType: 'image/png', bytes: png, title };
}
