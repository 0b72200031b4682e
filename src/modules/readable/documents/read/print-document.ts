import { formatLocalDate, londonToday } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import type { PdfDocument, PdfPart, PicturedSentence } from '#platform/pdf/pdf-document.ts';
import type { Platform } from '#platform/platform.ts';
import { findPicture, packs, pictureBytes } from '../../symbols/catalogue.ts';
import { printedPicture } from '../../symbols/printed-picture.ts';
import { explainLines, isMeantBy } from '../explain.rules.ts';
import type { Version } from '../version.queries.ts';
import type { Line } from '../version.rules.ts';
import type { Reading } from './read-document.ts';

/** Points in which a pictured sentence is set where nothing larger is asked. */
const usualPoints = 16;
/** In dots: sharp at the size in which it is printed. */
const packPictureWidth = 480;

interface PrintFacts {
  readonly points: number | null;
  readonly address: string;
  readonly programme: string;
  readonly now: Date;
}

/** The same page for paper: pictures with what they show, hard words where they stand, and what is known of the version. */
export async function documentToPrint(
  platform: Platform,
  reading: Reading,
  facts: PrintFacts,
): Promise<PdfDocument> {
  const parts: PdfPart[] = [{ kind: 'heading', level: 1, text: reading.title }];
  for (const { line, explains } of explainLines(reading.lines, reading.glossary)) {
    if (line.kind === 'heading') parts.push({ kind: 'heading', level: 2, text: line.text });
    else {
      const sentences: PicturedSentence[] = [await picturedSentence(platform, line)];
      for (const one of explains) sentences.push({ text: `${one.word} means: ${isMeantBy(one)}` });
      parts.push({ kind: 'pictured', sentences });
    }
  }
  if (reading.glossary.length > 0)
    parts.push(
      { kind: 'heading', level: 2, text: 'Hard words' },
      {
        kind: 'pictured',
        sentences: reading.glossary.map((one) => ({ text: `${one.word}: ${isMeantBy(one)}` })),
      },
    );
  parts.push(
    { kind: 'heading', level: 2, text: 'About this page' },
    { kind: 'list', items: aboutThePrint(reading, facts) },
  );
  return {
    title: reading.title,
    lang: 'en-GB',
    footer: `${facts.programme}: ${reading.title}`,
    madeAt: facts.now,
    letterScale: (facts.points ?? usualPoints) / usualPoints,
    parts,
  };
}

async function picturedSentence(platform: Platform, line: Line): Promise<PicturedSentence> {
  const chosen = line.pictures[0];
  const picture = chosen && (await pictureFor(platform, chosen.picture));
  return picture ? { text: line.text, picture } : { text: line.text };
}

/** @returns undefined where the print cannot draw it: the words stand alone then, as they say it all */
async function pictureFor(platform: Platform, pictureId: string): Promise<PicturedSentence['picture']> {
  const [kind = '', id = ''] = pictureId.split(/:(.*)/s);
  if (kind === 'pack') {
    const printed = await printedPicture(platform, id, packPictureWidth);
    return printed && { bytes: Buffer.from(printed.bytes), alt: printed.title };
  }
  const picture = findPicture(pictureId);
  const bytes = pictureBytes(pictureId);
  return picture && bytes && { svg: bytes.svg, alt: picture.title };
}

function aboutThePrint(reading: Reading, facts: PrintFacts): string[] {
  const used = new Set(
    reading.lines.flatMap((line) => line.pictures.map(({ picture }) => picture.split(':')[0])),
  );
  const credits = Object.entries(packs)
    .filter(([name]) => used.has(name))
    .map(([, pack]) => `${pack.title} (${pack.licence})`);
  return [
    ...(reading.version ? standingLines(reading.version) : ['These are the standard words.']),
    ...(reading.outdated ? ['The standard page has changed since this was written.'] : []),
    ...(credits.length > 0 ? [`Pictures: ${credits.join(', ')}`] : []),
    `Where it can be read: ${facts.address}`,
    `Printed on ${formatLocalDate(londonToday(facts.now))}`,
  ];
}

function standingLines(version: Version): string[] {
  const on = (at: Date) => formatLocalDate(londonToday(at));
  const own = version.tests.filter((test) => test.versionNumber === version.number);
  return [
    version.origin === 'machine' && version.goneThrough
      ? `It began as a machine’s draft. ${version.goneThrough.name} went through every sentence on ${on(version.goneThrough.at)}.`
      : `${version.changed.name} wrote it on ${on(version.changed.at)}.`,
    version.checked
      ? `${version.checked.name} checked it on ${on(version.checked.at)}.`
      : 'Nobody has checked it yet.',
    ...(own.length === 0
      ? ['Not tested with people with learning disabilities.']
      : own.map(
          (test) =>
            `${plural(test.people, 'person', 'people')} with learning disabilities tested it on ${formatLocalDate(test.heldOn)}. ${test.runBy} ran the test.`,
        )),
    ...(version.madeUp ? ['This is a demonstration. The people named here are made up.'] : []),
  ];
}
