import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { readableDocuments } from '../readable-documents.queries.ts';
import { documentsLookedAtMax, type Effort, telling } from './similar.rules.ts';

export interface SimilarQuestion {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly atMost: number;
  readonly excludeId?: string;
  /** How many documents may be looked at: fewer is quicker, and misses some that share only common words. */
  readonly effort?: Effort;
}

export interface SimilarRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly shared: readonly string[];
}

const charactersRead = 4_000;
const titleCharacters = 200;

/**
 * Documents that share the telling words of a text, weighed by how rare each word is and by the likeness of titles, in
 * one statement. Documents are counted while they are few, and as the database last estimated them when they are many.
 */
export async function findSimilarDocuments(
  db: Db,
  viewer: Viewer,
  question: SimilarQuestion,
): Promise<SimilarRow[]> {
  const text = question.text.slice(0, charactersRead);
  const { rows } = await sql<SimilarRow>`
    with every as materialized (
      select case when c.reltuples > 10000 then c.reltuples::int else (select count(*)::int from search_document) end as documents
      from pg_class c where c.oid = 'search_document'::regclass),
    counted as (
      select t.typed, t.lexeme, w.document_count as count, every.documents
      from (
        select distinct on (l.lexeme) typed, l.lexeme
        from regexp_split_to_table(lower(${text}), '[^[:alnum:]]+') typed,
          lateral (select (tsvector_to_array(to_tsvector('english', typed)))[1] as lexeme) l
        where l.lexeme is not null
      ) t join search_word w on w.word = t.lexeme cross join every
      where w.document_count > 0
        and (every.documents <= ${telling.manyDocuments} or w.document_count <= every.documents * ${telling.tooCommonShare}::real)),
    rarest as (
      select *, sum(count) over (order by count, lexeme) as looked_at, row_number() over (order by count, lexeme) as place
      from counted),
    asked as materialized (
      select typed, quote_literal(lexeme)::tsquery as word, ln(1 + documents / count::real) as weight from rarest
      where looked_at <= ${documentsLookedAtMax[question.effort ?? 'thorough']} and place <= ${telling.wordsMax})
    select d.subject_id as id, d.kind, d.title, d.summary, array_agg(asked.typed order by asked.weight desc) as shared
    from asked join search_document d on d.words @@ asked.word
    where d.kind = any(${[...question.kinds]}::text[]) and ${readableDocuments(viewer)}
      and d.subject_id is distinct from ${question.excludeId ?? null}::uuid
    group by d.subject_id
    having count(*) >= least(2, (select count(*) from asked))
    order by sum(asked.weight) + 2 * similarity(d.title, ${text.slice(0, titleCharacters)}) desc, d.subject_id
    limit ${question.atMost}`.execute(db);
  return rows;
}

/** What the viewer may read of these documents, in their order. */
export async function findDocuments(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Omit<SimilarRow, 'shared'>[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<SimilarRow, 'shared'>>`
    select d.subject_id as id, d.kind, d.title, d.summary from search_document d
    where d.subject_id = any(${[...ids]}::uuid[]) and ${readableDocuments(viewer)}
    order by array_position(${[...ids]}::uuid[], d.subject_id)`.execute(db);
  return rows;
}
