import type { Viewer } from '#kit/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { find } from './find.ts';

/** What the viewer may read about these words, the best first: for pages that show a short list and no more. */
export async function findRecords(
  platform: Platform,
  viewer: Viewer,
  words: string,
  atMost: number,
): Promise<{ kind: string; id: string; title: string }[]> {
  const { hits } = await find(platform, viewer, { text: words, filters: {}, order: 'best', atMost });
  return hits.map(({ kind, id, title }) => ({ kind, id, title }));
}
