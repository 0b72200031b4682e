import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { supportingPaths } from '../communication-need.paths.ts';
import { findNeeds } from '../needs.queries.ts';
import { findAllSupported, findSupported } from '../supporter.queries.ts';
import { endSupporting } from '../supporters/supporters.queries.ts';
import { SupportedList, SupportedPerson } from './supporting.view.tsx';

export const showSupporting = page(supportingPaths.list, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ supported: await findAllSupported(db, viewer) }),
  view: ({ supported }) => ({ title: 'People I support', body: SupportedList({ supported }) }),
});

const PersonAt = z.object({ personId: id });

async function loadSupported({ db, viewer, params, now }: Reading<z.output<typeof PersonAt>, unknown>) {
  const supported = await found(findSupported(db, viewer, params.personId), 'person');
  // Read by their own predicate: empty where this supporter may neither see nor record needs.
  return { supported, needs: await findNeeds(db, viewer, params.personId), today: londonToday(now) };
}

export const showSupportedPerson = page(supportingPaths.show, {
  params: PersonAt,
  permission: permission('signed-in'),
  load: loadSupported,
  view: (loaded) => ({
    title: `You support ${loaded.supported.name}`,
    breadcrumbs: [{ text: 'People I support', href: supportingPaths.list() }],
    body: SupportedPerson(loaded),
  }),
});

export const stopSupporting = post(supportingPaths.leave, {
  params: PersonAt,
  permission: permission('signed-in'),
  writes: ['supporter.ended'],
  load: async () => ({}),
  decide: () => allow(undefined),
  async save(tx, _nothing, { act, viewer, params }) {
    const me = signedIn(viewer).personId;
    if (!(await endSupporting(tx, act, { ...params, supporterId: me, by: me }))) return refuse('gone');
  },
  done: () => seeOther(supportingPaths.list(), 'You no longer support them.'),
  refusals: { gone: 'You did not support this person any more.' },
});

export const supportingRoutes = [showSupporting, showSupportedPerson, stopSupporting];
