import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { SearchDocument, SearchSource } from '#platform/module.ts';
import { ideaPaths, needPaths } from './idea.paths.ts';

export const ideaDocuments: SearchSource = {
  kind: 'idea',
  verbs: [
    'idea.posted',
    'idea.edited',
    'idea.merged',
    'idea.hidden',
    'idea.shown-again',
    'idea.became-project',
    'idea.closed',
  ],
  async documents(db, ids) {
    const rows = await db
      .selectFrom('idea')
      .where('id', 'in', [...ids])
      .where('hidden_at', 'is', null)
      .where('state', '<>', 'merged')
      .select([
        'id',
        'title',
        'problem',
        'proposal',
        'helps',
        'topics',
        'visibility',
        'organisation_id',
        'posted_at',
      ])
      .execute();
    return rows.map(
      (row): SearchDocument => ({
        id: row.id,
        kind: 'idea',
        title: row.title,
        summary: row.problem,
        text: `${row.proposal} ${row.helps}`,
        topics: row.topics,
        visibility: row.visibility,
        organisationId: row.organisation_id,
        shownFrom: row.posted_at,
      }),
    );
  },
  idsAfter: (db, id, atMost) => idsAfter(db, 'idea', id, atMost),
  href: (ideaId) => ideaPaths.show({ ideaId }),
};

export const needDocuments: SearchSource = {
  kind: 'need',
  verbs: ['need.posted', 'need.edited', 'need.met', 'need.withdrawn', 'need.hidden', 'need.shown-again'],
  async documents(db, ids) {
    const rows = await db
      .selectFrom('need')
      .where('id', 'in', [...ids])
      .where('hidden_at', 'is', null)
      .where('state', '<>', 'withdrawn')
      .select(['id', 'title', 'detail', 'topics', 'visibility', 'organisation_id', 'posted_at'])
      .execute();
    return rows.map(
      (row): SearchDocument => ({
        id: row.id,
        kind: 'need',
        title: row.title,
        summary: row.detail,
        text: '',
        topics: row.topics,
        visibility: row.visibility,
        organisationId: row.organisation_id,
        shownFrom: row.posted_at,
      }),
    );
  },
  idsAfter: (db, id, atMost) => idsAfter(db, 'need', id, atMost),
  href: (needId) => needPaths.show({ needId }),
};

async function idsAfter(
  db: Db,
  table: 'idea' | 'need',
  id: string | undefined,
  atMost: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .$if(id !== undefined, (q) => q.where(sql<boolean>`id > ${id}`))
    .orderBy('id')
    .limit(atMost)
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}
