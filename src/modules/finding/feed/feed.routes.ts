import { z } from 'zod';
import { addDays, londonToday } from '#kit/local-date.ts';
import { permission } from '#kit/viewer.ts';
import { page } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findingPaths } from '../finding.paths.ts';
import { find } from '../search/find.ts';
import { findOrganisationNames } from '../search/organisation-names.queries.ts';
import type { SearchFilters } from '../search/search-question.ts';
import { findFeedFacts, findOwn } from './feed.queries.ts';
import { arrangeFeed, type FeedReason, feedDays } from './feed.rules.ts';
import { FeedPage } from './feed.view.tsx';
import { topicsOfProfession } from './profession-topics.ts';

const foundForEachReason = 30;

/** A person's own page of news: one search for each reason, with their own eyes. */
export const feed = page(findingPaths.feed, {
  query: z.object({ order: z.enum(['newest']).optional().catch(undefined) }),
  permission: permission('signed-in'),
  async load({ db, viewer, query, platform, now }) {
    const { personId, actingFor } = signedIn(viewer);
    const facts = await findFeedFacts(db, personId, actingFor);
    const topics = [...new Set([...topicsOfProfession(facts.profession ?? ''), ...facts.followedTopics])];
    const asked: Readonly<Record<FeedReason, SearchFilters | undefined>> = {
      follow:
        facts.followedOrganisations.length > 0 ? { organisationIds: facts.followedOrganisations } : undefined,
      topic: topics.length > 0 ? { topics } : undefined,
      setting: facts.setting === null ? undefined : { settings: [facts.setting] },
      region: facts.region === null ? undefined : { regions: [facts.region] },
    };
    const from = addDays(londonToday(now), -feedDays);
    const ask = async (filters: SearchFilters | undefined) =>
      filters === undefined
        ? { state: 'ready' as const, hits: [] }
        : find(platform, viewer, {
            text: '',
            filters: { ...filters, from },
            order: 'newest',
            atMost: foundForEachReason,
          });
    const [follow, topic, setting, region] = await Promise.all([
      ask(asked.follow),
      ask(asked.topic),
      ask(asked.setting),
      ask(asked.region),
    ]);
    const answers = [follow, topic, setting, region];
    const own = await findOwn(
      db,
      personId,
      answers.flatMap(({ hits }) => hits.map(({ id }) => id)),
    );
    const notOwn = ({ hits }: Awaited<ReturnType<typeof ask>>) => hits.filter(({ id }) => !own.has(id));
    const items = arrangeFeed(
      { follow: notOwn(follow), topic: notOwn(topic), setting: notOwn(setting), region: notOwn(region) },
      query.order ?? 'most-reasons',
    );
    return {
      items,
      facts,
      topics,
      rebuilding: answers.some(({ state }) => state === 'rebuilding'),
      organisations: await findOrganisationNames(db, [
        ...new Set(items.map(({ item }) => item.organisationId).filter((one) => one !== null)),
      ]),
    };
  },
  view: (loaded, { query }) => ({
    title: 'For you',
    noIndex: true,
    body: FeedPage({ ...loaded, order: query.order ?? 'most-reasons' }),
  }),
});
