import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Db } from '#platform/db/database.ts';
import type { Standing } from '../companies/company-standing.queries.ts';
import {
  listedFor,
  type RequestForCompanies,
  selectForCompanies,
  toRequestForCompanies,
} from './request.queries.ts';

export interface RequestFilter {
  readonly need?: string | undefined;
  readonly topic?: string | undefined;
  readonly region?: string | undefined;
  readonly buying?: string | undefined;
  /** The smallest amount that helps is at most this. */
  readonly helpsFromPence?: number | undefined;
  readonly words?: string | undefined;
}

/** The last row of the page before: when it was listed, in microseconds since 1970, and its id. */
export type RequestPlace = readonly [number, string];

export const requestsPerPage = 20;

/** What is listed for somebody who acts for these companies, the newest first. */
export async function listRequests(
  db: Db,
  standings: readonly Standing[],
  filter: RequestFilter,
  after: RequestPlace | undefined,
): Promise<{ requests: RequestForCompanies[]; next: string | undefined }> {
  const rows = await selectForCompanies(db)
    .where(listedFor(standings))
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
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(r.listed_at, r.id) < ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy('r.listed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(requestsPerPage + 1)
    .select(sql<number>`(extract(epoch from r.listed_at) * 1000000)::bigint`.as('listed_microseconds'))
    .execute();
  const shown = rows.slice(0, requestsPerPage);
  const last = rows.length > requestsPerPage ? shown.at(-1) : undefined;
  return {
    requests: shown.map(toRequestForCompanies),
    next: last && encodeCursor([last.listed_microseconds, last.id]),
  };
}

function escaped(words = ''): string {
  return words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
