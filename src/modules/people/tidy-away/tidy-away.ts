import type { Platform } from '#platform/platform.ts';
import {
  deleteOldTries,
  deletePicture,
  deleteWhatIsOver,
  findPicturesOfErased,
} from './tidy-away.queries.ts';

const triesKeptHours = 24;

/** Each hour. It may run twice at once: what is gone is gone. */
export async function tidyAway({
  database: { db },
  clock,
  files,
}: Pick<Platform, 'database' | 'clock' | 'files'>): Promise<void> {
  const now = clock.now();
  await deleteWhatIsOver(db, now);
  await deleteOldTries(db, new Date(now.getTime() - triesKeptHours * 3_600_000));
  for (const fileId of await findPicturesOfErased(db)) {
    await files.remove(fileId);
    await deletePicture(db, fileId);
  }
}
