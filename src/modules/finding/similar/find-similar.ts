import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { hrefOf } from '../search-sources.ts';
import { findSimilarDocuments, type SimilarQuestion } from './similar.queries.ts';
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
export async function findSimilar(db: Db, viewer: Viewer, question: SimilarQuestion): Promise<Similar[]> {
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
