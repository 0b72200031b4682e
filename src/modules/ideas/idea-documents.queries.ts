import { sql } from 'kysely';
import { locationFrom } from '#kit/uk-region.ts';
import type { Visibility } from '#kit/visibility.ts';
import type { Db } from '#platform/db/database.ts';
import type { SearchDocument, SearchSource } from '#platform/module.ts';
import { ideaPaths, needPaths } from './idea.paths.ts';

/** Where the organisation is. */
const place = ['o.kind as organisation_type', 'o.region', 'o.latitude', 'o.longitude'] as const;

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
      .selectFrom('idea as i')
      .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
      .where(sql<boolean>`i.id = any(${[...ids]}::uuid[])`)
      .where('i.hidden_at', 'is', null)
      .where('i.state', '<>', 'merged')
      .select([
        'i.id',
        'i.title',
        'i.problem',
        'i.proposal',
        'i.helps',
        'i.topics',
        'i.visibility',
        'i.organisation_id',
        'i.posted_at',
        'i.setting',
        ...place,
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
        visibility: row.visibility as Visibility,
        organisationId: row.organisation_id,
        shownFrom: row.posted_at,
        setting: row.setting,
        stage: null,
        evidenceLevel: null,
        organisationType: row.organisation_type,
        region: row.region,
        location: locationFrom(row.latitude, row.longitude),
        adopters: [],
      }),
    );
  },
  idsAfter: (db, id, atMost) => idsAfter(db, 'idea', id, atMost),
  href: (ideaId) => ideaPaths.show({ ideaId }),
  peopleBehind: (db, ideaId) => authorOf(db, 'idea', ideaId),
};

export const needDocuments: SearchSource = {
  kind: 'need',
  verbs: ['need.posted', 'need.edited', 'need.met', 'need.withdrawn', 'need.hidden', 'need.shown-again'],
  async documents(db, ids) {
    const rows = await db
      .selectFrom('need as n')
      .leftJoin('organisation as o', 'o.id', 'n.organisation_id')
      .where(sql<boolean>`n.id = any(${[...ids]}::uuid[])`)
      .where('n.hidden_at', 'is', null)
      .where('n.state', '<>', 'withdrawn')
      .select([
        'n.id',
        'n.title',
        'n.detail',
        'n.topics',
        'n.visibility',
        'n.organisation_id',
        'n.posted_at',
        'n.setting',
        ...place,
      ])
      .execute();
    return rows.map(
      (row): SearchDocument => ({
        id: row.id,
        kind: 'need',
        title: row.title,
        summary: row.detail,
        text: '',
        topics: row.topics,
        visibility: row.visibility as Visibility,
        organisationId: row.organisation_id,
        shownFrom: row.posted_at,
        setting: row.setting,
        stage: null,
        evidenceLevel: null,
        organisationType: row.organisation_type,
        region: row.region,
        location: locationFrom(row.latitude, row.longitude),
        adopters: [],
      }),
    );
  },
  idsAfter: (db, id, atMost) => idsAfter(db, 'need', id, atMost),
  href: (needId) => needPaths.show({ needId }),
  peopleBehind: (db, needId) => authorOf(db, 'need', needId),
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

async function authorOf(db: Db, table: 'idea' | 'need', id: string): Promise<string[]> {
  const rows = await db.selectFrom(table).where('id', '=', id).select('author_id').execute();
  return rows.map((row) => row.author_id);
}
