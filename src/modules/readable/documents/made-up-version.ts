import { visitor } from '#kit/viewer.ts';
import type { Tx } from '#platform/db/database.ts';
import { newAct } from '#platform/events/event.ts';
import { pictureOf, proposePictures } from '../symbols/propose-pictures.ts';
import { publish, sign } from './desk/steps/version-steps.queries.ts';
import { findDocument } from './readable-sources.ts';
import { findVersion } from './version.queries.ts';
import type { Explained, Line } from './version.rules.ts';
import { insertVersion } from './write-version.queries.ts';

/** A version of the demonstration: it says that it is made up wherever it is shown. Who checked is another than who wrote. */
export async function insertMadeUpVersion(
  tx: Tx,
  made: {
    kind: string;
    ref: string;
    /** Easy Read where it is left out. In symbols each line has those that the map proposes. */
    format?: 'easy-read' | 'symbols';
    title: string;
    lines: readonly { heading: boolean; text: string; concept: string | undefined }[];
    glossary: readonly Explained[];
    writerId: string;
    checkerId: string | undefined;
    at: Date;
  },
): Promise<void> {
  const { format = 'easy-read' } = made;
  const document = await findDocument(tx, visitor, made.kind, made.ref);
  if (!document) throw new Error(`the demonstration has no ${made.kind} for '${made.title}' that is open`);
  const act = (actor: string) => newAct({ actor, organisation: null, at: made.at });
  const versionId = await insertVersion(tx, act(made.writerId), {
    document,
    format,
    origin: 'written',
    title: made.title,
    lines: made.lines.map(format === 'symbols' ? toSymbols : toLine),
    glossary: made.glossary,
    by: made.writerId,
    madeUp: true,
  });
  if (versionId === undefined) return;
  const version = await findVersion(tx, versionId);
  if (!version) return;
  if (made.checkerId !== undefined)
    await sign(tx, act(made.checkerId), version, { by: made.checkerId, note: '' });
  await publish(tx, act(made.writerId), version, made.writerId);
}

function toSymbols(line: { heading: boolean; text: string }): Line {
  const pictures = line.heading ? [] : proposePictures(line.text).filter((one) => one.status !== 'keyword');
  return {
    kind: line.heading ? 'heading' : 'sentence',
    text: line.text,
    pictures: pictures.map(({ picture, words }) => ({ picture, words })),
    decided: true,
  };
}

function toLine(line: { heading: boolean; text: string; concept: string | undefined }): Line {
  if (line.heading) return { kind: 'heading', text: line.text, pictures: [], decided: true };
  const picture = line.concept === undefined ? undefined : pictureOf(line.concept);
  return {
    kind: 'sentence',
    text: line.text,
    pictures: picture === undefined ? [] : [{ picture, words: line.text }],
    decided: true,
  };
}
