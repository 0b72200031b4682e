import { projectStages, settings, topics } from '#kit/topics.ts';
import type { FacetName } from './search-question.ts';

/** What the kinds of records are called; a kind that is not here is called by its token. */
const kindWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  project: ['Project', 'Projects'],
  idea: ['Idea', 'Ideas'],
  need: ['Need', 'Needs'],
};
/** The tabs, in their order. */
export const kindsShown = ['project', 'idea', 'need'] as const;

export function kindName(kind: string): string {
  return kindWords[kind]?.[0] ?? capital(kind);
}

export function kindNames(kind: string): string {
  return kindWords[kind]?.[1] ?? `${capital(kind)}s`;
}

const evidenceWords: Readonly<Record<string, string>> = {
  'self-reported': 'Told by the team itself',
  measured: 'Measured',
  'independently-evaluated': 'Evaluated by others',
};

const tables: Partial<Readonly<Record<FacetName, Readonly<Record<string, string>>>>> = {
  topic: topics,
  setting: settings,
  stage: projectStages,
  evidence: evidenceWords,
};

/** What a value of a facet is called on the page. */
export function facetWords(name: FacetName, value: string): string {
  if (name === 'kind') return kindNames(value);
  const table = tables[name];
  return table !== undefined && Object.hasOwn(table, value) ? (table[value] ?? value) : value;
}

function capital(token: string): string {
  const words = token.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
