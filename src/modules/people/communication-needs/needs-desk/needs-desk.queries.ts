import { sql } from 'kysely';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { isNeedName, type NeedName } from '../need-kinds.rules.ts';
import { readableNeeds } from '../needs.queries.ts';

export interface OverdueReview {
  readonly personId: string;
  readonly personName: string;
  readonly kind: NeedName;
  readonly reviewDueOn: string;
}

const reviewsShown = 100;

/** Reviews past their day, the oldest first: by name where it may be shared; the others are only counted. */
export async function findOverdueReviews(
  db: Db,
  viewer: Viewer,
  today: string,
): Promise<{ named: OverdueReview[]; unnamed: number }> {
  const { rows } = await sql<{
    person_id: string;
    name: string | null;
    kind: string;
    review_due_on: string;
    mine: boolean;
  }>`
    select n.person_id, p.name, n.kind, n.review_due_on, n.shared_at is not null as mine
    from communication_need n join person p on p.id = n.person_id
    where n.removed_at is null and n.review_due_on < ${today}::date and n.shared_at is not null and ${readableNeeds(viewer)}
    order by n.review_due_on, n.id limit ${reviewsShown}`.execute(db);
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from communication_need
    where removed_at is null and review_due_on < ${today}::date and shared_at is null`.execute(db);
  return {
    named: rows.flatMap((row) =>
      isNeedName(row.kind)
        ? [
            {
              personId: row.person_id,
              personName: row.name ?? '',
              kind: row.kind,
              reviewDueOn: row.review_due_on,
            },
          ]
        : [],
    ),
    unnamed: counted.rows[0]?.count ?? 0,
  };
}

/** @returns undefined unless this person shares at least one need with the viewer */
export async function findPersonWithNeeds(
  db: Db,
  viewer: Viewer,
  personId: string,
): Promise<{ personId: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select p.id, p.name from person p where p.id = ${personId} and p.erased_at is null
      and exists (select 1 from communication_need n where n.person_id = p.id and n.removed_at is null
        and n.shared_at is not null and ${readableNeeds(viewer)})`.execute(db);
  const row = rows[0];
  return row && { personId: row.id, name: row.name ?? '' };
}
