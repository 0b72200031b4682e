import { z } from 'zod';
import { decodeCursor } from '#kit/key-page.ts';
import { withQuery } from '#kit/paths.ts';
import { settings, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { permission } from '#kit/viewer.ts';
import { placeFields } from '#platform/http/fields.ts';
import { page } from '#platform/http/route.ts';
import { ideaPaths } from '../idea.paths.ts';
import { type IdeaOrder, type IdeaPlace, listIdeas } from '../idea-list.queries.ts';
import { IdeaList } from './list-ideas.view.tsx';

type Tokens = [string, ...string[]];

const Query = z.object({
  topic: z.enum(Object.keys(topics) as Tokens).optional(),
  setting: z.enum(Object.keys(settings) as Tokens).optional(),
  region: z.enum(regions).optional(),
  organisation: z
    .string()
    .regex(/^[A-Za-z0-9]{3,10}$/)
    .transform((code) => code.toUpperCase())
    .optional(),
  answered: z.enum(['yes', 'no']).optional(),
  order: z.enum(['newest', 'most-backed']).default('newest'),
  after: z.string().optional(),
});
export type IdeaListQuery = z.output<typeof Query>;

export const showIdeas = page(ideaPaths.list, {
  query: Query,
  permission: permission('anyone'),
  load: ({ db, viewer, query }) =>
    listIdeas(db, viewer, query, query.order, placeOf(query.after, query.order)),
  view: ({ ideas, next }, { query, viewer }) => {
    const { after, ...filter } = query;
    return {
      title: 'Ideas',
      description: 'What staff think could be better, who backs it, and what their organisations answer.',
      body: IdeaList({
        ideas,
        query,
        viewer,
        next: next && withQuery(ideaPaths.list(), { ...filter, after: next }),
        first: after === undefined ? undefined : withQuery(ideaPaths.list(), filter),
      }),
    };
  },
  staleAfter: () => ['idea', 'comment', 'organisation'],
});

/** A cursor that somebody made up must not reach the database as a wrong date or id. */
export function placeOf(cursor: string | undefined, order: IdeaOrder): IdeaPlace | undefined {
  const place = decodeCursor(cursor, order === 'newest' ? ['string', 'string'] : ['number', 'string']);
  if (!place) return undefined;
  const rightKey =
    order === 'newest' ? placeFields.moment.safeParse(place[0]) : placeFields.count.safeParse(place[0]);
  return rightKey.success && placeFields.id.safeParse(place[1]).success ? [place[0], place[1]] : undefined;
}
