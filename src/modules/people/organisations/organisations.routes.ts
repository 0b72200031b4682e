import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { decodeCursor, encodeCursor } from '#kit/key-page.ts';
import { withQuery } from '#kit/paths.ts';
import { normaliseTyped } from '#kit/text.ts';
import { regions } from '#kit/uk-region.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { placeFields } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, seeOther } from '#platform/http/route.ts';
import { organisationPaths } from '../people.paths.ts';
import { followOrganisation, unfollowOrganisation } from './follow-organisation.queries.ts';
import {
  countOpenRecords,
  findLeads,
  findOrganisation,
  isFollowing,
  listOrganisations,
} from './organisation.queries.ts';
import { OrganisationList, OrganisationPage } from './organisations.view.tsx';

const pageLength = 50;
const OdsCode = z.object({ odsCode: z.string().regex(/^[A-Za-z0-9]{3,10}$/) });

export const showOrganisations = page(organisationPaths.list, {
  query: z.object({
    q: z
      .string()
      .default('')
      .transform((text) => normaliseTyped(text).slice(0, 100)),
    region: z.enum(regions).optional(),
    after: z.string().optional(),
  }),
  permission: permission('anyone'),
  async load({ db, query }) {
    const cursor = decodeCursor(query.after, ['string', 'string']);
    const after =
      cursor && placeFields.id.safeParse(cursor[1]).success ? { name: cursor[0], id: cursor[1] } : undefined;
    const rows = await listOrganisations(db, {
      words: query.q,
      region: query.region,
      after,
      atMost: pageLength + 1,
    });
    return {
      rows: rows.slice(0, pageLength),
      last: rows.length > pageLength ? rows[pageLength - 1] : undefined,
    };
  },
  view: ({ rows, last }, { query }) => ({
    title: 'Organisations',
    body: OrganisationList({
      q: query.q,
      region: query.region,
      rows,
      next:
        last &&
        withQuery(organisationPaths.list(), {
          q: query.q,
          region: query.region,
          after: encodeCursor([last.name, last.id]),
        }),
      first:
        query.after === undefined
          ? undefined
          : withQuery(organisationPaths.list(), { q: query.q, region: query.region }),
    }),
  }),
  staleAfter: () => ['organisation'],
});

export const showOrganisation = page(organisationPaths.show, {
  params: OdsCode,
  permission: permission('anyone'),
  async load({ db, params, viewer }) {
    const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
    return {
      organisation,
      counts: await countOpenRecords(db, organisation.id),
      leads: await findLeads(db, organisation.id),
      following: await isFollowing(db, viewer, organisation.id),
    };
  },
  view: ({ organisation, counts, leads, following }, { viewer }) => ({
    title: organisation.name,
    breadcrumbs: [{ text: 'Organisations', href: organisationPaths.list() }],
    body: OrganisationPage({ organisation, counts, leads, following, viewer }),
  }),
  staleAfter: () => ['organisation', 'project', 'idea', 'need', 'adoption', 'membership'],
});

export const follow = post(organisationPaths.follow, {
  params: OdsCode,
  permission: permission('signed-in'),
  writes: ['organisation.followed'],
  load: async ({ db, params }) => ({
    organisation: await found(findOrganisation(db, params.odsCode), 'organisation'),
  }),
  decide: ({ organisation }) => allow(organisation),
  async save(tx, organisation, { act }) {
    await followOrganisation(tx, act, organisation.id);
    await append(tx, act, { verb: 'organisation.followed', subjectKind: 'follow', subject: organisation.id });
  },
  done: ({ params }) => seeOther(organisationPaths.show(params), 'You follow this organisation now.'),
  refusals: {},
});

export const unfollow = post(organisationPaths.unfollow, {
  params: OdsCode,
  permission: permission('signed-in'),
  writes: ['organisation.unfollowed'],
  load: async ({ db, params }) => ({
    organisation: await found(findOrganisation(db, params.odsCode), 'organisation'),
  }),
  decide: ({ organisation }) => allow(organisation),
  async save(tx, organisation, { act }) {
    await unfollowOrganisation(tx, act, organisation.id);
    await append(tx, act, {
      verb: 'organisation.unfollowed',
      subjectKind: 'follow',
      subject: organisation.id,
    });
  },
  done: ({ params }) => seeOther(organisationPaths.show(params), 'You no longer follow this organisation.'),
  refusals: {},
});

export const organisationRoutes = [showOrganisations, showOrganisation, follow, unfollow];
