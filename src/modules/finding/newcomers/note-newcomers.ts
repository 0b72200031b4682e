import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { type Newcomer, noteNewcomers } from './newcomer.queries.ts';

const kinds: Readonly<Record<string, Newcomer['kind']>> = {
  'idea.posted': 'idea',
  'need.posted': 'need',
  'project.published': 'project',
};

/** Follows the log and keeps what is new, until it can be compared with what was there before. */
export const newcomers: Subscriber = {
  name: 'finding.newcomers',
  async handle(tx, events) {
    const fresh = new Map(
      events.flatMap((event) => {
        const kind = kinds[event.verb];
        return kind === undefined
          ? []
          : [[event.subject, { id: event.subject, kind, since: event.at }] as const];
      }),
    );
    await noteNewcomers(tx, [...fresh.values()]);
  },
};
