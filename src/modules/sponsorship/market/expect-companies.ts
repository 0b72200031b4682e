import { z } from 'zod';
import { londonToday } from '#kit/local-date.ts';
import type { PlacedEvent } from '#platform/events/event.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import type { JobDefinition } from '#platform/jobs/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { makeListAhead } from './make-list.ts';
import { market } from './market.rules.ts';
import { findCompaniesOf } from './market-list.queries.ts';

export const expectedListQueue = 'sponsorship.expected-list';

/** After these a company's list reads differently, or it sees one for the first time. */
const changing: ReadonlySet<string> = new Set([
  'company.verified',
  'company.code-accepted',
  'company.changed',
  'saved-interest.saved',
  'saved-interest.ended',
]);

const Expected = z.object({ companyId: z.string(), changedAt: z.coerce.date().nullable() });

/**
 * Whoever has just signed in, or has just been let in, soon looks at the list: so it is made before they come, in a job that is
 * queued together with the position in the log. What happened long ago calls for nothing: a replay makes no lists.
 */
export function expectCompanies({ jobs, clock }: Platform): Subscriber {
  return {
    name: 'sponsorship.expected-companies',
    async handle(tx, events) {
      const now = clock.now();
      const fresh = events.filter(
        (event) => now.getTime() - event.at.getTime() < market.keptMinutes * 60_000,
      );
      const people = fresh.filter(({ verb }) => verb === 'session.opened').map(({ subject }) => subject);
      const changedAt = new Map<string, Date | null>(
        (await findCompaniesOf(tx, people, londonToday(now))).map((companyId) => [companyId, null]),
      );
      for (const event of fresh) if (changing.has(event.verb)) changedAt.set(companyOf(event), event.at);
      for (const [companyId, at] of changedAt)
        await jobs.send(tx, expectedListQueue, { companyId, changedAt: at });
    },
  };
}

function companyOf({ subjectKind, subject, concerns }: PlacedEvent): string {
  return subjectKind === 'company' ? subject : (concerns[0] ?? subject);
}

export function makeExpectedLists({ database, clock }: Platform): JobDefinition {
  return {
    name: expectedListQueue,
    run: (data) => makeListAhead(database.db, clock.now(), Expected.parse(data)),
  };
}
