/**
 * The order in which a company sees what is listed. Words: relevance is how well a request fits what the company says it
 * looks for; merit is the share of attention that relevance earns; deficit is merit without exposure so far; a request is
 * owed a place when it has been in nobody's first ten for long. Invariants: no payment and no boost enter here; the same
 * facts give the same order; every number that decides stands in `market`.
 */
import { isTelling } from '#kit/plain-words.ts';
import { inSentence } from '#kit/text.ts';

/** Every number of the list, in one place. docs/decisions says how they were found. */
export const market = {
  /** What relevance is made of; together 1. */
  weights: { text: 0.4, topics: 0.25, need: 0.2, region: 0.1, dates: 0.05 },
  /** How much a deficit counts beside relevance. */
  lambda: 0.25,
  /** A deficit of this much exposure (one first place a unit) counts in full. */
  fullDeficit: 4,
  /** Every request is in some eligible company's first ten within so many days, wherever visits allow it. */
  floorDays: 14,
  /** From so many days without, it is owed a place. */
  owedAfterDays: 5,
  top: 10,
  /** Places of the first ten that go to those who are owed one, while there are any. The first three stay with relevance. */
  owedPlaces: [4, 6, 8, 10],
  candidatesMax: 1_000,
  /** A company's order stays as it is for so long, so that its pages fit together. */
  keptMinutes: 60,
  /** Lists are made ahead for companies that came in so many days, so many minutes before theirs is old. */
  cameLatelyDays: 14,
  aheadMinutes: 15,
  /** So many days before the end, the time that is left counts less. */
  daysToAnswer: 21,
} as const;

/** What is known of how one request fits one company. */
export interface Fit {
  /** Share of the company's telling words found in the request, the rare ones counting more: 0 to 1. */
  readonly textShare: number;
  readonly topicsShared: number;
  readonly topicsOfRequest: number;
  readonly needOffered: boolean;
  readonly regionFits: boolean;
  readonly daysLeft: number;
}

/** What 'why this' is told from. */
export interface Reasons {
  readonly words: readonly string[];
  readonly topicsShared: readonly string[];
  readonly needOffered: boolean;
  /** The request's region, or null where it is anywhere. */
  readonly region: string | null;
  readonly regionFits: boolean;
}

/** From 0 (nothing fits) to 1. Something must fit of text, topics or need: region and dates alone are no relevance. */
export function relevanceOf(fit: Fit): number {
  const topics = fit.topicsOfRequest === 0 ? 0 : fit.topicsShared / fit.topicsOfRequest;
  if (fit.textShare === 0 && topics === 0 && !fit.needOffered) return 0;
  const { weights } = market;
  return (
    weights.text * fit.textShare +
    weights.topics * topics +
    weights.need * (fit.needOffered ? 1 : 0) +
    weights.region * (fit.regionFits ? 1 : 0) +
    weights.dates * Math.min(1, Math.max(0, fit.daysLeft) / market.daysToAnswer)
  );
}

export interface Candidate {
  readonly requestId: string;
  readonly relevance: number;
  readonly exposure: number;
  readonly merit: number;
  /** Days since it was last in somebody's first ten, or since it was listed. */
  readonly daysWithoutTop: number;
}

export interface Order {
  readonly ids: readonly string[];
  /** Those that stand where they stand because they were owed a place. */
  readonly owed: readonly string[];
}

/**
 * The order that gives the largest sum of (relevance + lambda x deficit) x position weight, which is the order of that sum
 * itself, the newest first among equals (ids tell when they were made); then those longest without a place among anybody's first ten get the places that are kept for them, the most
 * relevant among the longest waiting first. Requests that do not fit at all come last and are never owed a place.
 */
export function orderFairly(candidates: readonly Candidate[]): Order {
  const sorted = [...candidates].sort((a, b) => score(b) - score(a) || (a.requestId > b.requestId ? -1 : 1));
  const first = new Set(sorted.slice(0, market.top).map((one) => one.requestId));
  const owed = candidates
    .filter((one) => isOwed(one) && !first.has(one.requestId))
    .sort((a, b) => urgency(b) - urgency(a) || (a.requestId < b.requestId ? -1 : 1))
    .slice(0, market.owedPlaces.length);
  const owedIds = new Set(owed.map((one) => one.requestId));
  const ids = sorted.filter((one) => !owedIds.has(one.requestId)).map((one) => one.requestId);
  owed.forEach((one, i) => {
    ids.splice((market.owedPlaces[i] ?? ids.length + 1) - 1, 0, one.requestId);
  });
  return { ids, owed: [...owedIds] };
}

function score({ relevance, merit, exposure }: Candidate): number {
  if (relevance === 0) return -1 - exposure / (1 + exposure);
  const deficit = Math.max(-1, Math.min(1, (merit - exposure) / market.fullDeficit));
  return relevance + market.lambda * deficit;
}

export function isOwed({
  relevance,
  daysWithoutTop,
}: Pick<Candidate, 'relevance' | 'daysWithoutTop'>): boolean {
  return relevance > 0 && daysWithoutTop >= market.owedAfterDays;
}

/** Whole weeks of waiting come first, then relevance: so that different companies are shown different ones. */
function urgency({ relevance, daysWithoutTop }: Candidate): number {
  return Math.min(1_000, Math.floor(daysWithoutTop / market.owedAfterDays)) + relevance;
}

const wordsShownMax = 3;

/** 'Why this', in words; the first is the strongest. Never empty. */
export function whyShown(
  fit: Reasons,
  words: { topicName: (slug: string) => string; needName: string; owed: boolean },
): string[] {
  const why: string[] = [];
  const telling = fit.words.filter(isTelling).slice(0, wordsShownMax);
  if (telling.length > 0) why.push(`It speaks of ${listed(telling)}, as you do`);
  if (fit.topicsShared.length > 0) why.push(`Your topics: ${listed(fit.topicsShared.map(words.topicName))}`);
  if (fit.needOffered) why.push(`You offer what it needs: ${inSentence(words.needName)}`);
  if (fit.regionFits && fit.region !== null) why.push(`In your region: ${fit.region}`);
  if (words.owed) why.push('Few companies have seen it: everybody who asks gets a place in turn');
  return why.length > 0 ? why : ['It asked for sponsorship; nothing that you say you look for speaks of it'];
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Why a request was in nobody's first ten for as long as the floor allows. */
export type ShortfallCause = 'no-visits' | 'fits-nobody' | 'too-few-visits';

export const causeWords: Readonly<Record<ShortfallCause, string>> = {
  'no-visits': 'No company opened the list in these days',
  'fits-nobody': 'It fits nothing that the companies who came say they look for',
  'too-few-visits': 'Companies whom it fits came too rarely for all who wait',
};

/** @returns undefined where the floor was kept, or has not run out yet */
export function shortfall(facts: {
  daysListed: number;
  daysWithoutTop: number;
  visits: number;
  visitsThatItFits: number;
}): ShortfallCause | undefined {
  if (Math.min(facts.daysListed, facts.daysWithoutTop) <= market.floorDays) return undefined;
  if (facts.visits === 0) return 'no-visits';
  return facts.visitsThatItFits === 0 ? 'fits-nobody' : 'too-few-visits';
}
