import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Db } from '#platform/db/database.ts';
import type { RequestState, SponsorshipNeed } from '../request.rules.ts';
import { projectIsOpen } from '../requests/request.queries.ts';

/** What everybody may read of a request: that it was made, what became of it, and which offer was accepted. */
export interface RequestEntry {
  readonly requestId: string;
  /** Undefined where moderators have hidden its project. */
  readonly title: string | undefined;
  readonly organisationName: string;
  readonly need: SponsorshipNeed;
  readonly amountFromPence: number | null;
  readonly amountToPence: number | null;
  readonly state: RequestState;
  readonly listedAt: Date;
  readonly project: { readonly projectId: string; readonly title: string } | undefined;
  readonly accepted:
    | {
        readonly companyName: string;
        readonly at: Date;
        readonly valuePence: number | null;
        /** Its agreement, once the summary of that is public. */
        readonly agreementId: string | undefined;
      }
    | undefined;
}

/** Listed once, with the organisation's consent to publication. Drafts and what was never consented to are not in it. */
function selectEntries(db: Db) {
  return db
    .selectFrom('sponsorship_request as r')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('expression_of_interest as e', (join) =>
      join.onRef('e.request_id', '=', 'r.id').on('e.state', '=', 'accepted'),
    )
    .leftJoin('company as c', 'c.id', 'e.company_id')
    .where('r.listed_at', 'is not', null)
    .where('r.publication_consented_at', 'is not', null)
    .where('r.state', '<>', 'draft')
    .select([
      'r.id',
      'r.title',
      'p.hidden_at',
      'p.title as project_title',
      'p.id as project_id',
      projectIsOpen.as('project_open'),
      'o.name as organisation_name',
      'r.need',
      'r.amount_from_pence',
      'r.amount_to_pence',
      'r.state',
      'r.listed_at',
      'c.name as company_name',
      'e.accepted_at',
      'e.value_pence',
      sql<
        string | null
      >`(select a.id from agreement a where a.interest_id = e.id and a.summary_published_at is not null
        order by a.begun_at desc limit 1)`.as('agreement_id'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>;

function toEntry(row: Row): RequestEntry {
  return {
    requestId: row.id,
    title: row.hidden_at === null ? row.title : undefined,
    organisationName: row.organisation_name,
    need: row.need as SponsorshipNeed,
    amountFromPence: row.amount_from_pence,
    amountToPence: row.amount_to_pence,
    // 'In talks' would tell rivals that somebody offered.
    state: row.state === 'in-talks' ? 'listed' : (row.state as RequestState),
    listedAt: row.listed_at ?? new Date(0),
    project: row.project_open ? { projectId: row.project_id, title: row.project_title } : undefined,
    accepted:
      row.accepted_at === null || row.company_name === null
        ? undefined
        : {
            companyName: row.company_name,
            at: row.accepted_at,
            valuePence: row.value_pence,
            agreementId: row.agreement_id ?? undefined,
          },
  };
}

export type RequestEntryPlace = readonly [number, string];
export const requestEntriesPerPage = 20;

/**
 * The newest first. While a request is open, it is listed here only as long as its project is open to everyone: a request
 * widens nothing. Afterwards it stays.
 */
export async function listRequestEntries(
  db: Db,
  after: RequestEntryPlace | undefined,
): Promise<{ entries: RequestEntry[]; next: string | undefined }> {
  const rows = await selectEntries(db)
    .where(sql<SqlBool>`(r.state not in ('listed', 'in-talks') or (${projectIsOpen}))`)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(r.listed_at, r.id) < ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy('r.listed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(requestEntriesPerPage + 1)
    .select(sql<number>`(extract(epoch from r.listed_at) * 1000000)::bigint`.as('listed_microseconds'))
    .execute();
  const shown = rows.slice(0, requestEntriesPerPage);
  const last = rows.length > requestEntriesPerPage ? shown.at(-1) : undefined;
  return { entries: shown.map(toEntry), next: last && encodeCursor([last.listed_microseconds, last.id]) };
}

/** @returns undefined where there is no such entry: absent, a draft, or not consented to */
export async function findRequestEntry(db: Db, requestId: string): Promise<RequestEntry | undefined> {
  const row = await selectEntries(db)
    .where('r.id', '=', requestId)
    .where(sql<SqlBool>`(r.state not in ('listed', 'in-talks') or (${projectIsOpen}))`)
    .executeTakeFirst();
  return row && toEntry(row);
}
