import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';

export interface FeedFacts {
  readonly profession: string | null;
  readonly setting: string | null;
  /** Theirs, as they say; or else that of the organisation for which they act. */
  readonly region: string | null;
  readonly followedOrganisations: readonly string[];
  /** The topics of the ideas, needs and projects that they follow, the commonest first. */
  readonly followedTopics: readonly string[];
}

const followedTopicsMax = 5;
const followsLookedAt = 200;

export async function findFeedFacts(db: Db, personId: string, actingFor: string | null): Promise<FeedFacts> {
  const { rows } = await sql<{
    profession: string | null;
    setting: string | null;
    region: string | null;
    organisations: string[];
    topics: string[];
  }>`
    with followed as (select subject_kind, subject_id from follow where person_id = ${personId} order by since desc limit ${followsLookedAt})
    select p.profession, p.setting,
      coalesce(p.region, (select o.region from organisation o where o.id = ${actingFor}::uuid)) as region,
      array(select subject_id from followed where subject_kind = 'organisation') as organisations,
      array(select topic from (
          select unnest(i.topics) as topic from idea i join followed f on f.subject_kind = 'idea' and f.subject_id = i.id
          union all select unnest(n.topics) from need n join followed f on f.subject_kind = 'need' and f.subject_id = n.id
          union all select unnest(r.topics) from project r join followed f on f.subject_kind = 'project' and f.subject_id = r.id
        ) all_topics group by topic order by count(*) desc, topic limit ${followedTopicsMax}) as topics
    from person p where p.id = ${personId}`.execute(db);
  const [row] = rows;
  return {
    profession: row?.profession ?? null,
    setting: row?.setting ?? null,
    region: row?.region ?? null,
    followedOrganisations: row?.organisations ?? [],
    followedTopics: row?.topics ?? [],
  };
}

/** Which of these records this person is behind: their own are no news to them. */
export async function findOwn(
  db: Db,
  personId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from idea where id = any(${[...ids]}::uuid[]) and author_id = ${personId}
    union all select id from need where id = any(${[...ids]}::uuid[]) and author_id = ${personId}
    union all select project_id from project_member where project_id = any(${[...ids]}::uuid[]) and person_id = ${personId}`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}
