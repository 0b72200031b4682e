import type { Cards, ListField, TokenField } from '../engine/cards.ts';
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
  const facets = countFacets(
    cards,
    ranked.map(({ slot }) => slot),
  );
  counted.set(ranked, facets);
  return facets;
}

function countFacets(cards: Cards, slots: readonly number[]): Facets {
  return ofEach((name) => countOne(cards, columns[name], slots));
}

function ofEach(values: (name: FacetName) => readonly FacetValue[]): Facets {
  return {
    kind: values('kind'),
    topic: values('topic'),
    setting: values('setting'),
    stage: values('stage'),
    evidence: values('evidence'),
    region: values('region'),
    organisation: values('organisation'),
    organisationType: values('organisationType'),
  };
}

function countOne(cards: Cards, column: TokenField | ListField, slots: readonly number[]): FacetValue[] {
  const values = cards.values[column];
  const counts = new Uint16Array(values.texts.length);
  const add = (code: number) => {
    counts[code] = (counts[code] as number) + 1;
  };
  for (const slot of slots)
    if (column === 'topics' || column === 'adopter_types')
      for (let i = 0; i < cards.listMax; i += 1) add(cards.listAt(column, slot, i));
    else add(cards.token(column, slot));
  const found: FacetValue[] = [];
  for (let code = 1; code < counts.length; code += 1)
    if (counts[code] !== 0) found.push({ value: values.textOf(code), count: counts[code] as number });
  return found.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, valuesShown);
}

export const noFacets: Facets = ofEach(() => []);
