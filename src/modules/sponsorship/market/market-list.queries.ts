import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/database.ts';
import type { Standing } from '../companies/company-standing.queries.ts';
import {
  listedFor,
  openInSql,
  type RequestForCompanies,
  selectForCompanies,
  toRequestForCompanies,
} from '../requests/request.queries.ts';
import { market, type Order } from './market.rules.ts';

export interface MadeList {
  readonly madeAt: Date;
  /** Something was listed since it was made. */
  readonly outdated: boolean;
}

/** The order that stands for a company today. */
export async function findMadeList(db: Db, companyId: string, day: string): Promise<MadeList | undefined> {
  const row = await db
    .selectFrom('market_list')
    .where('company_id', '=', companyId)
    .where('day', '=', day)
    .select([
      'made_at',
      sql<boolean>`exists (select 1 from sponsorship_request r where r.state in (${openInSql}) and r.listed_at > market_list.made_at)`.as(
        'outdated',
      ),
    ])
    .executeTakeFirst();
  return row && { madeAt: row.made_at, outdated: row.outdated };
}

/**
 * Companies whose list of today is wanting, about to be old, or older than something that was listed: of those that had one
 * lately, or one that is expected, whose list is also due where it is older than `changedAt`. Whoever reads at this moment is
 * left alone: their pages fit together.
 */
export async function findCompaniesWithListsDue(
  db: Db,
  at: { day: string; now: Date },
  expected?: { readonly companyId: string; readonly changedAt: Date | null },
): Promise<string[]> {
  const whose = expected
    ? sql`c.id = ${expected.companyId}`
    : sql`exists (select 1 from market_list k where k.company_id = c.id and k.day >= ${at.day}::date - ${market.cameLatelyDays}::int)`;
  const { rows } = await sql<{ id: string }>`
    select c.id from company c left join market_list l on l.company_id = c.id and l.day = ${at.day}
    where company_in_standing(c.id, ${at.day}::date) and ${whose}
      and (l.made_at is null or l.made_at < ${expected?.changedAt ?? null}::timestamptz or l.made_at < ${at.now}::timestamptz - make_interval(mins => ${market.keptMinutes - market.aheadMinutes})
        or exists (select 1 from sponsorship_request r where r.state in (${openInSql}) and r.listed_at > l.made_at))
      and not exists (select 1 from market_display d where d.company_id = c.id and d.day = ${at.day}
        and d.displayed_at > ${at.now}::timestamptz - make_interval(mins => ${market.aheadMinutes}))
    order by c.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Companies for which some of these people act today. */
export async function findCompaniesOf(db: Db, personIds: readonly string[], day: string): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('company_user')
    .where('person_id', 'in', [...personIds])
    .where('ended_at', 'is', null)
    .where('expires_on', '>=', day)
    .distinct()
    .orderBy('company_id')
    .select('company_id')
    .execute();
  return rows.map((row) => row.company_id);
}

/** The last that was made for a day is what merit is shared out by. Of two made at once the later stands. */
export async function putList(
  tx: Tx,
  list: { companyId: string; day: string; now: Date; order: Order; relevances: readonly number[] },
): Promise<void> {
  const made = {
    made_at: list.now,
    request_ids: [...list.order.ids],
    relevances: [...list.relevances],
    places_owed: [...list.order.owed],
  };
  await tx
    .insertInto('market_list')
    .values({ company_id: list.companyId, day: list.day, ...made })
    .onConflict((conflict) => conflict.columns(['company_id', 'day']).doUpdateSet(made))
    .execute();
}

export interface ListFilter {
  readonly need?: string | undefined;
  readonly topic?: string | undefined;
  readonly region?: string | undefined;
  readonly buying?: string | undefined;
  /** The smallest amount that helps is at most this. */
  readonly helpsFromPence?: number | undefined;
  readonly words?: string | undefined;
}

export interface ListedRequest extends RequestForCompanies {
  /** Its place in the whole list: what the next page begins after. */
  readonly place: number;
  readonly owed: boolean;
}

interface AskedForListed {
  readonly company: Standing;
  readonly day: string;
  readonly filter: ListFilter;
  readonly afterPlace: number;
  readonly atMost: number;
}

/** A page mostly finds what it shows among so many places: the texts of the other hundreds are not fetched for it. */
const placesNear = 120;

/** What of a company's list is open to it still and fits the filter, in its order. */
export async function findListed(db: Db, asked: AskedForListed): Promise<ListedRequest[]> {
  const near = asked.afterPlace + placesNear;
  const found = await findListedUpTo(db, asked, near);
  if (found.length === asked.atMost) return found;
  const rest = { ...asked, afterPlace: near, atMost: asked.atMost - found.length };
  return [...found, ...(await findListedUpTo(db, rest, undefined))];
}

async function findListedUpTo(
  db: Db,
  asked: AskedForListed,
  upToPlace: number | undefined,
): Promise<ListedRequest[]> {
  const { filter, company } = asked;
  const rows = await selectForCompanies(db)
    .innerJoin(
      sql<{
        id: string;
        place: number;
        owed: boolean;
      }>`(select u.id, u.place::int as place, u.id = any(l.places_owed) as owed
        from market_list l, unnest(l.request_ids) with ordinality u(id, place)
        where l.company_id = ${company.companyId} and l.day = ${asked.day})`.as('l'),
      'l.id',
      'r.id',
    )
    .where('l.place', '>', asked.afterPlace)
    .$if(upToPlace !== undefined, (q) => q.where('l.place', '<=', upToPlace ?? 0))
    .where(listedFor([company]))
    .$if(filter.need !== undefined, (q) => q.where('r.need', '=', filter.need ?? ''))
    .$if(filter.topic !== undefined, (q) => q.where(sql<SqlBool>`r.topics @> ${[filter.topic]}::text[]`))
    .$if(filter.region !== undefined, (q) =>
      q.where(sql<SqlBool>`(r.region = ${filter.region ?? ''} or r.region is null)`),
    )
    .$if(filter.buying !== undefined, (q) => q.where('r.buying_code', '=', filter.buying ?? ''))
    .$if(filter.helpsFromPence !== undefined, (q) =>
      q.where(
        sql<SqlBool>`coalesce(r.amount_from_pence, r.amount_to_pence) <= ${filter.helpsFromPence ?? 0}`,
      ),
    )
    .$if(filter.words !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(r.title || ' ' || r.ask || ' ' || r.category || ' ' || p.title) ilike ${`%${escaped(filter.words)}%`}`,
      ),
    )
    .orderBy('l.place')
    .limit(asked.atMost)
    .select(['l.place', 'l.owed'])
    .execute();
  return rows.map((row) => ({ ...toRequestForCompanies(row), place: row.place, owed: row.owed }));
}

function escaped(words = ''): string {
  return words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** The weight of a place, as `positionWeight` of exposure.rules.ts says it; tests hold the two against each other. */
export function weightInSql(rank: ReturnType<typeof sql.ref>) {
  return sql<number>`(ln(2::float8) / ln(1 + ${rank}::float8))`;
}

/**
 * Records what a company is shown, in the transaction before it is sent: the best rank of a day counts, once, so that
 * reloading a page gains nobody anything. One page of one company at a time.
 */
export async function recordDisplays(
  tx: Tx,
  shown: {
    companyId: string;
    day: string;
    now: Date;
    requests: readonly { requestId: string; rank: number }[];
  },
): Promise<void> {
  if (shown.requests.length === 0) return;
  await sql`select 1 from market_list where company_id = ${shown.companyId} and day = ${shown.day} for update`.execute(
    tx,
  );
  await sql`
    with shown as (
      select * from unnest(${shown.requests.map((one) => one.requestId)}::uuid[], ${shown.requests.map((one) => one.rank)}::smallint[]) s(id, rank)),
    better as materialized (
      select s.id, s.rank, d.rank as before from shown s
        left join market_display d on d.day = ${shown.day} and d.company_id = ${shown.companyId} and d.request_id = s.id
      where d.rank is null or s.rank < d.rank),
    put as (
      insert into market_display (day, company_id, request_id, rank, displayed_at)
      select ${shown.day}::date, ${shown.companyId}::uuid, id, rank, ${shown.now}::timestamptz from better
      on conflict (day, company_id, request_id) do update set rank = excluded.rank, displayed_at = excluded.displayed_at)
    insert into market_standing as m (request_id, exposure, top_ten_at)
    select id, ${weightInSql(sql.ref('rank'))} - coalesce(${weightInSql(sql.ref('before'))}, 0),
      case when rank <= ${market.top} then ${shown.now}::timestamptz end
    from better order by id
    on conflict (request_id) do update set exposure = m.exposure + excluded.exposure,
      top_ten_at = coalesce(excluded.top_ten_at, m.top_ten_at)`.execute(tx);
}
