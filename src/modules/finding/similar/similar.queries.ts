import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { readableDocuments } from '../readable-documents.queries.ts';
import { countDocuments } from '../search-document.queries.ts';
import { type CountedWord, chooseWords } from './similar.rules.ts';

export interface SimilarQuestion {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly atMost: number;
  readonly excludeId?: string;
}

export interface SimilarRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly shared: readonly string[];
}

const charactersRead = 4_000;

/** Documents that share the telling words of a text, weighed by how rare each word is and by the likeness of titles. */
export async function findSimilarDocuments(
  db: Db,
  viewer: Viewer,
  question: SimilarQuestion,
): Promise<SimilarRow[]> {
  const text = question.text.slice(0, charactersRead);
  const words = chooseWords(await countedWords(db, text), await countDocuments(db));
  if (words.length === 0) return [];
  const anyWord = words.map((word) => `'${word.lexeme.replaceAll("'", "''")}'`).join(' | ');
  const score = sql.join(
    words.map(
      (word) => sql`case when d.words @@ ${quoted(word)}::tsquery then ${word.weight}::real else 0 end`,
    ),
    sql` + `,
  );
  const { rows } = await sql<SimilarRow>`
    select d.subject_id as id, d.kind, d.title, d.summary,
      array_remove(array[${sql.join(
        words.map((word) => sql`case when d.words @@ ${quoted(word)}::tsquery then ${word.typed}::text end`),
      )}], null) as shared
    from search_document d
    where d.words @@ ${anyWord}::tsquery and d.kind in (${sql.join(question.kinds)}) and ${readableDocuments(viewer)}
      and d.subject_id is distinct from ${question.excludeId ?? null}::uuid
    order by (${score}) + 2 * similarity(d.title, ${text.slice(0, 200)}) desc, d.subject_id
    limit ${question.atMost}`.execute(db);
  return rows.filter((row) => row.shared.length >= Math.min(2, words.length));
}

function quoted(word: CountedWord): string {
  return `'${word.lexeme.replaceAll("'", "''")}'`;
}

/** The words of a text as typed, their stems, and in how many documents each stem occurs. */
async function countedWords(db: Db, text: string): Promise<CountedWord[]> {
  const { rows } = await sql<CountedWord>`
    select t.typed, t.lexeme, coalesce(w.document_count, 0) as count
    from (
      select distinct on (lexeme) typed, (tsvector_to_array(to_tsvector('english', typed)))[1] as lexeme
      from regexp_split_to_table(lower(${text}), '[^[:alnum:]]+') typed, lateral (select (tsvector_to_array(to_tsvector('english', typed)))[1] as lexeme) l
      where lexeme is not null
    ) t join search_word w on w.word = t.lexeme`.execute(db);
  return rows;
}
