import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import type { SearchDocument } from '#platform/module.ts';

/** Puts documents in, or takes out those of `ids` that are no longer findable. */
export async function replaceDocuments(
  tx: Tx,
  ids: readonly string[],
  documents: readonly SearchDocument[],
): Promise<void> {
  const findable = new Set(documents.map((document) => document.id));
  const gone = ids.filter((id) => !findable.has(id));
  if (gone.length > 0) await tx.deleteFrom('search_document').where('subject_id', 'in', gone).execute();
  if (documents.length === 0) return;
  await tx
    .insertInto('search_document')
    .values(
      documents.map((document) => ({
        subject_id: document.id,
        kind: document.kind,
        title: document.title,
        summary: document.summary,
        words: sql<string>`setweight(to_tsvector('english', ${document.title}), 'A') || setweight(to_tsvector('english', ${document.summary}), 'B') || to_tsvector('english', ${document.text})`,
        topics: [...document.topics],
        visibility: document.visibility,
        organisation_id: document.organisationId,
        shown_from: document.shownFrom,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('subject_id').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        summary: eb.ref('excluded.summary'),
        words: eb.ref('excluded.words'),
        topics: eb.ref('excluded.topics'),
        visibility: eb.ref('excluded.visibility'),
        organisation_id: eb.ref('excluded.organisation_id'),
      })),
    )
    .execute();
}

/** Counts in how many documents each word occurs: rare words say more. */
export async function countWords(db: Db): Promise<void> {
  await sql`
    with counted as (select word, ndoc from ts_stat('select words from search_document') where length(word) <= 100),
      gone as (delete from search_word where word not in (select word from counted))
    insert into search_word (word, document_count) select word, ndoc from counted
    on conflict (word) do update set document_count = excluded.document_count
      where search_word.document_count <> excluded.document_count`.execute(db);
}

/** Whether fewer documents than this stand in the index: looks at no more of them than that. */
export async function hasFewerThan(db: Db, limit: number): Promise<boolean> {
  const { rows } = await sql<{ documents: number }>`
    select count(*)::int as documents from (select 1 from search_document limit ${limit}) seen`.execute(db);
  return (rows[0]?.documents ?? 0) < limit;
}

export async function countDocuments(db: Db): Promise<number> {
  const row = await db
    .selectFrom('search_document')
    .select((eb) => eb.fn.countAll<number>().as('documents'))
    .executeTakeFirstOrThrow();
  return row.documents;
}
