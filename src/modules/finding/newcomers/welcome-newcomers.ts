import type { Platform } from '#platform/platform.ts';
import { findDuplicatesOf } from '../duplicates/find-duplicates.ts';
import { matchNewcomer } from '../matching/match-newcomer.ts';
import { takeNewcomers } from './newcomer.queries.ts';

/** The index must have heard of what came at the same moment: each is asked for the other, and one of the two finds it. */
const waitSeconds = 5;
const atOnce = 20;

/**
 * Compares each new idea with those before it, and matches needs and projects. A batch is one transaction with the events that
 * it writes: a worker that dies in the middle has done nothing.
 */
export async function welcomeNewcomers(platform: Platform): Promise<void> {
  const { database, clock } = platform;
  for (;;) {
    const taken = await database.db.transaction().execute(async (tx) => {
      const now = clock.now();
      const fresh = await takeNewcomers(tx, new Date(now.getTime() - waitSeconds * 1_000), atOnce);
      for (const newcomer of fresh) {
        if (newcomer.kind === 'idea') await findDuplicatesOf(platform, tx, newcomer.id, now);
        else await matchNewcomer(platform, tx, newcomer.kind, newcomer.id, now);
      }
      return fresh.length;
    });
    if (taken === 0) return;
  }
}
