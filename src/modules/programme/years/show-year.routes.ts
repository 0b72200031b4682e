import { z } from 'zod';
import { londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { Db } from '#platform/db/database.ts';
import { id } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { type FormState, page } from '#platform/http/route.ts';
import { yearPaths } from '../programme.paths.ts';
import {
  findApplications,
  findCandidates,
  findOwnParticipations,
  findTakingPart,
} from './participation.queries.ts';
import { ShowYear } from './show-year.view.tsx';
import { decidesOnYears, mayPlanYear, mayShowYear } from './year.policy.ts';
import { findYear } from './year.queries.ts';
import { phaseOf } from './year.rules.ts';

export const YearAt = z.object({ yearId: id });

export async function loadYear(db: Db, viewer: Viewer, yearId: string, now: Date) {
  const year = await found(findYear(db, yearId), 'year');
  const personId = viewer.kind === 'person' ? viewer.personId : undefined;
  const [takingPart, candidates, own, applications] = await Promise.all([
    findTakingPart(db, yearId),
    personId === undefined ? [] : findCandidates(db, yearId, personId),
    personId === undefined ? [] : findOwnParticipations(db, yearId, personId),
    decidesOnYears(viewer) ? findApplications(db, yearId) : undefined,
  ]);
  const mayPlan = mayPlanYear.may(viewer, {});
  return { year, phase: phaseOf(year, londonToday(now)), takingPart, candidates, own, applications, mayPlan };
}

export function yearPage(
  loaded: Awaited<ReturnType<typeof loadYear>>,
  forms: { apply?: FormState; decide?: FormState & { participationId: string } } = {},
) {
  return {
    title: `The year ${loaded.year.name}`,
    description: `Projects that take part in ${loaded.year.name}, and how to join them.`,
    breadcrumbs: [{ text: 'Years', href: yearPaths.list() }],
    body: ShowYear({ ...loaded, ...forms }),
  };
}

export const showYear = page(yearPaths.show, {
  params: YearAt,
  permission: mayShowYear,
  load: ({ db, viewer, params, now }) => loadYear(db, viewer, params.yearId, now),
  view: (loaded) => yearPage(loaded),
  staleAfter: ({ yearId }) => [yearId, 'programme-year', 'participation', 'project', 'adoption'],
});
