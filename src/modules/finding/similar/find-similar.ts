import { isTelling } from '#kit/plain-words.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { BriefDocument, SearchDocument } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { wordsOf } from '../analysis/analyse.ts';
import type { OpenIndex } from '../engine/open-index.ts';
import { readableCondition } from '../engine/readable.ts';
import { readerOf } from '../engine/reader.ts';
import { briefsOf, documentsOf } from '../readable-record.ts';
import { hrefOf } from '../search-sources.ts';
import { rankSimilar } from './rank-similar.ts';
import { rememberIds } from './remembered.ts';
import { whySimilar } from './similar.rules.ts';

export interface SimilarQuestion {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly atMost: number;
  readonly excludeId?: string;
}

export interface Similar {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  readonly href: string;
}

const charactersRead = 4_000;

/** What the viewer may read that is most like a text, best first. Never more than a suggestion: nothing is blocked by it. */
export async function findSimilar(
  platform: Platform,
  viewer: Viewer,
  question: SimilarQuestion,
): Promise<Similar[]> {
  const reader = readerOf(platform);
  const ready = await reader.ready();
  if (!ready) return [];
  const { index } = ready;
  const text = question.text.slice(0, charactersRead);
  const documents = new Map<number, SearchDocument>();
  try {
    const alike = await rankSimilar(
      index,
      text,
      { all: [readableCondition(viewer), { column: 'kind', in: question.kinds }] },
      async (slots) => {
        const readable = await documentsOf(platform.database.db, viewer, refs(index, slots));
        for (const slot of slots) {
          const document = readable.get(index.cards.idOf(slot));
          if (document && document.id !== question.excludeId) documents.set(slot, document);
        }
        return new Map(
          [...documents].map(([slot, { title, summary, text }]) => [
            slot,
            { title, text: `${summary}\n${text}` },
          ]),
        );
      },
    );
    return alike.slice(0, question.atMost).flatMap(({ slot }): Similar[] => {
      const document = documents.get(slot);
      return document ? [shown(document, whySimilar(sharedWords(index, text, document)))] : [];
    });
  } catch (error) {
    await reader.doubt(index, error);
    return [];
  }
}

function refs(index: OpenIndex, slots: readonly number[]) {
  return slots.map((slot) => ({
    id: index.cards.idOf(slot),
    kind: index.cards.values.kind.textOf(index.cards.token('kind', slot)),
  }));
}

function shown(document: BriefDocument, why: string): Similar {
  const { kind, id, title, summary } = document;
  return { kind, id, title, summary, why, href: hrefOf(kind, id) };
}

/** Words of the text that the record has too, in whatever form, the most telling first, as they were typed. */
function sharedWords(index: OpenIndex, text: string, document: SearchDocument): string[] {
  const theirs = new Set(
    wordsOf(`${document.title}\n${document.summary}\n${document.text}`).map(({ term }) => term),
  );
  const shared = new Map<string, string>();
  for (const { term, typed } of wordsOf(text))
    if (term !== '' && isTelling(typed) && theirs.has(term) && !shared.has(term))
      shared.set(term, typed.toLowerCase());
  return [...shared].toSorted(([a], [b]) => index.weightOf(b) - index.weightOf(a)).map(([, typed]) => typed);
}

/**
 * What stands beside a record as 'more like this': its title and where it leads. What was found in the last ten minutes for
 * somebody who may read the same is not looked for again; it is shown as it reads now, to whoever may read it now.
 */
export async function findMoreLike(
  platform: Platform,
  viewer: Viewer,
  record: { id: string; kind: string; text: string; atMost: number },
): Promise<Omit<Similar, 'why'>[]> {
  const work = () =>
    findSimilar(platform, viewer, {
      text: record.text,
      kinds: [record.kind],
      atMost: record.atMost,
      excludeId: record.id,
    });
  const key = `${record.id} ${JSON.stringify(readableCondition(viewer))}`;
  const ids = await rememberIds(key, async () => (await work()).map(({ id }) => id));
  const readable = await briefsOf(platform.database.db, viewer, record.kind, ids);
  return ids.flatMap((id): Omit<Similar, 'why'>[] => {
    const document = readable.get(id);
    return document ? [shown(document, '')] : [];
  });
}
