import type { Cards, ListField, TokenField } from '../engine/cards.ts';
import { type FacetName, type FacetValue, facetNames } from './search-question.ts';

const columns: Readonly<Record<FacetName, TokenField | 'topics'>> = {
  kind: 'kind',
  topic: 'topics',
  setting: 'setting',
  stage: 'stage',
  evidence: 'evidence',
  region: 'region',
  organisation: 'organisation_id',
  organisationType: 'organisation_type',
};
const valuesShown = 60;

export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** How many of these documents have each value, commonest first. */
export function countFacets(cards: Cards, slots: readonly number[]): Facets {
  return Object.fromEntries(
    facetNames.map((name) => [name, countOne(cards, columns[name], slots)]),
  ) as unknown as Facets;
}

function countOne(cards: Cards, column: TokenField | ListField, slots: readonly number[]): FacetValue[] {
  const counts = new Map<number, number>();
  const add = (code: number) => {
    if (code !== 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  for (const slot of slots)
    if (column === 'topics' || column === 'adopter_types')
      for (let i = 0; i < cards.listMax; i += 1) add(cards.listAt(column, slot, i));
    else add(cards.token(column, slot));
  return [...counts]
    .map(([code, count]) => ({ value: cards.values[column].textOf(code), count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, valuesShown);
}

export const noFacets = Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as Facets;
