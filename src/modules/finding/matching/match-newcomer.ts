import type { Tx } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
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
  const similar = await findSimilar(platform, programmeEyes, {
    text: `${newcomer.title}\n${newcomer.summary}`,
    kinds: [other],
    atMost: lookedAt,
  });
  for (const one of similar) {
    const document = await findDocument(tx, other, one.id);
    if (!document) continue;
    const [need, project] = kind === 'need' ? [newcomer, document] : [document, newcomer];
    if (mayAnswer(need, project))
      await insertMatch(tx, newAct({ actor: null, organisation: null, at: now }), need.id, project.id);
  }
}
