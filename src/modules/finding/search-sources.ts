import type { SearchSource } from '#platform/module.ts';

const sources = new Map<string, SearchSource>();

/** app.ts hands the sources of all rooms over, once, so that this room knows none of them. */
export function registerSearchSources(given: readonly SearchSource[]): void {
  for (const source of given) sources.set(source.kind, source);
}

export function searchSources(): readonly SearchSource[] {
  return [...sources.values()];
}

export function sourceOf(kind: string): SearchSource {
  const source = sources.get(kind);
  if (!source) throw new Error(`no room finds records of kind '${kind}'`);
  return source;
}

export function hrefOf(kind: string, id: string): string {
  return sourceOf(kind).href(id);
}
