import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { visibleIdeas } from './idea.queries.ts';

export interface IdeaFilter {
  readonly topic?: string | undefined;
  readonly setting?: string | undefined;
  readonly region?: string | undefined;
  /** By its ODS code. */
  readonly organisation?: string | undefined;
  readonly answered?: 'yes' | 'no' | undefined;
}

export type IdeaOrder = 'newest' | 'most-backed';
/** The last row of the page before: what it is ordered by, and its id. */
export type IdeaPlace = readonly [string | number, string];

export interface IdeaCard {
  readonly ideaId: string;
  readonly title: string;
  readonly problem: string;
  readonly organisation: { readonly name: string; readonly odsCode: string };
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly supporterCount: number;
  readonly commentCount: number;
  readonly answer: string | null;
  readonly postedAt: Date;
}

export const ideasPerPage = 20;
const problemCharacters = 300;

export async function listIdeas(
  db: Db,
  viewer: Viewer,
  filter: IdeaFilter,
  order: IdeaOrder,
  after: IdeaPlace | undefined,
): Promise<{ ideas: IdeaCard[]; next: string | undefined }> {
  const rows = await db
    .selectFrom('idea as i')
    .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
    .where(visibleIdeas(viewer))
    .where('i.hidden_at', 'is', null)
    .where(sql<SqlBool>`i.state <> 'merged'`)
    .$if(filter.topic !== undefined, (q) =>
      q.where(sql<SqlBool>`i.topics @> array[${sql.lit(filter.topic ?? '')}]`),
    )
    .$if(filter.setting !== undefined, (q) => q.where('i.setting', '=', filter.setting ?? ''))
    .$if(filter.region !== undefined, (q) => q.where('o.region', '=', filter.region ?? ''))
    .$if(filter.organisation !== undefined, (q) => q.where('o.ods_code', '=', filter.organisation ?? ''))
    .$if(filter.answered !== undefined, (q) =>
      q.where(
        filter.answered === 'yes'
          ? sql<SqlBool>`exists (select 1 from idea_answer a where a.idea_id = i.id)`
          : sql<SqlBool>`not exists (select 1 from idea_answer a where a.idea_id = i.id)`,
      ),
    )
    .$if(after !== undefined, (q) =>
      q.where(
        order === 'newest'
          ? sql<SqlBool>`(i.posted_at, i.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
          : sql<SqlBool>`(i.supporter_count, i.id) < (${after?.[0]}::integer, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy(order === 'newest' ? 'i.posted_at' : 'i.supporter_count', 'desc')
    .orderBy('i.id', 'desc')
    .limit(ideasPerPage + 1)
    .select([
      'i.id',
      'i.title',
      sql<string>`left(i.problem, ${problemCharacters})`.as('problem'),
      'o.name',
      'o.ods_code',
      'i.topics',
      'i.setting',
      'i.supporter_count',
      'i.comment_count',
      'i.posted_at',
      sql<
        string | null
      >`(select a.kind from idea_answer a where a.idea_id = i.id order by a.answered_at desc limit 1)`.as(
        'answer',
      ),
    ])
    .execute();
  const shown = rows.slice(0, ideasPerPage);
  const last = rows.length > ideasPerPage ? shown.at(-1) : undefined;
  return {
    ideas: shown.map((row) => ({
      ideaId: row.id,
      title: row.title,
      problem: row.problem,
      organisation: { name: row.name, odsCode: row.ods_code },
      topics: row.topics,
      setting: row.setting,
      supporterCount: row.supporter_count,
      commentCount: row.comment_count,
      answer: row.answer,
      postedAt: row.posted_at,
    })),
    next:
      last &&
      encodeCursor([order === 'newest' ? last.posted_at.toISOString() : last.supporter_count, last.id]),
  };
}
