import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { newId } from '#kit/ids.ts';
import { plural } from '#kit/plural.ts';
import { append } from '#platform/events/event.queries.ts';
import { newAct } from '#platform/events/event.ts';
import type { Platform } from '#platform/platform.ts';
import { UnusableFile } from '../../packed-files/unzip.ts';
import { insertPackPicture, putPack } from '../pack.queries.ts';
import { canBePrinted } from '../png.ts';
import { readPack } from './read-pack.ts';

/** `spreadwell symbols import FILE`. @returns what happened in words, and the exit code */
export async function importPack(platform: Platform, file: string): Promise<{ code: number; words: string }> {
  try {
    const { pack, pictures, problems } = await readPack(await readFile(file), file);
    const now = platform.clock.now();
    const added = await platform.database.db.transaction().execute(async (tx) => {
      const packId = await putPack(tx, pack, now);
      let count = 0;
      for (const picture of pictures) {
        const id = newId();
        const sha256 = createHash('sha256').update(picture.bytes).digest();
        const isNew = await insertPackPicture(tx, packId, {
          ...picture,
          id,
          sha256,
          byteCount: picture.bytes.length,
        });
        if (!isNew) continue;
        await platform.files.keep(id, picture.bytes);
        count += 1;
      }
      await append(tx, newAct({ actor: null, organisation: null, at: now }), {
        verb: 'symbols.imported',
        subjectKind: 'picture-pack',
        subject: packId,
        payload: { pictures: count },
      });
      return count;
    });
    const known = pictures.length - added;
    const onScreenOnly = pictures.filter(({ mediaType }) => !canBePrinted(mediaType)).length;
    const words = [
      `${pack.title} (${pack.licence}): ${added} pictures added${known > 0 ? `, ${known} were there already` : ''}.`,
      ...problems.map((problem) => `  left out: ${problem}`),
      ...(onScreenOnly > 0
        ? [
            `${plural(onScreenOnly, 'picture is', 'pictures are')} WebP: shown on screen, but left out of PDFs and e-mails. Save them as PNG to have them there too.`,
          ]
        : []),
    ];
    return { code: problems.length === 0 ? 0 : 1, words: words.join('\n') };
  } catch (error) {
    if (error instanceof UnusableFile) return { code: 1, words: error.message };
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { code: 1, words: `There is no file ${file}.` };
    throw error;
  }
}
