import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { readableDocuments } from '../readable-documents.queries.ts';
import { matchBegins, matchEnds } from './match-marks.ts';

export interface FoundRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly snippet: string;
}

const candidatesMax = 400;

/** Records with all of the words; where there are none, those with any of them. Best first. */
export async function searchDocuments(
  db: Db,
  viewer: Viewer,
  search: { text: string; kind: string | undefined; atMost: number },
): Promise<{ rows: FoundRow[]; allWords: boolean }> {
  const all = await matching(db, viewer, search, sql`websearch_to_tsquery('english', ${search.text})`);
  if (all.length > 0) return { rows: all, allWords: true };
  const any = sql`replace(plainto_tsquery('english', ${search.text})::text, '&', '|')::tsquery`;
  return { rows: await matching(db, viewer, search, any), allWords: false };
}

async function matching(
  db: Db,
  viewer: Viewer,
  search: { kind: string | undefined; atMost: number },
  query: ReturnType<typeof sql>,
): Promise<FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    with asked as (select ${query} as query),
    near as (
      select d.subject_id, d.kind, d.title, d.summary, d.words from search_document d, asked
      where d.words @@ asked.query and ${readableDocuments(viewer)}
        and (${search.kind ?? null}::text is null or d.kind = ${search.kind ?? null})
      limit ${candidatesMax}
    )
    select n.subject_id as id, n.kind, n.title,
      ts_headline('english', n.summary, asked.query, ${`StartSel=${matchBegins}, StopSel=${matchEnds}, MaxWords=40, MinWords=20, HighlightAll=false`}) as snippet
    from (select near.*, ts_rank_cd(near.words, asked.query) as rank from near, asked order by rank desc, near.subject_id limit ${search.atMost}) n, asked
    order by n.rank desc, n.subject_id`.execute(db);
  return rows;
}
