import { z } from 'zod';
import { decodeCursor } from '#kit/key-page.ts';
import { projectStages, settings, topics } from '#kit/topics.ts';
import { approximateLocation, regions } from '#kit/uk-region.ts';
import { hasProgrammeRole, permission } from '#kit/viewer.ts';
import { id } from '#platform/http/fields.ts';
import { page, type Reading } from '#platform/http/route.ts';
import { projectPaths } from '../project.paths.ts';
import {
  findAwaitingProjects,
  findOrganisationName,
  findOwnProjects,
  listProjects,
  type ProjectFilter,
  type ProjectOrder,
  type ProjectPlace,
} from '../project-list.queries.ts';
import { type AskedFilter, ProjectList } from './list-projects.view.tsx';
import { MyProjects } from './my-projects.view.tsx';

const isId = (text: string) => id.safeParse(text).success;
const distancesKm = ['10', '25', '50', '100'] as const;
const slugOf = (words: Readonly<Record<string, string>>) =>
  z
    .string()
    .refine((slug) => Object.hasOwn(words, slug))
    .optional();
const yes = z.literal('yes').optional();

const ListQuery = z.object({
  topic: slugOf(topics),
  setting: slugOf(settings),
  stage: slugOf(projectStages),
  region: z.enum(regions).optional(),
  organisation: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{3,10}$/)
    .optional(),
  kit: yes,
  sponsor: yes,
  postcode: z.string().trim().min(1).max(12).optional(),
  within: z.enum(distancesKm).optional(),
  order: z.enum(['newest', 'most-adopted']).default('newest'),
  after: z.string().max(400).optional(),
});
type Asked = z.output<typeof ListQuery>;

/** A postcode that we do not know filters nothing; the page says so. */
function filterOf(asked: Asked): { filter: ProjectFilter; postcodeUnknown: boolean } {
  const place = asked.postcode === undefined ? undefined : approximateLocation(asked.postcode);
  return {
    postcodeUnknown: asked.postcode !== undefined && place === undefined,
    filter: {
      topic: asked.topic,
      setting: asked.setting,
      stage: asked.stage,
      region: asked.region,
      organisation: asked.organisation,
      hasKit: asked.kit !== undefined,
      seeksSponsor: asked.sponsor !== undefined,
      near: place && { ...place, withinKm: Number(asked.within ?? '50') },
    },
  };
}

function isFiltered(asked: Asked): boolean {
  const { order, after, within, ...filters } = asked;
  return Object.values(filters).some((value) => value !== undefined);
}

async function load({ db, viewer, query }: Reading<unknown, Asked>) {
  const { filter, postcodeUnknown } = filterOf(query);
  const usable = placeOf(query.after, query.order);
  const [list, organisationName] = await Promise.all([
    listProjects(db, viewer, filter, query.order, usable, isFiltered(query)),
    query.organisation === undefined ? undefined : findOrganisationName(db, query.organisation),
  ]);
  return { ...list, organisationName, postcodeUnknown, beyondFirst: usable !== undefined };
}

const placeMax = { newest: 2 ** 52, 'most-adopted': 2 ** 31 - 1 };

/** A place that somebody wrote by hand is as if it had not been given. */
export function placeOf(cursor: string | undefined, order: ProjectOrder): ProjectPlace | undefined {
  const place = decodeCursor(cursor, ['number', 'string']);
  if (!place) return undefined;
  const [by, last] = place;
  return Number.isInteger(by) && by >= 0 && by <= placeMax[order] && isId(last) ? place : undefined;
}

export const showProjectList = page(projectPaths.list, {
  query: ListQuery,
  permission: permission('anyone'),
  load,
  view: (loaded, { query, viewer }) => ({
    title: 'Projects',
    description: 'What staff have tried, what came of it, and how to do the same.',
    wide: true,
    body: ProjectList({
      ...loaded,
      asked: query as AskedFilter,
      mayBegin: viewer.kind === 'person' && viewer.staff,
    }),
  }),
  staleAfter: () => ['project', 'adoption', 'kit', 'sponsorship-request', 'organisation'],
});

export const showMyProjects = page(projectPaths.mine, {
  permission: permission('signed-in'),
  async load({ db, viewer }) {
    if (viewer.kind === 'visitor') return { own: [], awaiting: [] };
    const led = viewer.memberships.filter((m) => m.role !== 'member').map((m) => m.organisationId);
    const [own, awaiting] = await Promise.all([
      findOwnProjects(db, viewer.personId),
      findAwaitingProjects(db, led, hasProgrammeRole(viewer, 'admin')),
    ]);
    return { own, awaiting };
  },
  view: (loaded, { viewer }) => ({
    title: 'Your projects',
    body: MyProjects({ ...loaded, mayBegin: viewer.kind === 'person' && viewer.staff }),
  }),
});
