import { visitor } from '#kit/viewer.ts';
import { newAct } from '#platform/events/event.ts';
import type { Subscriber } from '#platform/events/subscriber.queries.ts';
import { markCurrent, markOutdated } from './outdated.queries.ts';
import { findPublishedRecords } from './published-records.queries.ts';
import { hashOf, readableSources } from './readable-sources.ts';

/**
 * Notes which versions were written from other words than their record has now, and tells who wrote them. Readers do not wait
 * for it: a page compares the two each time it is made.
 */
export const outdatedVersions: Subscriber = {
  name: 'readable.outdated-versions',
  async handle(tx, events) {
    const verbs = new Set(readableSources().flatMap((source) => source.verbs));
    const touched = events.filter((event) => verbs.has(event.verb));
    const at = touched.at(-1)?.at;
    if (at === undefined) return;
    const ids = [...new Set(touched.flatMap((event) => [event.subject, ...event.concerns]))];
    const pages = touched.some((event) => event.verb === 'programme.changed')
      ? readableSources().flatMap((source) => (source.onlyId === undefined ? [] : [source.onlyId]))
      : [];
    const act = newAct({ actor: null, organisation: null, at });
    for (const record of await findPublishedRecords(tx, [...ids, ...pages])) {
      const source = readableSources().find((one) => one.kind === record.kind);
      const document = await source?.find(tx, visitor, record.recordId);
      if (!document) continue;
      const now = { ...record, hash: hashOf(document) };
      await markCurrent(tx, now);
      await markOutdated(tx, act, now);
    }
  },
};
