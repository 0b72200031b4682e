import type { Viewer } from '#kit/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { hrefOf } from '../search-sources.ts';
import { rememberIds } from './remembered.ts';
import { findDocuments, findSimilarDocuments, type SimilarQuestion } from './similar.queries.ts';
import { whySimilar } from './similar.rules.ts';

export interface Similar {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  readonly href: string;
}

/** What the viewer may read that is most like a text, best first. Never more than a suggestion: nothing is blocked by it. */
export async function findSimilar(
  { database: { db } }: Platform,
  viewer: Viewer,
  question: SimilarQuestion,
): Promise<Similar[]> {
  const rows = await findSimilarDocuments(db, viewer, question);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: row.title,
    summary: row.summary,
    why: whySimilar(row.shared),
    href: hrefOf(row.kind, row.id),
  }));
}

/**
 * What stands beside a record as 'more like this': its title and where it leads. Visitors, who are most of its readers, get
 * what was found in the last ten minutes, as it reads now.
 */
export async function findMoreLike(
  { database: { db } }: Platform,
  viewer: Viewer,
  record: { id: string; kind: string; text: string; atMost: number },
): Promise<Omit<Similar, 'why'>[]> {
  const question = {
    text: record.text,
    kinds: [record.kind],
    atMost: record.atMost,
    excludeId: record.id,
    effort: 'quick' as const,
  };
  const work = () => findSimilarDocuments(db, viewer, question);
  const rows =
    viewer.kind === 'visitor'
      ? await findDocuments(
          db,
          viewer,
          await rememberIds(record.id, async () => (await work()).map(({ id }) => id)),
        )
      : await work();
  return rows.map(({ id, kind, title, summary }) => ({ id, kind, title, summary, href: hrefOf(kind, id) }));
}
