import { z } from 'zod';
import { decodeCursor } from '#kit/key-page.ts';
import { londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { regions } from '#kit/uk-region.ts';
import { id } from '#platform/http/fields.ts';
import { page, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { codePaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { mayListRequests } from '../sponsorship.policy.ts';
import { amountSteps, RequestList } from './list-requests.view.tsx';
import { buyingCodes, needs, topicSlugs } from './request.form.ts';
import { listRequests, type RequestPlace } from './request-list.queries.ts';

const pence = 100;
const wordsMax = 100;

const ListQuery = z.object({
  words: z
    .string()
    .trim()
    .max(wordsMax)
    .transform((words) => (words === '' ? undefined : words))
    .optional(),
  need: z.enum(needs).optional(),
  topic: z.enum(topicSlugs).optional(),
  region: z.enum(regions).optional(),
  buying: z.enum(buyingCodes).optional(),
  amount: z.enum(amountSteps).optional(),
  after: z.string().max(400).optional(),
});

function placeOf(cursor: string | undefined): RequestPlace | undefined {
  const place = decodeCursor(cursor, ['number', 'string']);
  return place && Number.isSafeInteger(place[0]) && place[0] >= 0 && id.safeParse(place[1]).success
    ? place
    : undefined;
}

/** Companies' users see what is listed, and only that; first they accept the code of conduct that is in force. */
export const showRequests = page(requestPaths.list, {
  query: ListQuery,
  permission: mayListRequests,
  async load({ db, viewer, query, now }) {
    const standings = await findStandings(db, signedIn(viewer).companies, londonToday(now));
    const { after, amount, ...filter } = query;
    const listed = await listRequests(
      db,
      standings,
      { ...filter, helpsFromPence: amount === undefined ? undefined : Number(amount) * pence },
      placeOf(after),
    );
    return { ...listed, mayLook: standings.some((one) => one.inStanding) };
  },
  view({ requests, next, mayLook }, { query }) {
    if (!mayLook)
      return seeOther(
        codePaths.show(),
        'Accept the code of conduct for your company. Then you see who asked for sponsorship.',
      );
    const { after, ...filter } = query;
    return {
      title: 'Projects that asked for sponsorship',
      breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
      body: RequestList({
        requests,
        query,
        next: next && withQuery(requestPaths.list(), { ...filter, after: next }),
        first: after === undefined ? undefined : withQuery(requestPaths.list(), filter),
      }),
    };
  },
});
