import type { Cards, ListField, TokenField } from '../engine/cards.ts';
import type { Interned } from '../engine/interned.ts';
import type { FacetName, FacetValue } from './search-question.ts';

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

const counted = new WeakMap<readonly { readonly slot: number }[], Facets>();

/** How many of these documents have each value, commonest first. Of a ranking that is remembered the counts are too. */
export function facetsOf(cards: Cards, ranked: readonly { readonly slot: number }[]): Facets {
  const known = counted.get(ranked);
  if (known) return known;
  const facets = countFacets(cards, ranked);
  counted.set(ranked, facets);
  return facets;
}

function countFacets(cards: Cards, ranked: readonly { readonly slot: number }[]): Facets {
  const counts = ofEach((name) => new Uint16Array(cards.values[columns[name]].texts.length));
  // Record after record, not facet after facet: the values of one stand beside each other in memory.
  for (const { slot } of ranked)
    for (const name of facetNames) count(cards, counts[name], columns[name], slot);
  return ofEach((name) => commonestFirst(cards.values[columns[name]], counts[name]));
}

function count(cards: Cards, counts: Uint16Array, column: TokenField | ListField, slot: number): void {
  const times = column === 'topics' || column === 'adopter_types' ? cards.listMax : 1;
  for (let i = 0; i < times; i += 1) {
    const code = cards.codeAt(column, slot, i);
    counts[code] = (counts[code] as number) + 1;
  }
}

/** Code 0 is no value. */
function commonestFirst(values: Interned, counts: Uint16Array): FacetValue[] {
  const found: FacetValue[] = [];
  for (let code = 1; code < counts.length; code += 1)
    if (counts[code] !== 0) found.push({ value: values.textOf(code), count: counts[code] as number });
  return found.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, valuesShown);
}

const facetNames = Object.keys(columns) as FacetName[];

function ofEach<T>(value: (name: FacetName) => T): Record<FacetName, T> {
  return Object.fromEntries(facetNames.map((name) => [name, value(name)])) as Record<FacetName, T>;
}

export const noFacets: Facets = ofEach(() => []);
