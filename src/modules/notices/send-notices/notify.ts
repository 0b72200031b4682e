import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { insertNotices, type NewNotice } from '../notice.queries.ts';
import { sourcesOf } from '../notice-sources.ts';
import { sendAtOnceQueue } from './send-notices.ts';

/** Follows the log and notes whom each event concerns. Nobody is told of what they did themselves. */
export function notify(jobs: Jobs): Subscriber {
  return {
    name: 'notices',
    async handle(tx, events) {
      const notices: NewNotice[] = [];
      for (const event of events)
        for (const source of sourcesOf(event.verb))
          for (const { personId, kind } of await source.recipients(tx, event))
            if (personId !== event.actor) notices.push({ personId, kind, event });
      if (notices.length === 0) return;
      await insertNotices(tx, notices);
      await jobs.send(tx, sendAtOnceQueue, {});
    },
  };
}
