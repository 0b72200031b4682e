import type { NoticeSource } from '#platform/module.ts';

const byVerb = new Map<string, NoticeSource[]>();

/** app.ts hands the sources of all rooms over, once, so that this room knows none of them. */
export function registerNoticeSources(sources: readonly NoticeSource[]): void {
  for (const source of sources)
    for (const verb of source.verbs)
      byVerb.set(verb, [...(byVerb.get(verb) ?? []).filter((one) => one !== source), source]);
}

export function sourcesOf(verb: string): readonly NoticeSource[] {
  return byVerb.get(verb) ?? [];
}
