import { type SqlBool, sql } from 'kysely';
import { encodeCursor } from '#kit/key-page.ts';
import type { Db } from '#platform/db/database.ts';

export interface WaitingReview {
  readonly interestId: string;
  readonly companyName: string;
  readonly requestTitle: string;
  readonly organisationName: string;
  readonly sinceOn: string;
}

/** The last row of the page before: since when it waits, in microseconds since 1970, and its id. */
export type ReviewPlace = readonly [number, string];

const reviewsPerPage = 50;

/** What waits for a conflict review, the longest first, without the offers to the reviewer's own teams. */
export async function findWaitingReviews(
  db: Db,
  reviewerId: string,
  after: ReviewPlace | undefined,
): Promise<{ waiting: WaitingReview[]; next: string | undefined }> {
  const rows = await db
    .selectFrom('expression_of_interest as e')
    .innerJoin('company as c', 'c.id', 'e.company_id')
    .innerJoin('sponsorship_request as r', 'r.id', 'e.request_id')
    .innerJoin('project as p', 'p.id', 'r.project_id')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .where('e.state', '=', 'conflict-review')
    .where(sql<SqlBool>`not on_request_team(${reviewerId}::uuid, r.id)`)
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(e.moved_at, e.id) > ('epoch'::timestamptz + ${after?.[0] ?? 0}::bigint * interval '1 microsecond', ${after?.[1] ?? ''}::uuid)`,
      ),
    )
    .orderBy('e.moved_at')
    .orderBy('e.id')
    .limit(reviewsPerPage + 1)
    .select([
      'e.id',
      'c.name',
      'r.title',
      'o.name as organisation_name',
      sql<string>`london_day(e.moved_at)::text`.as('since_on'),
      sql<number>`(extract(epoch from e.moved_at) * 1000000)::bigint`.as('since_microseconds'),
    ])
    .execute();
  const shown = rows.slice(0, reviewsPerPage);
  const last = rows.length > reviewsPerPage ? shown.at(-1) : undefined;
  return {
    waiting: shown.map((row) => ({
      interestId: row.id,
      companyName: row.name,
      requestTitle: row.title,
      organisationName: row.organisation_name,
      sinceOn: row.since_on,
    })),
    next: last && encodeCursor([last.since_microseconds, last.id]),
  };
}
