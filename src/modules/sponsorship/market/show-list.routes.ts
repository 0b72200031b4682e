import { z } from 'zod';
import { decodeCursor, encodeCursor } from '#kit/key-page.ts';
import { londonToday } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import { isTopic, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import { id } from '#platform/http/fields.ts';
import { page, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findStandings } from '../companies/company-standing.queries.ts';
import { needWords } from '../request.rules.ts';
import { buyingCodes, needs, topicSlugs } from '../requests/request.form.ts';
import { codePaths, requestPaths, sponsorshipPaths } from '../sponsorship.paths.ts';
import { mayListRequests } from '../sponsorship.policy.ts';
import { findReasons } from './fit.queries.ts';
import { amountSteps } from './list-filters.view.tsx';
import { makeListWhereDue } from './make-list.ts';
import { whyShown } from './market.rules.ts';
import { findListed, recordDisplays } from './market-list.queries.ts';
import { RequestList } from './show-list.view.tsx';

const perPage = 20;
const pence = 100;
const wordsMax = 100;
const ListQuery = z.object({
  company: id.optional(),
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

/** The last row of the page before: its place in the whole list, and how many rows were shown so far. */
function placeOf(cursor: string | undefined): { place: number; shown: number } {
  const [place = 0, shown = 0] = decodeCursor(cursor, ['number', 'number']) ?? [];
  const whole = Number.isSafeInteger(place) && Number.isSafeInteger(shown);
  return whole && place >= 0 && shown >= 0 && place <= 32_000 && shown <= 32_000
    ? { place, shown }
    : { place: 0, shown: 0 };
}

/** What is listed, in the order made for one company; what it is shown is recorded before it is sent. */
export const showRequests = page(requestPaths.list, {
  query: ListQuery,
  permission: mayListRequests,
  async load({ db, viewer, query, now }) {
    const today = londonToday(now);
    const standings = await findStandings(db, signedIn(viewer).companies, today);
    const companies = standings.filter((one) => one.inStanding);
    const company = companies.find((one) => one.companyId === query.company) ?? companies[0];
    if (!company) return undefined;
    const { companyId } = company;
    const after = placeOf(query.after);
    await makeListWhereDue(db, companyId, { now, fromTop: after.place === 0 });
    const rows = await findListed(db, {
      company,
      day: today,
      filter: {
        ...query,
        helpsFromPence: query.amount === undefined ? undefined : Number(query.amount) * pence,
      },
      afterPlace: after.place,
      atMost: perPage + 1,
    });
    const shown = rows.slice(0, perPage).map((request, i) => ({ request, rank: after.shown + i + 1 }));
    const ids = shown.map(({ request }) => request.requestId);
    const reasons = await findReasons(db, companyId, ids);
    await db.transaction().execute((tx) =>
      recordDisplays(tx, {
        companyId,
        day: today,
        now,
        requests: shown.map(({ request, rank }) => ({ requestId: request.requestId, rank })),
      }),
    );
    const last = rows.length > perPage ? shown.at(-1) : undefined;
    return {
      company,
      companies,
      next: last && encodeCursor([last.request.place, last.rank]),
      requests: shown.map(({ request }) => {
        const why = reasons.get(request.requestId);
        const needName = needWords[request.need];
        return { request, why: why ? whyShown(why, { topicName, needName, owed: request.owed }) : [] };
      }),
    };
  },
  view: (loaded, { query }) => {
    if (!loaded)
      return seeOther(
        codePaths.show(),
        'Accept the code of conduct for your company. Then you see who asked for sponsorship.',
      );
    const { company, companies, requests, next } = loaded;
    const { after, ...filter } = query;
    return {
      title: 'Projects that asked for sponsorship',
      breadcrumbs: [{ text: 'Sponsorship', href: sponsorshipPaths.show() }],
      noIndex: true,
      body: RequestList({
        company,
        companies,
        requests,
        query,
        next: next && withQuery(requestPaths.list(), { ...filter, after: next }),
        first: after === undefined ? undefined : withQuery(requestPaths.list(), filter),
      }),
    };
  },
});

function topicName(slug: string): string {
  return isTopic(slug) ? topics[slug] : slug;
}
