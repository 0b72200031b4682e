import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import type { SponsorshipNeed } from '../request.rules.ts';
import { openInSql, projectIsOpen } from '../requests/request.queries.ts';
import type { Fit } from './market.rules.ts';
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
const wordsShownMax = 3;
/** The best match of all counts in full only when it holds at least this share of what the company's words weigh. */
const fullTextShare = 0.2;

interface Row {
  readonly id: string;
  readonly text_share: number;
  readonly words: string[];
  readonly topics_shared: string[];
  readonly topics_of_request: number;
  readonly need: SponsorshipNeed;
  readonly need_offered: boolean;
  readonly region: string | null;
  readonly region_fits: boolean;
  readonly days_left: number;
  readonly exposure: number;
  readonly merit: number;
  readonly days_without_top: number;
}

/**
 * How what is listed fits one company, in one statement: at most `market.candidatesMax`, the longest owed a place and the
 * best fitting. A word weighs ln(1 + N / n), N requests that are open, n with the word as last counted.
 * @param only of these requests alone: why they fit, quickly; their shares of text are not those of the whole list
 */
export async function findFits(
  db: Db,
  companyId: string,
  at: { now: Date; today: string },
  only?: readonly string[],
): Promise<FittingRequest[]> {
  const { weights } = market;
  const wanted = only ? sql`r.id = any(${[...only]}::uuid[])` : sql`true`;
  const { rows } = await sql<Row>`
    with said as (
      select c.sensitive_sectors, c.about || ' ' || c.looks_for || ' ' || coalesce(string_agg(i.words, ' '), '') as words,
        c.topics || coalesce(array_agg(t.topic) filter (where t.topic is not null), '{}') as topics,
        c.offers || coalesce(array_agg(n.need) filter (where n.need is not null), '{}') as needs,
        c.regions || coalesce(array_agg(g.region) filter (where g.region is not null), '{}') as regions
      from company c left join saved_interest i on i.company_id = c.id and i.ended_at is null
        left join lateral unnest(i.topics) t(topic) on true left join lateral unnest(i.needs) n(need) on true
        left join lateral unnest(i.regions) g(region) on true
      where c.id = ${companyId} group by c.id),
    spoken as (
      select distinct on (l.lexeme) typed, l.lexeme
      from said, regexp_split_to_table(lower(said.words), '[^[:alnum:]]+') typed,
        lateral (select (tsvector_to_array(to_tsvector('english', typed)))[1] as lexeme) l
      where l.lexeme is not null),
    opened as materialized (
      select r.id, r.topics, r.need, r.region, r.lapses_on, r.listed_at
      from said, sponsorship_request r join project p on p.id = r.project_id
      where r.state in (${openInSql}) and ${projectIsOpen} and not r.excluded_sectors && said.sensitive_sectors and ${wanted}),
    asked as materialized (
      select typed, quote_literal(lexeme)::tsquery as word, ln(1 + (select count(*) from opened) / requests::real) as weight
      from (
        select s.*, coalesce(w.requests, 1) as requests, row_number() over rarest as place,
          sum(coalesce(w.requests, 1)) over rarest as looked_at
        from spoken s left join market_word w on w.word = s.lexeme
        window rarest as (order by coalesce(w.requests, 1), s.lexeme)) one
      where place <= ${wordsAskedMax} and looked_at <= ${requestsLookedAtMax}),
    texts as materialized (
      select r.id, sum(a.weight) as found, (array_agg(a.typed order by a.weight desc))[1:${sql.lit(wordsShownMax)}] as words
      from asked a join sponsorship_request r on r.words @@ a.word and r.state in (${openInSql}) and ${wanted}
      group by r.id),
    most as (
      select greatest((select max(found) from texts), ${fullTextShare}::real * (select sum(weight) from asked)) as found),
    fits as materialized (
      select o.id, o.need, o.region, o.lapses_on, o.listed_at, coalesce(t.found / nullif(most.found, 0), 0) as text_share,
        coalesce(t.words, '{}') as words,
        case when o.topics && said.topics then array(select unnest(o.topics) intersect select unnest(said.topics)) else '{}' end as topics_shared, cardinality(o.topics) as topics_of_request,
        o.need = any(said.needs) as need_offered,
        o.region is null or cardinality(said.regions) = 0 or o.region = any(said.regions) as region_fits
      from opened o cross join said cross join most left join texts t on t.id = o.id)
    select f.id, f.text_share, f.words, f.topics_shared, f.topics_of_request, f.need, f.need_offered, f.region, f.region_fits,
      f.lapses_on - ${at.today}::date as days_left, coalesce(s.exposure, 0) as exposure, coalesce(s.merit, 0) as merit,
      extract(epoch from ${at.now}::timestamptz - greatest(s.top_ten_at, f.listed_at)) / 86400 as days_without_top
    from fits f left join market_standing s on s.request_id = f.id
    order by (${at.now}::timestamptz - greatest(s.top_ten_at, f.listed_at) > make_interval(days => ${market.owedAfterDays})
        and (f.text_share > 0 or cardinality(f.topics_shared) > 0 or f.need_offered)) desc,
      ${weights.text}::real * f.text_share + ${weights.topics}::real * cardinality(f.topics_shared) / greatest(1, f.topics_of_request)
        + ${weights.need}::real * f.need_offered::int + ${weights.region}::real * f.region_fits::int desc, f.id
    limit ${market.candidatesMax}`.execute(db);
  return rows.map((row) => ({
    requestId: row.id,
    textShare: Number(row.text_share),
    words: row.words,
    topicsShared: row.topics_shared,
    topicsOfRequest: row.topics_of_request,
    need: row.need,
    needOffered: row.need_offered,
    region: row.region ?? undefined,
    regionFits: row.region_fits,
    daysLeft: row.days_left,
    exposure: row.exposure,
    merit: row.merit,
    daysWithoutTop: Number(row.days_without_top),
  }));
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
