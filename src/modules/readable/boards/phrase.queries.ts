import { newId } from '#kit/ids.ts';
import type { Db, Tx } from '#platform/db/database.ts';
import { append } from '#platform/events/event.queries.ts';
import type { Act } from '#platform/events/event.ts';
import { type ChosenSymbol, readSymbols } from './message.rules.ts';

export interface Phrase {
  readonly phraseId: string;
  readonly symbols: readonly ChosenSymbol[];
}

export const phrasesMax = 100;

export async function findPhrases(db: Db, personId: string): Promise<Phrase[]> {
  const rows = await db
    .selectFrom('phrase')
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(phrasesMax)
    .select(['id', 'symbols'])
    .execute();
  return rows.map((row) => ({ phraseId: row.id, symbols: readSymbols(row.symbols) }));
}

/** @returns false where there are as many as one person may keep */
export async function insertPhrase(
  tx: Tx,
  act: Act,
  personId: string,
  symbols: readonly ChosenSymbol[],
): Promise<boolean> {
  await tx.selectFrom('person').where('id', '=', personId).select('id').forUpdate().execute();
  const kept = await findPhrases(tx, personId);
  if (kept.length >= phrasesMax) return false;
  const phraseId = newId();
  await tx
    .insertInto('phrase')
    .values({ id: phraseId, person_id: personId, symbols: JSON.stringify(symbols), saved_at: act.at })
    .execute();
  await append(tx, act, { verb: 'phrase.saved', subjectKind: 'phrase', subject: phraseId });
  return true;
}

/** @returns false where it is another person's, or gone already */
export async function deletePhrase(tx: Tx, act: Act, personId: string, phraseId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('phrase')
    .where('id', '=', phraseId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (gone.numDeletedRows !== 1n) return false;
  await append(tx, act, { verb: 'phrase.removed', subjectKind: 'phrase', subject: phraseId });
  return true;
}
