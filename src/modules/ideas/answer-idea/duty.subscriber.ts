import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { openDutiesOf } from '../answer.queries.ts';

/** Each posted idea gets somebody who owes it an answer, by a date. */
export const openDuties: Subscriber = {
  name: 'ideas.duties',
  handle: (tx, events) =>
    openDutiesOf(
      tx,
      events.filter((event) => event.verb === 'idea.posted').map((event) => event.subject),
    ),
};
