import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { openInSql, projectIsOpen } from '../requests/request.queries.ts';
import type { Fit, Reasons } from './market.rules.ts';
import { market } from './market.rules.ts';

export interface FittingRequest extends Fit {
  readonly requestId: string;
  readonly exposure: number;
  readonly merit: number;
  readonly daysWithoutTop: number;
}

const wordsAskedMax = 40;
/** The rarest words first, until so many requests would be looked at. */
const requestsLookedAtMax = 8_000;
/** More than are shown: some tell nothing. */
const sharedWordsMax = 12;
/** The best match of all counts in full only when it holds at least this share of what the company's words weigh. */
const fullTextShare = 0.2;

/** What a company says that it looks for: of itself and by its saved interests. */
function said(companyId: string) {
  return sql`
    said as materialized (
      select c.sensitive_sectors, c.about || ' ' || c.looks_for || ' ' || coalesce(string_agg(i.words, ' '), '') as words,
        array(select unnest(c.topics) union select unnest(array_agg(t.topic) filter (where t.topic is not null))) as topics,
        c.offers || coalesce(array_agg(n.need) filter (where n.need is not null), '{}') as needs,
        c.regions || coalesce(array_agg(g.region) filter (where g.region is not null), '{}') as regions
      from company c left join saved_interest i on i.company_id = c.id and i.ended_at is null
        left join lateral unnest(i.topics) t(topic) on true left join lateral unnest(i.needs) n(need) on true
        left join lateral unnest(i.regions) g(region) on true
      where c.id = ${companyId} group by c.id)`;
}

/** The rarest of its words: how each was typed, and in how many open requests it stood when that was last counted. */
const asked = sql`
    spoken as (
      select distinct on (l.lexeme) typed, l.lexeme
      from said, regexp_split_to_table(lower(said.words), '[^[:alnum:]]+') typed,
        lateral (select (tsvector_to_array(to_tsvector('english', typed)))[1] as lexeme) l
      where l.lexeme is not null),
    asked as materialized (
      select typed, lexeme, quote_literal(lexeme)::tsquery as word, requests
      from (
        select s.*, coalesce(w.requests, 1) as requests, row_number() over rarest as place,
          sum(coalesce(w.requests, 1)) over rarest as looked_at
        from spoken s left join market_word w on w.word = s.lexeme
        window rarest as (order by coalesce(w.requests, 1), s.lexeme)) one
      where place <= ${sql.lit(wordsAskedMax)} and looked_at <= ${sql.lit(requestsLookedAtMax)})`;

/**
 * How what is listed fits one company, in one statement: at most `market.candidatesMax`, the longest owed a place and the
 * best fitting. A word weighs ln(1 + N / n), N requests that are open, n with the word as last counted. It brings numbers
 * only: why something fits is asked for what is shown (`findReasons`), because to gather it for all costs as much again.
 */
export async function findFits(
  db: Db,
  companyId: string,
  at: { now: Date; today: string },
): Promise<FittingRequest[]> {
  const { weights } = market;
  const { rows } = await sql<FittingRequest>`
    with ${said(companyId)}, ${asked},
    opened as materialized (
      select r.id, r.lapses_on, r.listed_at, cardinality(r.topics) as topics_of_request,
        case when r.topics && said.topics then (select count(*)::int from unnest(said.topics) t where t = any(r.topics)) else 0 end as topics_shared,
        r.need = any(said.needs) as need_offered,
        r.region is null or said.regions = '{}' or r.region = any(said.regions) as region_fits
      from said, sponsorship_request r join project p on p.id = r.project_id
      where r.state in (${openInSql}) and ${projectIsOpen}
        and (said.sensitive_sectors = '{}' or not r.excluded_sectors && said.sensitive_sectors)),
    weighed as materialized (select word, ln(1 + (select count(*) from opened) / requests::real) as weight from asked),
    texts as materialized (
      select r.id, sum(a.weight) as found from weighed a join sponsorship_request r on r.words @@ a.word and r.state in (${openInSql})
      group by r.id),
    most as materialized (
      select nullif(greatest((select max(found) from texts), ${sql.lit(fullTextShare)}::real * (select sum(weight) from weighed)), 0) as found),
    fits as (
      select o.*, coalesce(t.found / most.found, 0) as text_share, coalesce(s.exposure, 0) as exposure, coalesce(s.merit, 0) as merit,
        ${at.now}::timestamptz - greatest(s.top_ten_at, o.listed_at) as without_top
      from opened o cross join most left join texts t on t.id = o.id left join market_standing s on s.request_id = o.id)
    select id as "requestId", text_share as "textShare", topics_shared as "topicsShared", topics_of_request as "topicsOfRequest",
      need_offered as "needOffered", region_fits as "regionFits", lapses_on - ${at.today}::date as "daysLeft", exposure, merit,
      (extract(epoch from without_top) / 86400)::float8 as "daysWithoutTop"
    from fits
    order by (without_top > interval '${sql.raw(String(market.owedAfterDays))} days' and (text_share > 0 or topics_shared > 0 or need_offered)) desc,
      ${sql.lit(weights.text)}::real * text_share + ${sql.lit(weights.topics)}::real * topics_shared / greatest(1, topics_of_request)
        + ${sql.lit(weights.need)}::real * need_offered::int + ${sql.lit(weights.region)}::real * region_fits::int desc, id
    limit ${sql.lit(market.candidatesMax)}`.execute(db);
  return rows;
}

/** Why each of these requests fits one company; the rarest of the words that it shares come first. */
export async function findReasons(
  db: Db,
  companyId: string,
  requestIds: readonly string[],
): Promise<Map<string, Reasons>> {
  if (requestIds.length === 0) return new Map();
  const { rows } = await sql<Reasons & { requestId: string }>`
    with ${said(companyId)}, ${asked}
    select r.id as "requestId", r.region, r.need = any(said.needs) as "needOffered",
      r.region is null or said.regions = '{}' or r.region = any(said.regions) as "regionFits",
      array(select unnest(r.topics) intersect select unnest(said.topics)) as "topicsShared",
      array(select a.typed from unnest(r.words) w join asked a on a.lexeme = w.lexeme
        order by a.requests, a.lexeme limit ${sql.lit(sharedWordsMax)}) as words
    from said, sponsorship_request r where r.id = any(${[...requestIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ requestId, ...reasons }) => [requestId, reasons]));
}

/** Counts again in how many open requests each word occurs. */
export async function countMarketWords(db: Db): Promise<void> {
  await sql`
    with counted as (
        select word, ndoc from ts_stat('select words from sponsorship_request where state in (''listed'', ''in-talks'')') where length(word) <= 100),
      gone as (delete from market_word where word not in (select word from counted))
    insert into market_word (word, requests) select word, ndoc from counted
    on conflict (word) do update set requests = excluded.requests where market_word.requests <> excluded.requests`.execute(
    db,
  );
}
