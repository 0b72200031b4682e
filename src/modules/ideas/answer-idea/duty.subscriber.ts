import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { openDuty } from '../answer.queries.ts';
import { findPosted } from './duty.queries.ts';

/** Each posted idea gets somebody who owes it an answer, by a date. */
export const openDuties: Subscriber = {
  name: 'ideas.duties',
  async handle(tx, events) {
    for (const event of events) {
      if (event.verb !== 'idea.posted') continue;
      const idea = await findPosted(tx, event.subject);
      if (idea) await openDuty(tx, idea);
    }
  },
};
