import type { Tx } from '#platform/db/database.ts';
import type { Platform } from '#platform/platform.ts';
import { likeness, likenessLimits } from '../matching/likeness.rules.ts';
import { findDocument, programmeEyes } from '../readable-record.ts';
import { findSimilar } from '../similar/find-similar.ts';
import { insertDuplicate } from './duplicate.queries.ts';

const comparedWith = 5;

/** Puts the ideas that are likely the same as a new one before the moderators. False alarms are common: nothing is blocked. */
export async function findDuplicatesOf(platform: Platform, tx: Tx, ideaId: string, now: Date): Promise<void> {
  const idea = await findDocument(tx, 'idea', ideaId);
  if (!idea) return;
  const text = `${idea.title}\n${idea.summary}`;
  const similar = await findSimilar(platform, programmeEyes, {
    text,
    kinds: ['idea'],
    atMost: comparedWith,
    excludeId: ideaId,
  });
  for (const { id } of similar) {
    const other = id === ideaId ? undefined : await findDocument(tx, 'idea', id);
    if (!other) continue;
    const alike = likeness(text, `${other.title}\n${other.summary}`);
    if (alike >= likenessLimits.likelyDuplicate)
      await insertDuplicate(tx, { ids: [ideaId, id], likeness: alike, now });
  }
}
