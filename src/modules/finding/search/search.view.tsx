import { Button } from '#design/components/button.tsx';
import { Form, HiddenField, TextField } from '#design/form.tsx';
import { KeyPages } from '#design/key-pages.tsx';
import { withQuery } from '#kit/paths.ts';
import { formatCount, plural } from '#kit/plural.ts';
import { findingPaths } from '../finding.paths.ts';
import { SaveThisSearch } from '../saved-searches/save-this-search.view.tsx';
import type { SavedSearch } from '../saved-searches/saved-search.queries.ts';
import { Hit } from './hit.view.tsx';
import { NarrowIt } from './narrow-it.view.tsx';
import type { OrganisationName } from './organisation-names.queries.ts';
import { type Asked, countNarrowing, toAddress } from './search-address.ts';
import type { SearchAnswer } from './search-question.ts';
import { kindNames, kindsShown } from './search-words.ts';

interface SearchModel {
  readonly asked: Asked;
  /** Undefined where nothing was asked yet. */
  readonly answer: SearchAnswer | undefined;
  readonly organisations: readonly OrganisationName[];
  readonly saved: SavedSearch | undefined;
  readonly signedIn: boolean;
  readonly actsForSomewhere: boolean;
  readonly next: string | undefined;
  readonly first: string | undefined;
}

export function SearchPage(model: SearchModel) {
  const { asked, answer } = model;
  return (
    <sw-search>
      <h1 class="nhsuk-heading-l">Search</h1>
      <Form get action={findingPaths.search()} class="sw-search-box">
        <TextField
          name="q"
          id="search-words"
          label="What are you looking for?"
          hint="In your own words. “Quotation marks” keep words together; a minus before a word leaves it out."
          type="search"
          values={asked}
          errors={[]}
        />
        <Kept asked={asked} />
        <Button>Search</Button>
      </Form>
      <p class="nhsuk-u-visually-hidden" role="status" data-part="said"></p>
      {answer === undefined ? <NothingAsked /> : <Answered {...model} answer={answer} />}
    </sw-search>
  );
}

/** What narrows the search stays when the words change. */
function Kept({ asked }: { asked: Asked }) {
  const { q, exact, ...rest } = toAddress(asked);
  return (
    <>
      {Object.keys(rest).map((name) => (
        <HiddenField name={name} values={rest} />
      ))}
    </>
  );
}

function NothingAsked() {
  return (
    <p>
      Try ‘patients keep falling at night’, ‘fewer missed appointments’ or the name of a project. Ideas,
      projects and needs come together, the best first.
    </p>
  );
}

function Answered(model: SearchModel & { answer: SearchAnswer }) {
  const { asked, answer } = model;
  return (
    <>
      <Tabs asked={asked} answer={answer} />
      <div class="sw-beside">
        <NarrowIt {...model} />
        <section aria-labelledby="found-heading" data-part="found" data-said={counted(answer)}>
          <h2 class="nhsuk-heading-m" id="found-heading">
            {counted(answer)}
          </h2>
          <Corrected asked={asked} answer={answer} />
          {answer.nearestOnly && answer.hits.length > 0 && (
            <p>
              Nothing has all of your words. These are the nearest: they have some of them, or say it
              otherwise.
            </p>
          )}
          <ol class="nhsuk-list sw-results">
            {answer.hits.map((hit) => (
              <Hit hit={hit} organisation={model.organisations.find(({ id }) => id === hit.organisationId)} />
            ))}
          </ol>
          <KeyPages next={model.next} first={model.first} what="results" />
          {(answer.hits.length === 0 || answer.nearestOnly) && <NobodySolvedIt asked={asked} />}
          <SaveThisSearch asked={asked} saved={model.saved} signedIn={model.signedIn} />
        </section>
      </div>
    </>
  );
}

/** Read out when it changes, and shown as the heading above the results. */
function counted({ total, totalIsAtLeast, nearestOnly, hits }: SearchAnswer): string {
  if (hits.length === 0) return 'Nothing found';
  if (nearestOnly) return plural(total, 'nearest match', 'nearest matches');
  return totalIsAtLeast ? `More than ${formatCount(total)} results` : plural(total, 'result', 'results');
}

function Corrected({ asked, answer }: { asked: Asked; answer: SearchAnswer }) {
  if (answer.corrected === undefined) return null;
  return (
    <p class="sw-message">
      Showing results for <strong>{answer.corrected}</strong>.{' '}
      <a href={withQuery(findingPaths.search(), toAddress(asked, { exact: 'yes' }))}>
        Search for ‘{asked.q}’ instead
      </a>
    </p>
  );
}

function Tabs({ asked, answer }: { asked: Asked; answer: SearchAnswer }) {
  const countOf = (kind: string) => answer.facets.kind.find(({ value }) => value === kind)?.count ?? 0;
  const others = answer.facets.kind
    .map(({ value }) => value)
    .filter((kind) => !kindsShown.includes(kind as (typeof kindsShown)[number]));
  const tabs = [
    { kind: undefined, text: 'Everything' },
    ...[...kindsShown, ...others].map((kind) => ({
      kind,
      text: asked.kind === undefined ? `${kindNames(kind)} (${formatCount(countOf(kind))})` : kindNames(kind),
    })),
  ];
  return (
    <nav class="sw-tabs" aria-label="Kinds of results" data-part="tabs">
      <ul>
        {tabs.map(({ kind, text }) => (
          <li>
            <a
              href={withQuery(findingPaths.search(), toAddress(asked, { kind }))}
              aria-current={kind === asked.kind ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** No dead end: fewer filters, or a need with the words carried over. */
function NobodySolvedIt({ asked }: { asked: Asked }) {
  const narrowed = countNarrowing(asked) > 0 || asked.kind !== undefined;
  return (
    <div class="sw-box">
      <h3 class="nhsuk-heading-s">Not what you looked for?</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {narrowed && asked.q !== '' && (
          <li>
            <a href={withQuery(findingPaths.search(), { q: asked.q })}>Search everything for ‘{asked.q}’</a>,
            without narrowing it down
          </li>
        )}
        <li>Try fewer words, or everyday ones.</li>
        <li>
          <a href={withQuery('/needs/new', { title: asked.q })}>Say that you are stuck on this</a>: whoever
          has solved it, or solves it later, is told.
        </li>
      </ul>
    </div>
  );
}
