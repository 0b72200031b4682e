import type { Viewer } from '#kit/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { Gate } from '#platform/search-engine/gate.ts';
import { type ReadQuery, readQuery } from '../analysis/read-query.ts';
import { cardTest } from '../engine/card-test.ts';
import { nowhere } from '../engine/index-table.ts';
import { rank } from '../engine/rank.ts';
import { type Ranked, ranking } from '../engine/ranking.rules.ts';
import { type Ready, readerOf } from '../engine/reader.ts';
import { documentsOf } from '../readable-record.ts';
import { facetsOf, noFacets } from './facets.ts';
import { type MadeHit, makeHit } from './make-hit.ts';
import { isWithin, type Narrowed, narrow } from './narrow.ts';
import { findOrganisationNames } from './organisation-names.queries.ts';
import type { SearchAnswer, SearchQuestion } from './search-question.ts';

const textCharactersMax = 2_000;
const hitsMax = 100;
const organisationsInFacet = 10;

const rebuilding: SearchAnswer = {
  state: 'rebuilding',
  hits: [],
  total: 0,
  totalIsAtLeast: false,
  facets: noFacets,
  organisations: [],
  facetsOver: ranking.wordsDepth,
  nearestOnly: false,
};

/**
 * Who comes when so many are being answered waits at the door. All let in at once, each half done, hold memory and connections that
 * the others need: a rush was then answered at a third of the pace.
 */
const answeredAtOnce = 8;
const door = new Gate(answeredAtOnce);

/** The one search: what the viewer may read that answers a question. */
export function find(platform: Platform, viewer: Viewer, question: SearchQuestion): Promise<SearchAnswer> {
  return door.through(() => findNow(platform, viewer, question));
}

async function findNow(platform: Platform, viewer: Viewer, question: SearchQuestion): Promise<SearchAnswer> {
  for (let tries = 0; tries < 2; tries += 1) {
    const found = await tryToFind(platform, viewer, question);
    if (found !== 'broken') return found;
  }
  return rebuilding;
}

/** @returns 'broken' where the index turned out to be: another may serve already */
async function tryToFind(
  platform: Platform,
  viewer: Viewer,
  question: SearchQuestion,
): Promise<SearchAnswer | 'broken'> {
  const reader = readerOf(platform);
  const ready = await reader.ready();
  if (!ready) return rebuilding;
  const narrowed = await narrow(platform.database.db, viewer, question);
  const query = readQuery(
    question.text.slice(0, textCharactersMax),
    question.asTyped ? undefined : ready.index.spelling,
  );
  let looked: Looked;
  try {
    looked = await look(ready, query, narrowed, question);
  } catch (error) {
    if ((await reader.doubt(ready.index, error)) === 'broken') return 'broken';
    looked = { ranked: [], more: false };
  }
  return answer(platform, viewer, question, { ready, query, narrowed, looked });
}

interface Looked {
  readonly ranked: readonly Ranked[];
  readonly more: boolean;
}

interface Found {
  readonly ready: Ready;
  readonly query: ReadQuery;
  readonly narrowed: Narrowed;
  readonly looked: Looked;
}

async function look(
  { index }: Ready,
  query: ReadQuery,
  { condition, circle }: Narrowed,
  question: SearchQuestion,
): Promise<Looked> {
  const asked = query.terms.length > 0 || query.phrases.length > 0;
  const { ranked, more } = asked
    ? await rank(index, query, condition)
    : newest(index.cards, cardTest(index.cards, condition));
  const near = circle ? ranked.filter(({ slot }) => isNear(index.cards, slot, circle)) : ranked;
  const best = near.length > ranking.wordsDepth ? near.slice(0, ranking.wordsDepth) : near;
  const ordered =
    question.order === 'newest'
      ? best.toSorted((a, b) => index.cards.shownAt(b.slot) - index.cards.shownAt(a.slot) || b.slot - a.slot)
      : best;
  return { ranked: ordered, more: more || near.length > best.length };
}

function isNear(cards: Ready['index']['cards'], slot: number, circle: Narrowed['circle']): boolean {
  const place = cards.placeOf(slot);
  return place.latitude !== nowhere && isWithin(circle, place);
}

/** Everything that passes, the latest first. */
function newest(cards: Ready['index']['cards'], test: (slot: number) => boolean): Looked {
  const passed: number[] = [];
  for (let slot = 0; slot < cards.size; slot += 1) if (cards.isAlive(slot) && test(slot)) passed.push(slot);
  passed.sort((a, b) => cards.shownAt(b) - cards.shownAt(a) || b - a);
  return {
    ranked: passed
      .slice(0, ranking.wordsDepth)
      .map((slot) => ({ slot, score: cards.shownAt(slot), scores: { words: 0, cosine: 0 } })),
    more: passed.length > ranking.wordsDepth,
  };
}

async function answer(
  platform: Platform,
  viewer: Viewer,
  question: SearchQuestion,
  { ready, query, narrowed, looked }: Found,
): Promise<SearchAnswer> {
  const { db } = platform.database;
  const { cards } = ready.index;
  // What the index may not have heard of yet is asked of the rooms, so that what was hidden is gone at once, from counts too.
  const doubtful = ready.doubtAll
    ? looked.ranked.map(({ slot }) => slot)
    : doubted(ready, new Set(looked.ranked.map(({ slot }) => slot)));
  const still = await documentsOf(db, viewer, refs(ready, doubtful));
  const gone = new Set(doubtful.filter((slot) => !still.has(cards.idOf(slot))));
  const ranked = gone.size === 0 ? looked.ranked : looked.ranked.filter(({ slot }) => !gone.has(slot));
  const begin = placeAfter(question.after, ranked.length);
  const shown = ranked.slice(begin, begin + Math.min(question.atMost, hitsMax));
  const shownSlots = shown.map(({ slot }) => slot);
  const facets = facetsOf(cards, ranked);
  const [documents, organisations] = await Promise.all([
    documentsOf(db, viewer, refs(ready, shownSlots)),
    findOrganisationNames(db, organisationsNamed(ready, shownSlots, facets)),
  ]);
  const hits = shown.flatMap((one): MadeHit[] => {
    const document = documents.get(cards.idOf(one.slot));
    return document ? [makeHit(document, one, query)] : [];
  });
  const end = begin + shown.length;
  return {
    state: 'ready',
    hits: hits.map(({ hit }) => hit),
    total: ranked.length,
    totalIsAtLeast: looked.more,
    facets,
    organisations,
    facetsOver: ranking.wordsDepth,
    ...(query.asCorrected === undefined ? {} : { corrected: query.asCorrected }),
    nearestOnly: begin === 0 && hits.length > 0 && query.terms.length > 0 && !hits.some(({ all }) => all),
    ...(narrowed.circle ? { near: narrowed.circle.name } : {}),
    ...(end < ranked.length ? { next: String(end) } : {}),
  };
}

/** Records of which the index may not know the latest, among these. */
function doubted({ index: { cards }, touched }: Ready, among: ReadonlySet<number>): number[] {
  return [...touched].flatMap((id) => {
    const slot = cards.slotOf(id);
    return slot !== undefined && among.has(slot) ? [slot] : [];
  });
}

/** Of the results shown, and of the first that can be chosen. */
function organisationsNamed(
  { index: { cards } }: Ready,
  shown: readonly number[],
  facets: SearchAnswer['facets'],
): string[] {
  const ids = shown.map((slot) => cards.values.organisation_id.textOf(cards.token('organisation_id', slot)));
  for (const { value } of facets.organisation.slice(0, organisationsInFacet)) ids.push(value);
  return [...new Set(ids)].filter((id) => id !== '');
}

function refs({ index: { cards } }: Ready, slots: readonly number[]) {
  return slots.map((slot) => ({
    id: cards.idOf(slot),
    kind: cards.values.kind.textOf(cards.token('kind', slot)),
  }));
}

function placeAfter(after: string | undefined, length: number): number {
  return after !== undefined && /^\d{1,4}$/.test(after) ? Math.min(Number(after), length) : 0;
}
