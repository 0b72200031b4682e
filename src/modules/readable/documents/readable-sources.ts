import { createHash } from 'node:crypto';
import { type Viewer, visitor } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import type { AnswerPlace, ReadableDocument, ReadableSource } from '#platform/module.ts';
import { deskPaths, easyPaths } from './easy.paths.ts';

let sources: readonly ReadableSource[] = [];
let places: readonly AnswerPlace[] = [];

/** app.ts hands over how rooms' records are read, so that this room knows none of them. */
export function registerReadable(given: readonly ReadableSource[], answers: readonly AnswerPlace[]): void {
  sources = given;
  places = answers;
}

export function readableSources(): readonly ReadableSource[] {
  return sources;
}

export function answerPlaces(): readonly AnswerPlace[] {
  return places;
}

/** A record as a document, with its kind and a mark of what it says. */
export interface SourceDocument extends ReadableDocument {
  readonly kind: string;
  readonly hash: string;
}

/** @returns undefined where it is absent or hidden from the viewer */
export async function findDocument(
  db: Db,
  viewer: Viewer,
  kind: string,
  ref: string,
): Promise<SourceDocument | undefined> {
  const found = await sources.find((source) => source.kind === kind)?.find(db, viewer, ref);
  return found && { ...found, kind, hash: hashOf(found) };
}

/** For whoever keeps tasks about records. @returns undefined where not everyone may read it */
export async function findOpenRecord(
  db: Db,
  record: { kind: string; subjectId: string },
): Promise<{ recordId: string; title: string; href: string; deskHref: string } | undefined> {
  const document = await findDocument(db, visitor, record.kind, record.subjectId);
  return document?.open
    ? {
        recordId: document.recordId,
        title: document.title,
        href: document.href,
        deskHref: deskPaths.record({ kind: record.kind, ref: document.recordId }),
      }
    : undefined;
}

/** Changes with every word of the title and of the parts, and with nothing else. */
export function hashOf(document: Pick<ReadableDocument, 'title' | 'parts'>): string {
  const words = [document.title, ...document.parts.flatMap((part) => [part.heading ?? '', part.text])];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

export function sourceText(document: Pick<ReadableDocument, 'parts'>): string {
  return document.parts
    .filter((part) => part.text.trim() !== '')
    .map((part) => (part.heading === undefined ? part.text : `# ${part.heading}\n${part.text}`))
    .join('\n\n');
}

/** Where a page of the usual site is had in Easy Read. @returns undefined where it has no page of its own there */
export function easyAddressOf(
  pattern: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  if (query.whole !== undefined) return undefined;
  const twin = twins[pattern];
  if (twin) return twin(params, query);
  const at = recordAt(pattern, params);
  return at && easyPaths.read({ kind: at.kind, ref: at.subjectId });
}

/** Which record a page of the usual site shows: by its id, or by what stands in its address. */
export function recordAt(
  pattern: string,
  params: Readonly<Record<string, string>>,
): { kind: string; subjectId: string } | undefined {
  const source = sources.find((one) => one.page === pattern);
  const subjectId = source?.onlyId ?? Object.values(params)[0];
  return source && subjectId !== undefined ? { kind: source.kind, subjectId } : undefined;
}

type Twin = (params: Readonly<Record<string, string>>, query: Readonly<Record<string, unknown>>) => string;

/** Pages that are no records. */
const twins: Readonly<Record<string, Twin>> = {
  '/': () => easyPaths.home(),
  '/search': (_params, query) =>
    typeof query.q === 'string' && query.q !== ''
      ? `${easyPaths.find()}?${new URLSearchParams({ q: query.q }).toString()}`
      : easyPaths.find(),
  '/views': () => easyPaths.answers(),
  '/views/:questionId': ({ questionId = '' }) =>
    easyPaths.answer({ kind: 'views-question', subjectId: questionId }),
};
