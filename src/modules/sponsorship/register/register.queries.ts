import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Db } from '#platform/db/database.ts';
import { type AgreementState, type AgreementType, agreementTypes } from '../agreements/agreement.rules.ts';

/**
 * The public register: agreements whose summary is public, whatever became of them, their project or their parties since.
 * No person is named, and no offer that was not accepted is in it.
 */
export interface RegisterLine {
  readonly agreementId: string;
  readonly title: string;
  readonly type: AgreementType;
  readonly state: AgreementState;
  readonly organisationName: string;
  readonly companyName: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly promisedPence: number;
  readonly publishedAt: Date;
}

export interface RegisterFilter {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly type?: string | undefined;
}

/** The last line of the page before: when it was published, in microseconds since 1970, and its id. */
export type RegisterPlace = readonly [number, string];

export const entriesPerPage = 20;

function selectLines(db: Db) {
  return db
    .selectFrom('agreement as a')
    .innerJoin('agreement_version as v', (join) =>
      join.onRef('v.agreement_id', '=', 'a.id').onRef('v.number', '=', 'a.version_in_force'),
    )
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .innerJoin('company as c', 'c.id', 'a.company_id')
    .where('a.summary_published_at', 'is not', null);
}

/** Words of a search, each of which must stand somewhere in an entry. */
const wordsMax = 8;
function contains(q: string) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, wordsMax);
  return sql<SqlBool>`${sql.join(
    words.map(
      (word) =>
        sql`position(${word} in lower(v.title || ' ' || v.summary || ' ' || o.name || ' ' || o.ods_code || ' ' || c.name)) > 0`,
    ),
    sql` and `,
  )}`;
}

export async function listRegister(
  db: Db,
  filter: RegisterFilter,
  after: RegisterPlace | undefined,
): Promise<{ lines: RegisterLine[]; next: string | undefined }> {
  const asked = filter.q?.trim() ?? '';
  const rows = await selectLines(db)
    .$if(asked !== '', (query) => query.where(contains(asked)))
    .$if(filter.state !== undefined, (query) => query.where('a.state', '=', filter.state ?? ''))
    .$if(filter.type !== undefined, (query) => query.where('v.type', '=', filter.type ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(a.summary_published_at, a.id) < ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy('a.summary_published_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(entriesPerPage + 1)
    .select([
      'a.id',
      'v.title',
      'v.type',
      'a.state',
      'o.name as organisation_name',
      'c.name as company_name',
      'v.starts_on',
      'v.ends_on',
      sql<number>`(v.company_cash_pence + coalesce(v.company_kind_pence, 0))::bigint`.as('promised'),
      'a.summary_published_at',
      sql<number>`(extract(epoch from a.summary_published_at) * 1000000)::bigint`.as(
        'published_microseconds',
      ),
    ])
    .execute();
  const shown = rows.slice(0, entriesPerPage);
  const last = rows.length > entriesPerPage ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => ({
      agreementId: row.id,
      title: row.title,
      type: row.type as AgreementType,
      state: row.state as AgreementState,
      organisationName: row.organisation_name,
      companyName: row.company_name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      promisedPence: row.promised,
      publishedAt: row.summary_published_at ?? new Date(0),
    })),
    next: last && encodeCursor([last.published_microseconds, last.id]),
  };
}

type Cell = string | number | boolean | Date | null;
export type RegisterRow = Readonly<Record<string, Cell>> & { readonly id: string };

/** The columns of the register as a file; docs/register.md says what each holds. */
export const registerColumns = [
  'id',
  'title',
  'category',
  'state',
  'organisation_code',
  'organisation_name',
  'company_number',
  'company_name',
  'starts_on',
  'ends_on',
  'organisation_promised_money_gbp',
  'organisation_promised_kind_gbp',
  'company_promised_money_gbp',
  'company_promised_kind_gbp',
  'organisation_given_gbp',
  'company_given_gbp',
  'version_in_force',
  'signed_at',
  'summary_published_at',
  'active_since',
  'completed_at',
  'ended_early_at',
  'reason_for_early_end',
  'outcome',
  'outcomes_published_at',
  'people_who_declared',
  'people_with_an_interest',
  'mitigation_agreed',
  'bids_waived',
  'summary',
] as const;

const rowsAtATime = 500;

/** A piece of the register, in the order of ids. */
export function readRegister(db: Db, after: string) {
  const words = sql`case v.type ${sql.join(
    Object.entries(agreementTypes).map(([type, text]) => sql`when ${sql.lit(type)} then ${sql.lit(text)}`),
    sql` `,
  )} end`;
  const given = (side: 'organisation' | 'company') =>
    sql`(select coalesce(sum(t.pence), 0)::bigint / 100.0 from value_transfer t
      where t.agreement_id = a.id and t.giver = ${sql.lit(side)} and t.struck_at is null)::float8`;
  return sql<RegisterRow>`
    select a.id, v.title, ${words} as category, a.state, o.ods_code as organisation_code, o.name as organisation_name,
      c.company_number, c.name as company_name, v.starts_on, v.ends_on,
      (v.organisation_cash_pence / 100.0)::float8 as organisation_promised_money_gbp,
      (v.organisation_kind_pence / 100.0)::float8 as organisation_promised_kind_gbp,
      (v.company_cash_pence / 100.0)::float8 as company_promised_money_gbp,
      (v.company_kind_pence / 100.0)::float8 as company_promised_kind_gbp,
      ${given('organisation')} as organisation_given_gbp, ${given('company')} as company_given_gbp,
      a.version_in_force, a.signed_at, a.summary_published_at, a.activated_at as active_since, a.completed_at,
      a.terminated_at as ended_early_at, a.termination_reason as reason_for_early_end,
      case when a.state = 'outcomes-published' then r.verdict end as outcome, a.outcomes_published_at,
      (select count(*)::int from declaration d where d.request_id = a.request_id and d.superseded_at is null) as people_who_declared,
      (select count(*)::int from declaration d where d.request_id = a.request_id and d.superseded_at is null and d.kind = 'interests') as people_with_an_interest,
      exists (select 1 from conflict_review w where w.id = latest_review(a.interest_id) and w.mitigation is not null) as mitigation_agreed,
      (select count(*)::int from bid_waiver w where w.interest_id = a.interest_id) as bids_waived, v.summary
    from agreement a join agreement_version v on v.agreement_id = a.id and v.number = a.version_in_force
      join organisation o on o.id = a.organisation_id join company c on c.id = a.company_id
      left join outcome_report r on r.agreement_id = a.id
    where a.summary_published_at is not null and a.id > ${after}
    order by a.id limit ${rowsAtATime}`.execute(db);
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

export async function* readWholeRegister(db: Db): AsyncGenerator<RegisterRow> {
  let after = beforeAll;
  for (;;) {
    const { rows } = await readRegister(db, after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtATime) return;
    after = last.id;
  }
}
