import type { VNode } from 'preact';
import { partsOfPage } from '#design/page-words.tsx';
import type { Path } from '#kit/paths.ts';
import type { ReadableSource } from '#platform/module.ts';
import { findSiteSettings, type SiteSettings } from '#platform/site.queries.ts';
import { programmePaths } from '../programme.paths.ts';
import { About, Accessibility, Help, Privacy } from './about.view.tsx';

/** Pages of the programme itself: their words are read off the page, so that there is no second text. */
function readablePage(
  kind: string,
  onlyId: string,
  path: Path,
  shown: { title: (site: SiteSettings) => string; body: (site: SiteSettings) => VNode },
): ReadableSource {
  return {
    kind,
    onlyId,
    page: path.pattern,
    verbs: ['programme.changed'],
    async find(db, _viewer, ref) {
      if (ref !== onlyId) return undefined;
      const site = await findSiteSettings(db);
      return {
        recordId: onlyId,
        title: shown.title(site),
        href: path.pattern,
        open: true,
        authorIds: [],
        parts: partsOfPage(shown.body(site)),
      };
    },
  };
}

export const pageIds = {
  about: '00000000-0000-7000-8000-0000000000a1',
  help: '00000000-0000-7000-8000-0000000000a2',
  privacy: '00000000-0000-7000-8000-0000000000a3',
  accessibility: '00000000-0000-7000-8000-0000000000a4',
} as const;

export const readablePages: readonly ReadableSource[] = [
  readablePage('page-about', pageIds.about, programmePaths.about, {
    title: ({ name }) => `About ${name}`,
    body: ({ name, about }) => <About name={name} words={about} />,
  }),
  readablePage('page-help', pageIds.help, programmePaths.help, {
    title: () => 'Help',
    body: () => <Help />,
  }),
  readablePage('page-privacy', pageIds.privacy, programmePaths.privacy, {
    title: () => 'Privacy',
    body: () => <Privacy />,
  }),
  readablePage('page-accessibility', pageIds.accessibility, programmePaths.accessibility, {
    title: () => 'Accessibility',
    body: () => <Accessibility />,
  }),
];
