import { z } from 'zod';
import { type Presentation, toVisit } from '#kit/presentation.ts';
import { permission } from '#kit/viewer.ts';
import { localAddress } from '#modules/people/public.ts';
import { page, type Redirection } from '#platform/http/route.ts';
import { easyPaths } from '../easy.paths.ts';

const query = z.object({ next: z.string().max(2_000).optional() });

/** Only this browser carries what was chosen: it goes before what a person recorded, and is recorded nowhere. */
function switched(presentation: Presentation, easyRead: boolean, next: string): Redirection {
  return {
    redirect: next,
    cookies: [{ name: 'view', value: toVisit({ ...presentation, easyRead }) }],
  };
}

export const switchOn = page(easyPaths.on, {
  query,
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { request, query: { next } }) =>
    switched(request.presentation, true, localAddress(next) ?? easyPaths.home()),
});

export const switchOff = page(easyPaths.off, {
  query,
  permission: permission('anyone'),
  load: async () => ({}),
  view: (_loaded, { request, query: { next } }) => {
    const back = localAddress(next);
    return switched(request.presentation, false, back === undefined || back.startsWith('/easy') ? '/' : back);
  },
});
