import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { withQuery } from '#kit/paths.ts';
import { excerpt } from '#kit/text.ts';
import { findingPaths } from '../finding.paths.ts';
import type { OrganisationName } from '../search/organisation-names.queries.ts';
import type { SearchHit } from '../search/search-question.ts';
import { facetWords, kindName } from '../search/search-words.ts';
import type { FeedFacts } from './feed.queries.ts';
import { type FeedOrder, feedDays, feedReasons, type Reasoned } from './feed.rules.ts';

const snippetShown = 220;

export function FeedPage(props: {
  items: readonly Reasoned<SearchHit>[];
  facts: FeedFacts;
  topics: readonly string[];
  order: FeedOrder;
  rebuilding: boolean;
  organisations: readonly OrganisationName[];
}) {
  const { items, order, rebuilding, organisations } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">For you</h1>
      <Rule {...props} />
      <nav class="sw-tabs" aria-label="Order">
        <ul>
          <li>
            <a href={findingPaths.feed()} aria-current={order === 'most-reasons' ? 'page' : undefined}>
              Most reasons first
            </a>
          </li>
          <li>
            <a
              href={withQuery(findingPaths.feed(), { order: 'newest' })}
              aria-current={order === 'newest' ? 'page' : undefined}
            >
              Newest first
            </a>
          </li>
        </ul>
      </nav>
      {rebuilding && (
        <p>Search is being rebuilt, so some of your news is missing. Look again in a few minutes.</p>
      )}
      {items.length === 0 && !rebuilding && (
        <p>
          Nothing new in the last {feedDays} days. <a href="/account">Say in your account where you work</a>,
          follow <a href="/organisations">organisations</a> and <a href="/projects">projects</a>, or{' '}
          <a href={findingPaths.search()}>search</a>.
        </p>
      )}
      <ol class="nhsuk-list sw-results">
        {items.map(({ item, reasons }) => (
          <li>
            <h2 class="nhsuk-heading-s">
              <a href={item.href}>{item.title}</a> <Tag colour="grey">{kindName(item.kind)}</Tag>
            </h2>
            <p class="sw-results__snippet">{excerpt(plain(item.snippet), snippetShown)}</p>
            <p class="nhsuk-body-s sw-facts">
              {organisations.find(({ id }) => id === item.organisationId)?.name ?? 'From the public'}.{' '}
              <When at={item.shownFrom} />. <span class="sw-quiet">Why:</span>{' '}
              {reasons.map((reason) => feedReasons[reason].toLowerCase()).join('; ')}.
            </p>
          </li>
        ))}
      </ol>
      {items.length > 0 && (
        <p>
          That is all. Older and other things are found by <a href={findingPaths.search()}>searching</a>.
        </p>
      )}
    </>
  );
}

/** What decides, in words, with what we go by: nothing else does. */
function Rule({ facts, topics, order }: { facts: FeedFacts; topics: readonly string[]; order: FeedOrder }) {
  const goesBy = [
    facts.followedOrganisations.length > 0 ? 'the organisations that you follow' : undefined,
    topics.length > 0
      ? `the topics of your job and of what you follow (${topics.map((topic) => facetWords('topic', topic)).join(', ')})`
      : undefined,
    facts.setting === null ? undefined : `where you work (${facetWords('setting', facts.setting)})`,
    facts.region === null ? undefined : `your region (${facts.region})`,
  ].filter((one) => one !== undefined);
  return (
    <>
      <p>
        {goesBy.length === 0
          ? 'This page goes by what you follow, your job, where you work and your region. We know none of them yet.'
          : `This page goes by ${goesBy.join('; ')}.`}{' '}
        <a href="/account">Change them in your account</a>.
      </p>
      <p class="nhsuk-body-s">
        {order === 'newest'
          ? 'The newest first, and nothing else decides.'
          : 'What has most of these reasons comes first; among equals the newest. Nothing else decides: not what you read, not how popular it is.'}{' '}
        It shows the last {feedDays} days.
      </p>
    </>
  );
}

/** Marks of matches mean nothing here: nothing was searched for. */
function plain(snippet: string): string {
  return snippet.replace(/\p{Cc}/gu, ' ');
}
