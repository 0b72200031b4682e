import type { Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';

const reviewsAtOnce = 200;

/** Marks what is due as reminded, and tells: one event a person. @returns how many needs were taken */
export async function takeDueReviews(tx: Tx, act: Act, today: string): Promise<number> {
  const due = await tx
    .selectFrom('communication_need')
    .where('removed_at', 'is', null)
    .where('review_due_on', '<=', today)
    .where('review_reminded_at', 'is', null)
    .orderBy('review_due_on')
    .limit(reviewsAtOnce)
    .forUpdate()
    .skipLocked()
    .select(['id', 'person_id'])
    .execute();
  if (due.length === 0) return 0;
  await tx
    .updateTable('communication_need')
    .set({ review_reminded_at: act.at })
    .where(
      'id',
      'in',
      due.map((need) => need.id),
    )
    .execute();
  for (const [personId, needs] of Map.groupBy(due, (need) => need.person_id))
    await append(tx, act, {
      verb: 'communication-needs.review-due',
      subjectKind: 'person',
      subject: personId,
      payload: { needs: needs.length },
    });
  return due.length;
}
