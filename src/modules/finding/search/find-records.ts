import type { Viewer } from '#kit/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { searchDocuments } from './search.queries.ts';

/** What the viewer may read about these words, the best first: for pages that show a short list and no more. */
export async function findRecords(
  platform: Platform,
  viewer: Viewer,
  words: string,
  atMost: number,
): Promise<{ kind: string; id: string; title: string }[]> {
  const { rows } = await searchDocuments(platform.database.db, viewer, {
    text: words,
    kind: undefined,
    atMost,
  });
  return rows.map(({ kind, id, title }) => ({ kind, id, title }));
}
