import { z } from 'zod';
import { normaliseTyped } from '#kit/text.ts';
import type { Tx } from '#platform/db/database.ts';
import { pictureBytes } from '../symbols/catalogue.ts';
import { findPackPictureIds, markSent } from './board-file.queries.ts';
import { messageText, readSymbols } from './message.rules.ts';

/** The field in which a form carries the symbols of its words. It is never what is wrong with a form. */
export const symbolsField = z.string().max(60_000).optional().catch(undefined);

/**
 * The symbols of words that are being sent: only where they say exactly these words, with pictures that there are, and of
 * own pictures only the sender's. @returns them as JSON to be stored beside the words; null where the words stand alone
 */
export async function acceptSymbols(
  tx: Tx,
  sent: { personId: string; body: string; symbols?: string | undefined; at: Date },
): Promise<string | null> {
  const symbols = readSymbols(sent.symbols);
  if (symbols.length === 0 || normaliseTyped(messageText(symbols)) !== sent.body) return null;
  const [own, packed] = [idsOf('own'), idsOf('pack')];
  const mine = new Set(await markSent(tx, sent.personId, own, sent.at));
  const known = new Set(await findPackPictureIds(tx, packed));
  const accepted = symbols.map(({ picture, ...symbol }) =>
    picture !== undefined && isThere(picture) ? { ...symbol, picture } : symbol,
  );
  return JSON.stringify(accepted);

  function idsOf(kind: string): string[] {
    return symbols.flatMap(({ picture = '' }) => {
      const id = picture.startsWith(`${kind}:`) ? picture.slice(kind.length + 1) : '';
      return uuid.test(id) ? [id] : [];
    });
  }

  function isThere(picture: string): boolean {
    const [kind = '', id = ''] = picture.split(/:(.*)/s);
    if (kind === 'own') return mine.has(id);
    return kind === 'pack' ? known.has(id) : pictureBytes(picture) !== undefined;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
