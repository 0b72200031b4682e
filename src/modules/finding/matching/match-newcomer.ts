import type { Tx } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import type { SearchDocument } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { findDocument, programmeEyes } from '../readable-record.ts';
import { findSimilar } from '../similar/find-similar.ts';
import { mayAnswer } from './likeness.rules.ts';
import { insertMatch } from './match.queries.ts';

const lookedAt = 10;

/** A new need meets the projects that there are; a newly published project meets the old needs. Each pair is told of once, ever. */
export async function matchNewcomer(
  platform: Platform,
  tx: Tx,
  kind: 'need' | 'project',
  id: string,
  now: Date,
): Promise<void> {
  const newcomer = await findDocument(tx, kind, id);
  if (!newcomer) return;
  const other = kind === 'need' ? 'project' : 'need';
  for (const otherId of await alikeOnes(platform, other, newcomer)) {
    const document = await findDocument(tx, other, otherId);
    if (!document) continue;
    const [need, project] = kind === 'need' ? [newcomer, document] : [document, newcomer];
    if (mayAnswer(need, project))
      await insertMatch(tx, newAct({ actor: null, organisation: null, at: now }), need.id, project.id);
  }
}

/** By the title alone, which says it shortest, and by all that it is about. */
async function alikeOnes(platform: Platform, kind: string, document: SearchDocument): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const text of [document.title, `${document.title}\n${document.summary}`])
    for (const { id } of await findSimilar(platform, programmeEyes, {
      text,
      kinds: [kind],
      atMost: lookedAt,
    }))
      ids.add(id);
  return ids;
}
