import type { OrganisationName } from './organisation-names.queries.ts';

/** What is asked of the search. Values that no record has simply find nothing; nothing typed can be an error. */
export interface SearchQuestion {
  /** As typed: words, "phrases", -words and -"phrases" left out. Empty asks for everything that passes the filters. */
  readonly text: string;
  readonly kinds?: readonly string[];
  /** Look for the words as they are typed: correct nothing. */
  readonly asTyped?: boolean;
  readonly filters?: SearchFilters;
  readonly order?: SearchOrder;
  /** `next` of the answer before this one. */
  readonly after?: string;
  readonly atMost: number;
}

export type SearchOrder = 'best' | 'newest';

/** Each narrows; within one, any of its values will do. An empty list is no filter. */
export interface SearchFilters {
  readonly organisationIds?: readonly string[];
  readonly organisationTypes?: readonly string[];
  readonly regions?: readonly string[];
  /** A postcode, or the name of a town or of an organisation, and how far around it in a straight line. */
  readonly near?: { readonly place: string; readonly km: number };
  readonly stages?: readonly string[];
  readonly evidenceLevels?: readonly string[];
  readonly topics?: readonly string[];
  readonly settings?: readonly string[];
  /** Local dates, both inclusive: when the record was first shown. */
  readonly from?: string;
  readonly to?: string;
  /** Taken up by an organisation of the same type as the one for which the viewer acts. */
  readonly adoptedByPlacesLikeMine?: boolean;
}

export type FacetName =
  | 'kind'
  | 'topic'
  | 'setting'
  | 'stage'
  | 'evidence'
  | 'region'
  | 'organisation'
  | 'organisationType';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  /** 'rebuilding': the index is missing or broken and is being made again; there are no hits then. */
  readonly state: 'ready' | 'rebuilding';
  readonly hits: readonly SearchHit[];
  /** How many match, among the best `facetsOver` of them. */
  readonly total: number;
  /** There are more than `total`. */
  readonly totalIsAtLeast: boolean;
  /** Over the best `facetsOver` that match and that the viewer may read; commonest first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly facetsOver: number;
  /** Those that hits and the first values of the facet name by their ids. */
  readonly organisations: readonly OrganisationName[];
  /** The words that were looked for instead, where some seemed misspelt. */
  readonly corrected?: string;
  /** Nothing has all of the words: these have some of them, or say it otherwise. */
  readonly nearestOnly: boolean;
  /** What `near.place` was taken for; undefined where it is not known, and then it does not narrow. */
  readonly near?: string;
  /** Asks for the next page; undefined on the last. */
  readonly next?: string;
}

export interface SearchHit {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** From the summary or the text, with matched words between `matchBegins` and `matchEnds`. */
  readonly snippet: string;
  /** Why it is here, in words to show. */
  readonly why: readonly string[];
  readonly href: string;
  readonly organisationId: string | null;
  readonly topics: readonly string[];
  readonly setting: string | null;
  readonly stage: string | null;
  readonly evidenceLevel: string | null;
  readonly region: string | null;
  readonly shownFrom: Date;
  /** Comparable within one answer only. */
  readonly score: number;
}
