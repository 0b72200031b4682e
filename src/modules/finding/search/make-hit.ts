import { isTelling } from '#kit/plain-words.ts';
import type { SearchDocument } from '#platform/module.ts';
import { type Word, wordsAmong } from '../analysis/analyse.ts';
import type { ReadQuery } from '../analysis/read-query.ts';
import type { Ranked } from '../engine/ranking.rules.ts';
import { hrefOf } from '../search-sources.ts';
import type { SearchHit } from './search-question.ts';
import { readText, snippetOf } from './snippet.ts';
import { whyFound } from './why.rules.ts';

/** Of a long text the beginning is looked at for what to show; it was indexed whole. */
const charactersRead = 8_000;

export interface MadeHit {
  readonly hit: SearchHit;
  /** It has all of the words. */
  readonly all: boolean;
}

/** A result as it is shown, from the record as it reads now. */
export function makeHit(document: SearchDocument, ranked: Ranked, query: ReadQuery): MadeHit {
  // ‘no’ of ‘no show’ is neither marked nor given as a reason.
  const others = query.others.filter(isTelling);
  const looked = new Set([
    ...query.words.map(({ term }) => term),
    ...query.terms,
    ...query.corrected,
    ...others,
  ]);
  const summary = readText(document.summary, looked);
  const text = readText(document.text.slice(0, charactersRead), looked);
  const inTitle = firstOfEach(wordsAmong(document.title, looked));
  const inSummary = firstOfEach(summary.matches);
  const inText = firstOfEach(text.matches);
  const has = (term: string) => inTitle.has(term) || inSummary.has(term) || inText.has(term);
  const had = query.words.filter((word) => has(word.term));
  const missing = query.words.length - had.length;
  // A misspelt word is had where what it was taken for is there.
  const mended = Math.min(missing, query.corrected.filter(has).length);
  const wordOf = (term: string) => inTitle.get(term) ?? inSummary.get(term) ?? inText.get(term) ?? term;
  const snippetFrom = query.terms.some((term) => inSummary.has(term))
    ? summary
    : [...looked].some((term) => inText.has(term))
      ? text
      : document.summary === ''
        ? text
        : summary;
  return {
    all: missing - mended <= 0,
    hit: {
      kind: document.kind,
      id: document.id,
      title: document.title,
      snippet: snippetOf(snippetFrom),
      why: whyFound({
        typed: typedOnce(query.words),
        had: typedOnce(had),
        inTitle: typedOnce(query.words.filter(({ term }) => inTitle.has(term))),
        others: [...query.corrected, ...others].filter(has).map(wordOf),
        cosine: ranked.scores.cosine,
      }),
      href: hrefOf(document.kind, document.id),
      organisationId: document.organisationId,
      topics: document.topics,
      setting: document.setting,
      stage: document.stage,
      evidenceLevel: document.evidenceLevel,
      region: document.region,
      shownFrom: document.shownFrom,
      score: ranked.score,
    },
  };
}

/** Each term with the first word that stands for it. */
function firstOfEach(words: readonly Word[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { term, typed } of words) if (!found.has(term)) found.set(term, typed.toLowerCase());
  return found;
}

function typedOnce(words: readonly { readonly typed: string; readonly term: string }[]): string[] {
  return [...new Map(words.map(({ term, typed }) => [term, typed])).values()];
}
