import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { YearDates } from './year.rules.ts';
import { monthsBetween, type YearFigures } from './year-report.rules.ts';

const topicsShown = 12;
const projectsShown = 10;

/** Counts what was recorded from the first day to the last, in London, of what is open to everyone now. */
export async function countYear(db: Db, year: YearDates): Promise<YearFigures> {
  const within = (column: string): RawBuilder<boolean> =>
    sql`${sql.ref(column)} >= ${year.opensOn}::date::timestamp at time zone 'Europe/London'
      and ${sql.ref(column)} < (${year.closesOn}::date + 1)::timestamp at time zone 'Europe/London'`;
  const [ideas, needs, projects, adoptions, states, failures, topics, mostAdopted] = await Promise.all([
    sql<{ month: string; count: number; answered: number }>`
      with posted as (select to_char(i.posted_at at time zone 'Europe/London', 'YYYY-MM') as month,
          exists (select 1 from idea_answer a where a.idea_id = i.id) as answered
        from idea i where i.visibility = 'everyone' and i.hidden_at is null and ${within('i.posted_at')})
      select month, count(*)::int as count, (count(*) filter (where answered))::int as answered from posted group by month`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*)::int as count from need n
      where n.visibility = 'everyone' and n.hidden_at is null and ${within('n.posted_at')}`.execute(db),
    sql<{ month: string; count: number; organisations: string[] }>`
      select to_char(p.published_at at time zone 'Europe/London', 'YYYY-MM') as month, count(*)::int as count,
        array_agg(distinct p.organisation_id) as organisations
      from project p where p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null
        and ${within('p.published_at')} group by month`.execute(db),
    sql<{ month: string; count: number; spread: number; organisations: string[] }>`
      select to_char(a.claimed_at at time zone 'Europe/London', 'YYYY-MM') as month, count(*)::int as count,
        (count(*) filter (where a.confirmation = 'confirmed' and a.state in ('live', 'sustained')))::int as spread,
        array_agg(distinct a.organisation_id) as organisations
      from adoption a join project p on p.id = a.project_id where ${openProject} and a.hidden_at is null
        and ${within('a.claimed_at')} group by month`.execute(db),
    sql<{ state: string; count: number }>`
      select a.state, count(*)::int as count from adoption a join project p on p.id = a.project_id
      where ${openProject} and a.hidden_at is null and ${within('a.claimed_at')} group by a.state`.execute(
      db,
    ),
    sql<{ reason: string; count: number }>`
      select a.failure_reason as reason, count(*)::int as count from adoption a join project p on p.id = a.project_id
      where ${openProject} and a.hidden_at is null and a.state = 'abandoned' and ${within('a.claimed_at')}
      group by a.failure_reason order by count desc, reason`.execute(db),
    sql<{ topic: string; count: number }>`
      select topic, count(*)::int as count from (
        select unnest(i.topics) as topic from idea i where i.visibility = 'everyone' and i.hidden_at is null and ${within('i.posted_at')}
        union all
        select unnest(p.topics) from project p where ${openProject} and ${within('p.published_at')}) of_all
      group by topic order by count desc, topic limit ${topicsShown}`.execute(db),
    sql<{ project_id: string; title: string; adoptions: number; spread: number }>`
      select p.id as project_id, p.title, count(*)::int as adoptions,
        (count(*) filter (where a.confirmation = 'confirmed' and a.state in ('live', 'sustained')))::int as spread
      from adoption a join project p on p.id = a.project_id where ${openProject} and a.hidden_at is null
        and ${within('a.claimed_at')} group by p.id, p.title order by adoptions desc, spread desc, p.title limit ${projectsShown}`.execute(
      db,
    ),
  ]);
  const [median] = (
    await sql<{ days: number | null }>`
      select percentile_cont(0.5) within group (order by extract(epoch from first.answered_at - i.posted_at) / 86400) as days
      from idea i join lateral (select min(a.answered_at) as answered_at from idea_answer a where a.idea_id = i.id) first
        on first.answered_at is not null
      where i.visibility = 'everyone' and i.hidden_at is null and ${within('i.posted_at')}`.execute(db)
  ).rows;
  return {
    ideas: sum(ideas.rows),
    needs: sum(needs.rows),
    projects: sum(projects.rows),
    adoptions: sum(adoptions.rows),
    spread: adoptions.rows.reduce((total, row) => total + row.spread, 0),
    organisations: new Set([...projects.rows, ...adoptions.rows].flatMap((row) => row.organisations)).size,
    ideasAnswered: ideas.rows.reduce((total, row) => total + row.answered, 0),
    answerDaysMedian: typeof median?.days === 'number' ? Math.round(median.days) : null,
    months: monthsBetween(year.opensOn, year.closesOn).map((month) => ({
      month,
      ideas: of(ideas.rows, month),
      projects: of(projects.rows, month),
      adoptions: of(adoptions.rows, month),
    })),
    adoptionStates: states.rows,
    failures: failures.rows,
    topics: topics.rows,
    mostAdopted: mostAdopted.rows.map(({ project_id, ...row }) => ({ projectId: project_id, ...row })),
  };
}

const openProject = sql`p.state = 'published' and p.visibility = 'everyone' and p.hidden_at is null`;

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, row) => total + row.count, 0);
}

function of(rows: readonly { month: string; count: number }[], month: string): number {
  return rows.find((row) => row.month === month)?.count ?? 0;
}
