import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { programmePaths } from '../programme.paths.ts';
import { About, Accessibility, Help, Privacy } from './about.view.tsx';

const anyone = permission('anyone');

export const about = page(programmePaths.about, {
  permission: anyone,
  load: async ({ platform }) => platform.site.settings(),
  view: ({ name, about: words }) => ({ title: `About ${name}`, body: About({ name, words }) }),
  staleAfter: () => [],
});

export const accessibility = page(programmePaths.accessibility, {
  permission: anyone,
  load: async () => ({}),
  view: () => ({ title: 'Accessibility', body: Accessibility() }),
  staleAfter: () => [],
});

export const privacy = page(programmePaths.privacy, {
  permission: anyone,
  load: async () => ({}),
  view: () => ({ title: 'Privacy', body: Privacy() }),
  staleAfter: () => [],
});

export const help = page(programmePaths.help, {
  permission: anyone,
  load: async () => ({}),
  view: () => ({ title: 'Help', body: Help() }),
  staleAfter: () => [],
});

export const aboutRoutes = [about, accessibility, privacy, help];
