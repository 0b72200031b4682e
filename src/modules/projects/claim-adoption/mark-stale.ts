import { newAct } from '#platform/events/event.ts';
import type { Platform } from '#platform/platform.ts';
import { markStale } from './mark-stale.queries.ts';

export const staleAdoptionsQueue = 'projects.mark-stale-adoptions';

export async function markStaleAdoptions({ database, clock }: Platform): Promise<void> {
  const act = newAct({ actor: null, organisation: null, at: clock.now() });
  await database.db.transaction().execute((tx) => markStale(tx, act));
}
