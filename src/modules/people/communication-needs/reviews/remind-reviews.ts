import { londonToday } from '#kit/local-date.ts';
import { newAct } from '#platform/events/event.ts';
import type { Platform } from '#platform/platform.ts';
import { takeDueReviews } from './review.queries.ts';

export const reviewsQueue = 'people.need-reviews';

/** Each need whose day has come: its person is reminded once. Several processes may run it at the same time. */
export async function remindReviews({ database, clock }: Platform): Promise<number> {
  const now = clock.now();
  let reminded = 0;
  for (;;) {
    const taken = await database.db
      .transaction()
      .execute((tx) =>
        takeDueReviews(tx, newAct({ actor: null, organisation: null, at: now }), londonToday(now)),
      );
    if (taken === 0) return reminded;
    reminded += taken;
  }
}
