import type { Viewer } from '#kit/viewer.ts';
import type { SearchDocument } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { hrefOf, searchSources } from '../search-sources.ts';
import { searchDocuments } from './search.queries.ts';
import {
  type FacetName,
  type FacetValue,
  facetNames,
  type SearchAnswer,
  type SearchQuestion,
} from './search-question.ts';

const facetsOver = 1_000;

/** The one search: what the viewer may read that answers a question. */
export async function find(
  platform: Platform,
  viewer: Viewer,
  question: SearchQuestion,
): Promise<SearchAnswer> {
  const { db } = platform.database;
  const { rows, allWords } =
    question.text === ''
      ? { rows: [], allWords: true }
      : await searchDocuments(db, viewer, {
          text: question.text,
          kind: question.kinds?.length === 1 ? question.kinds[0] : undefined,
          atMost: facetsOver,
        });
  const documents = new Map<string, SearchDocument>();
  for (const source of searchSources()) {
    const ids = rows.filter((row) => row.kind === source.kind).map((row) => row.id);
    if (ids.length > 0) for (const one of await source.documents(db, ids)) documents.set(one.id, one);
  }
  const found = rows.flatMap((row) => {
    const document = documents.get(row.id);
    return document && passes(document, question) ? [{ row, document }] : [];
  });
  const begin = question.after === undefined ? 0 : Number.parseInt(question.after, 10) || 0;
  const shown = found.slice(begin, begin + question.atMost);
  const more = begin + question.atMost < found.length;
  return {
    state: 'ready',
    hits: shown.map(({ row, document }, i) => ({
      kind: row.kind,
      id: row.id,
      title: row.title,
      snippet: row.snippet,
      why: [allWords ? 'Has all of your words' : 'Has some of your words'],
      href: hrefOf(row.kind, row.id),
      organisationId: document.organisationId,
      topics: document.topics,
      setting: document.setting,
      stage: document.stage,
      evidenceLevel: document.evidenceLevel,
      region: document.region,
      shownFrom: document.shownFrom,
      score: found.length - begin - i,
    })),
    total: found.length,
    totalIsAtLeast: rows.length >= facetsOver,
    facets: Object.fromEntries(
      facetNames.map((name) => [name, counted(found.flatMap(({ document }) => valuesOf(name, document)))]),
    ) as Record<FacetName, FacetValue[]>,
    facetsOver,
    nearestOnly: rows.length > 0 && !allWords,
    ...(more ? { next: String(begin + question.atMost) } : {}),
  };
}

function valuesOf(name: FacetName, document: SearchDocument): readonly string[] {
  const one = {
    kind: document.kind,
    setting: document.setting,
    stage: document.stage,
    evidence: document.evidenceLevel,
    region: document.region,
    organisation: document.organisationId,
    organisationType: document.organisationType,
  };
  if (name === 'topic') return document.topics;
  const value = one[name];
  return value === null ? [] : [value];
}

function counted(values: readonly string[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function passes(document: SearchDocument, { kinds, filters = {} }: SearchQuestion): boolean {
  const among = (wanted: readonly string[] | undefined, value: string | null) =>
    wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value));
  return (
    among(kinds, document.kind) &&
    among(filters.organisationIds, document.organisationId) &&
    among(filters.organisationTypes, document.organisationType) &&
    among(filters.regions, document.region) &&
    among(filters.stages, document.stage) &&
    among(filters.evidenceLevels, document.evidenceLevel) &&
    among(filters.settings, document.setting) &&
    (!filters.topics?.length || filters.topics.some((topic) => document.topics.includes(topic)))
  );
}
