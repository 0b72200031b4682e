import type { Presentation } from '#kit/presentation.ts';
import type { Viewer } from '#kit/viewer.ts';
import { versionsOf } from '#modules/people/public.ts';
import type { Db } from '#platform/db/database.ts';
import { found } from '#platform/http/problems.ts';
import type { OpenQuestion } from '#platform/module.ts';
import { inSkinTone } from '../../symbols/catalogue.ts';
import { findPictureChoice } from '../../symbols/picture.queries.ts';
import { openQuestionPictures } from '../answer/question-pictures.ts';
import { answerPlaces, findDocument, type SourceDocument, sourceText } from '../readable-sources.ts';
import { hardWordsOf, standardLines } from '../standard-lines.ts';
import { findPublished, type Version } from '../version.queries.ts';
import { type Explained, type Format, formats, type Line, type SignedBy } from '../version.rules.ts';
import { chooseVersion, type Wanted } from './choose-version.rules.ts';

/** What one reader gets of one record. */
export interface Reading {
  readonly document: SourceDocument;
  /** Undefined for the standard text. */
  readonly version: Version | undefined;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly glossary: readonly Explained[];
  /** Versions that can be had instead, besides the standard text. */
  readonly others: readonly Version[];
  /** The standard text has changed since the version was written. */
  readonly outdated: boolean;
  readonly questions: readonly PicturedQuestion[];
  /** Whether somebody may ask for Easy Read; and by when it is due where somebody did. */
  readonly ask: { readonly mayBeAsked: boolean; readonly dueOn: string | undefined };
}

type PicturedQuestion = OpenQuestion & { readonly kind: string; readonly picture: string | undefined };

export async function readDocument(
  db: Db,
  viewer: Viewer,
  asked: {
    kind: string;
    ref: string;
    wanted: Wanted | undefined;
    presentation: Presentation;
    now: Date;
  },
): Promise<Reading> {
  const document = await found(findDocument(db, viewer, asked.kind, asked.ref), 'record');
  const record = { kind: asked.kind, subjectId: document.recordId };
  const [versions, formatsAsked, questions, choice] = await Promise.all([
    findPublished(db, asked.kind, document.recordId),
    document.open ? versionsOf(db, record) : undefined,
    questionsOn(db, viewer, record, asked.now),
    viewer.kind === 'person' ? findPictureChoice(db, viewer.personId) : undefined,
  ]);
  const format = chooseVersion(versions, asked.wanted, asked.presentation);
  const chosen = versions.find((one) => one.format === format);
  const version = chosen && withoutAuthorsName(chosen, document.authorIds);
  const tone = choice?.skinTone;
  return {
    document,
    version,
    title: version?.title ?? document.title,
    lines: version ? inTone(version.lines, tone) : standardLines(document),
    glossary: version ? version.glossary : hardWordsOf(`${document.title}. ${sourceText(document)}`),
    others: formats.flatMap((one: Format) =>
      versions.filter((other) => other.format === one && other !== chosen),
    ),
    outdated: version !== undefined && version.sourceHash !== document.hash,
    questions,
    ask: {
      mayBeAsked: document.open && !versions.some((one) => one.format === 'easy-read' && one.checked),
      dueOn: formatsAsked?.asked.find((one) => one.format === 'easy-read')?.dueOn,
    },
  };
}

/** Some authors chose not to be named, so that no author is named by a version that they wrote. */
function withoutAuthorsName(version: Version, authorIds: readonly string[]): Version {
  const unnamed = <S extends SignedBy | undefined>(signed: S): S =>
    signed && authorIds.includes(signed.personId) ? { ...signed, name: 'Its author' } : signed;
  return {
    ...version,
    begun: unnamed(version.begun),
    changed: unnamed(version.changed),
    goneThrough: unnamed(version.goneThrough),
    published: unnamed(version.published),
  };
}

function inTone(lines: readonly Line[], tone: Parameters<typeof inSkinTone>[1]): readonly Line[] {
  if (tone === undefined) return lines;
  return lines.map((line) => ({
    ...line,
    pictures: line.pictures.map((one) => ({ ...one, picture: inSkinTone(one.picture, tone) })),
  }));
}

async function questionsOn(
  db: Db,
  viewer: Viewer,
  record: { kind: string; subjectId: string },
  now: Date,
): Promise<PicturedQuestion[]> {
  const lists = await Promise.all(
    answerPlaces().map(async (place) =>
      (await place.on(db, viewer, record, now)).map((one) => ({ ...one, kind: place.kind })),
    ),
  );
  const questions = lists.flat();
  if (questions.length === 0) return [];
  const picturesOf = await openQuestionPictures(db, viewer.kind === 'person' ? viewer.personId : undefined);
  return questions.map((one) => ({ ...one, picture: picturesOf(one.question).pictures[0]?.picture }));
}
