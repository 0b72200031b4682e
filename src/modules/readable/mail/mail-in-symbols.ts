import type { MailAttachment, Message } from '#platform/mail/mail.ts';
import type { SymbolMail } from '#platform/mail/mail-forms.ts';
import type { Platform } from '#platform/platform.ts';
import { findPicture, packs } from '../symbols/catalogue.ts';
import { picturePaths } from '../symbols/picture.paths.ts';
import { findChoosing } from '../symbols/picture.queries.ts';
import { pngOf } from '../symbols/png.ts';
import { printedPicture } from '../symbols/printed-picture.ts';
import { type Choosing, pictureOf, proposePictures } from '../symbols/propose-pictures.ts';
import { readSentences } from '../symbols/read-words.ts';
import { linesOf, symbolRow } from './mail-words.rules.ts';
import { type ShownSymbol, type SymbolLine, symbolMailPage } from './symbol-mail.view.tsx';

/** An e-mail of this many different pictures is a few hundred KB; what is beyond goes without. */
const picturesMax = 80;
const packPictureWidth = 128;

interface Drawn extends MailAttachment {
  readonly contentId: string;
  readonly title: string;
}

/**
 * An e-mail with each sentence under its row of symbols, as this reader wants them: from the concept map, without what an
 * editor rejected, and nothing that was found by a title only.
 */
export async function mailInSymbols(
  platform: Platform,
  message: Pick<Message, 'subject' | 'text'>,
  reader: { personId: string; points: number },
): Promise<SymbolMail> {
  const choosing = await findChoosing(platform.database.db, reader.personId);
  const drawn = new Map<string, Drawn>();
  const lines: SymbolLine[] = [];
  for (const { words, links } of linesOf(`${message.subject}\n${message.text}`)) {
    const sentences = [];
    for (const text of readSentences(words))
      sentences.push({ text, symbols: await symbolsFor(platform, text, choosing, drawn) });
    lines.push({ sentences, links });
  }
  const all = lines.flatMap((line) => line.sentences);
  return {
    complete: all.length > 0 && all.every((sentence) => sentence.symbols.length > 0),
    pictures: [...drawn.values()].map(({ title: _title, ...attachment }) => attachment),
    html: symbolMailPage({
      lines,
      points: reader.points,
      credits: creditsOf(drawn.keys()),
      creditsAddress: new URL(picturePaths.credits(), platform.config.baseUrl).toString(),
    }),
  };
}

async function symbolsFor(
  platform: Platform,
  sentence: string,
  choosing: Choosing,
  drawn: Map<string, Drawn>,
): Promise<ShownSymbol[]> {
  const proposed = proposePictures(sentence, choosing).filter((one) => one.status !== 'keyword');
  const shown: ShownSymbol[] = [];
  for (const { picture, words } of symbolRow(sentence, proposed, pictureOf('no', choosing))) {
    const known =
      drawn.get(picture) ?? (drawn.size < picturesMax ? await draw(platform, picture) : undefined);
    // A 'not' without what it denies, or the other way round, would mislead.
    if (!known) return [];
    drawn.set(picture, known);
    shown.push({ contentId: known.contentId, title: known.title, words });
  }
  return shown;
}

/** As PNG: mail programs show no SVG. @returns undefined for a picture that cannot be had so */
async function draw(platform: Platform, picture: string): Promise<Drawn | undefined> {
  const contentId = `${picture.replace(/[^A-Za-z0-9]+/g, '-')}@symbols`;
  const [kind = '', id = ''] = picture.split(/:(.*)/s);
  if (kind === 'pack') {
    const printed = await printedPicture(platform, id, packPictureWidth);
    return printed && { ...pictureFile(printed.contentType, printed.bytes), contentId, title: printed.title };
  }
  const png = await pngOf(picture);
  return png && { ...pictureFile('image/png', png), contentId, title: findPicture(picture)?.title ?? '' };
}

function pictureFile(contentType: string, bytes: Uint8Array): MailAttachment {
  return {
    fileName: contentType === 'image/png' ? 'symbol.png' : 'symbol.jpg',
    contentType,
    base64: Buffer.from(bytes).toString('base64'),
  };
}

function creditsOf(pictures: Iterable<string>): string[] {
  const kinds = new Set([...pictures].map((picture) => picture.split(':')[0]));
  return [
    ...Object.entries(packs)
      .filter(([name]) => kinds.has(name))
      .map(([, pack]) => `${pack.title} (${pack.licence})`),
    ...(kinds.has('pack') ? ['imported packs'] : []),
  ];
}
