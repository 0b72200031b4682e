import { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { myNeedsPaths, needsDeskPaths } from '../communication-need.paths.ts';
import { findNeeds, type Need } from '../needs.queries.ts';
import { findPersonWithNeeds } from '../needs-desk/needs-desk.queries.ts';
import { flagBundle } from './flag.rules.ts';

function asFlags(person: { name: string }, needs: readonly Need[], baseUrl: string, at: Date) {
  const flagged = needs.map((need) => ({
    ...need,
    recordedOn: londonToday(need.recordedAt),
    removedOn: need.removedAt === null ? null : londonToday(need.removedAt),
  }));
  return {
    contentType: 'application/fhir+json; charset=utf-8',
    fileName: 'communication-needs.json',
    content: JSON.stringify(flagBundle(person, flagged, { bundleId: newId(), baseUrl, at }), null, 2),
  };
}

/** All of one's own, those that ended too. */
export const downloadMyFlags = page(myNeedsPaths.flags, {
  permission: permission('signed-in'),
  load: async ({ db, viewer }) => ({ needs: await findNeeds(db, viewer, signedIn(viewer).personId) }),
  view: ({ needs }, { viewer, platform, now }) =>
    asFlags({ name: signedIn(viewer).name }, needs, platform.config.baseUrl, now),
});

/** For programme staff: those in force that the person lets us share. */
export const downloadFlags = page(needsDeskPaths.flags, {
  params: z.object({ personId: id }),
  permission: permission('programme-staff'),
  async load({ db, viewer, params }) {
    const person = await found(findPersonWithNeeds(db, viewer, params.personId), 'person');
    const needs = (await findNeeds(db, viewer, params.personId)).filter(
      (need) => need.sharedAt !== null && need.removedAt === null,
    );
    return { person, needs };
  },
  view: ({ person, needs }, { platform, now }) => asFlags(person, needs, platform.config.baseUrl, now),
});

export const flagRoutes = [downloadMyFlags, downloadFlags];
