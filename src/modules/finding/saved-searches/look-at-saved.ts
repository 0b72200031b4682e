import type { Tx } from '#platform/db/database.ts';
import type { Platform } from '#platform/platform.ts';
import { findPersonAsViewer } from '#platform/session/session.queries.ts';
import { peopleBehind } from '../readable-record.ts';
import { find } from '../search/find.ts';
import { findOrganisationIds } from '../search/organisation-names.queries.ts';
import { readKept, toQuestion } from '../search/search-address.ts';
import { type DueSearch, findTold, insertTold, markLooked, takeDueSearches } from './alert.queries.ts';
import { lookAgainMinutes, news } from './saved-search.rules.ts';

const atOnce = 20;
const minute = 60_000;
/** What is told of in one notice at most; the search itself shows all. */
const hitsMax = 20;
/** The index may hear late of what was shown: a look reaches back this far, and what was told of is remembered. */
const reachBackMinutes = 60;

/** Asks each saved search again as the person who saved it, with all that they may read now, and tells of what is new. */
export async function lookAtSavedSearches(platform: Platform): Promise<void> {
  const { database, clock } = platform;
  for (;;) {
    const looked = await database.db.transaction().execute(async (tx) => {
      const now = clock.now();
      const before = (how: keyof typeof lookAgainMinutes) =>
        new Date(now.getTime() - lookAgainMinutes[how] * minute);
      const due = await takeDueSearches(tx, { 'at-once': before('at-once'), daily: before('daily') }, atOnce);
      for (const search of due) if (!(await look(platform, tx, search, now))) return 0;
      return due.length;
    });
    if (looked === 0) return;
  }
}

/** @returns false where search is being rebuilt: it is looked at later, and nothing is missed */
async function look(platform: Platform, tx: Tx, search: DueSearch, now: Date): Promise<boolean> {
  const viewer = await findPersonAsViewer(tx, search.personId, now);
  if (viewer) {
    const asked = readKept(search.question);
    const since = new Date(
      Math.max(search.savedAt.getTime(), search.lookedAt.getTime() - reachBackMinutes * minute),
    );
    const from = since.toISOString().slice(0, 10);
    const answer = await find(platform, viewer, {
      ...toQuestion(
        {
          ...asked,
          from: asked.from !== undefined && asked.from > from ? asked.from : from,
          order: 'newest',
        },
        await findOrganisationIds(tx, asked.organisation),
      ),
      atMost: hitsMax,
    });
    if (answer.state === 'rebuilding') return false;
    // The nearest to a search that finds nothing are no news.
    const hits = answer.nearestOnly ? [] : answer.hits;
    const told = await findTold(
      tx,
      search.searchId,
      hits.map(({ id }) => id),
    );
    const own = new Set<string>();
    for (const hit of hits)
      if ((await peopleBehind(tx, hit.kind, hit.id)).includes(search.personId)) own.add(hit.id);
    const fresh = news(hits, since, { told, own });
    if (fresh.length > 0) await insertTold(tx, search, fresh, now);
  }
  await markLooked(tx, search.searchId, now);
  return true;
}
