import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { openInSql, projectIsOpen } from '../requests/request.queries.ts';
import { market } from './market.rules.ts';
import { weightInSql } from './market-list.queries.ts';

/**
 * Shares out the attention that companies gave on the earliest day that is over and not shared out yet, by how relevant
 * each request was to each company; evenly where a company's list says nothing. All of a day in one transaction.
 * @returns the day, or undefined where all days before `today` are done
 */
export async function shareOutOneDay(db: Db, today: string): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ day: string }>`
      select day from market_list where shared_out_at is null and day < ${today} order by day limit 1 for update skip locked`.execute(
      tx,
    );
    const day = rows[0]?.day;
    if (day === undefined) return undefined;
    await sql`
      with given as (
        select l.company_id, sum(${weightInSql(sql.ref('d.rank'))}) as attention, (select sum(r::float8) from unnest(l.relevances) r) as relevance,
          cardinality(l.request_ids) as listed
        from market_list l join market_display d on d.day = l.day and d.company_id = l.company_id
        where l.day = ${day} and l.shared_out_at is null group by l.company_id, l.relevances, l.request_ids),
      earned as (
        select u.id, sum(case when g.relevance > 0 then g.attention * u.relevance::float8 / g.relevance else g.attention / g.listed end) as merit
        from given g join market_list l on l.company_id = g.company_id and l.day = ${day},
          unnest(l.request_ids, l.relevances) u(id, relevance)
        group by u.id),
      kept as (
        insert into market_merit as m (day, request_id, merit) select ${day}::date, id, merit from earned where merit > 0 order by id
        on conflict (day, request_id) do update set merit = m.merit + excluded.merit),
      stood as (
        insert into market_standing as s (request_id, merit)
        select e.id, e.merit from earned e join sponsorship_request r on r.id = e.id where e.merit > 0 order by e.id
        on conflict (request_id) do update set merit = s.merit + excluded.merit)
      update market_list set shared_out_at = now() where day = ${day} and shared_out_at is null`.execute(tx);
    return day;
  });
}

const listsKeptDays = 14;

/** The orders of days that are long shared out say nothing that displays and merits do not. */
export async function forgetLists(db: Db, today: string): Promise<void> {
  await sql`delete from market_list where shared_out_at is not null and day < ${today}::date - ${listsKeptDays}::int`.execute(
    db,
  );
}

/** Counts every standing again from what was displayed and earned: the same figures, whatever happened to the table. */
export async function recountStandings(db: Db): Promise<void> {
  await sql`
    with exposures as (
      select request_id, sum(${weightInSql(sql.ref('rank'))}) as exposure, max(displayed_at) filter (where rank <= ${market.top}) as top_ten_at
      from market_display group by request_id),
    merits as (select request_id, sum(merit) as merit from market_merit group by request_id)
    insert into market_standing (request_id, exposure, merit, top_ten_at)
    select r.id, coalesce(e.exposure, 0), coalesce(m.merit, 0), e.top_ten_at from sponsorship_request r
      left join exposures e on e.request_id = r.id left join merits m on m.request_id = r.id
    where e.request_id is not null or m.request_id is not null
    on conflict (request_id) do update set exposure = excluded.exposure, merit = excluded.merit, top_ten_at = excluded.top_ten_at`.execute(
    db,
  );
}

/** Makes the month's part of the table of displays, and moves there what came before it was made. `month` is 'YYYY-MM'. */
export async function makeMonth(db: Db, month: string): Promise<void> {
  const name = sql.raw(`market_display_${month.replace('-', '_')}`);
  const from = sql.lit(`${month}-01`);
  await db.transaction().execute(async (tx) => {
    await sql`lock table market_display in share update exclusive mode`.execute(tx);
    const { rows } = await sql<{
      there: boolean;
    }>`select to_regclass(${`market_display_${month.replace('-', '_')}`}) is not null as there`.execute(tx);
    if (rows[0]?.there) return;
    await sql`create table ${name} (like market_display including all)`.execute(tx);
    const { rows: dates } = await sql<{
      until: string;
    }>`select (${from}::date + interval '1 month')::date as until`.execute(tx);
    const until = sql.lit(dates[0]?.until ?? '');
    await sql`with early as (delete from market_display_rest where day >= ${from} and day < ${until} returning *)
      insert into ${name} select * from early`.execute(tx);
    await sql`alter table market_display attach partition ${name} for values from (${from}) to (${until})`.execute(
      tx,
    );
  });
}

export interface RequestAccount {
  readonly requestId: string;
  readonly title: string;
  readonly organisationName: string;
  readonly exposure: number;
  readonly merit: number;
  readonly daysListed: number;
  readonly daysWithoutTop: number;
  /** Merit in the days of the floor: more than none where somebody came whom it fits. */
  readonly meritLately: number;
}

/** What every request that is open got and earned between two days, both counted. One row a request, nothing else is held. */
export async function findAccounts(
  db: Db,
  period: { from: string; until: string; now: Date },
): Promise<RequestAccount[]> {
  const { rows } = await sql<RequestAccount>`
    with exposures as (
      select request_id, sum(${weightInSql(sql.ref('rank'))}) as exposure from market_display
      where day between ${period.from} and ${period.until} group by request_id),
    merits as (
      select request_id, sum(merit) filter (where day >= ${period.from}) as merit,
        sum(merit) filter (where day > ${period.until}::date - ${market.floorDays}::int) as lately
      from market_merit where day >= least(${period.from}::date, ${period.until}::date - ${market.floorDays}::int) and day <= ${period.until}
      group by request_id)
    select r.id as "requestId", r.title, o.name as "organisationName", coalesce(e.exposure, 0) as exposure, coalesce(m.merit, 0) as merit,
      coalesce(m.lately, 0) as "meritLately", (extract(epoch from ${period.now}::timestamptz - r.listed_at) / 86400)::float8 as "daysListed",
      (extract(epoch from ${period.now}::timestamptz - greatest(s.top_ten_at, r.listed_at)) / 86400)::float8 as "daysWithoutTop"
    from sponsorship_request r join project p on p.id = r.project_id join organisation o on o.id = p.organisation_id
      left join exposures e on e.request_id = r.id left join merits m on m.request_id = r.id left join market_standing s on s.request_id = r.id
    where r.state in (${openInSql}) and ${projectIsOpen}`.execute(db);
  return rows;
}

export interface Visits {
  readonly companies: number;
  readonly visits: number;
  readonly displays: number;
}

/** A visit is one company on one day. */
export async function countVisits(db: Db, from: string, until: string): Promise<Visits> {
  const { rows } = await sql<Visits>`
    select count(distinct company_id)::int as companies, count(*)::int as visits, coalesce(sum(displays), 0)::int as displays
    from (select company_id, day, count(*) as displays from market_display where day between ${from} and ${until} group by company_id, day) v`.execute(
    db,
  );
  return rows[0] ?? { companies: 0, visits: 0, displays: 0 };
}
