import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { Form, Select, TextField } from '#design/form.tsx';
import { plural } from '#kit/plural.ts';
import { findingPaths } from '../finding.paths.ts';
import { matchBegins, matchEnds } from './match-marks.ts';

export interface Result {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly snippet: string;
  readonly href: string;
}

const kindNames: Readonly<Record<string, string>> = { idea: 'Idea', project: 'Project', need: 'Need' };

export function SearchPage(props: {
  q: string;
  kind: string | undefined;
  results: readonly Result[];
  allWords: boolean;
}) {
  const { q, kind, results, allWords } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">Search</h1>
      <Form get action={findingPaths.search()} class="sw-filters">
        <TextField
          name="q"
          id="search-words"
          label="What are you looking for?"
          type="search"
          values={{ q }}
          errors={[]}
        />
        <Select
          name="kind"
          label="Show"
          values={{ kind: kind ?? '' }}
          errors={[]}
          options={[
            { value: '', text: 'Everything' },
            { value: 'project', text: 'Projects' },
            { value: 'idea', text: 'Ideas' },
            { value: 'need', text: 'Needs' },
          ]}
        />
        <Button>Search</Button>
      </Form>
      {q !== '' && (
        <>
          <h2 class="nhsuk-heading-m">
            {results.length === 0 ? 'Nothing found' : plural(results.length, 'best match', 'best matches')}
          </h2>
          {results.length > 0 && !allWords && <p>Nothing has all of your words. These have some of them.</p>}
          {results.length === 0 && (
            <p>
              Try fewer or other words. If nobody seems to have solved it,{' '}
              <a href="/needs/new">say that you are stuck on it</a>: others may answer.
            </p>
          )}
          <ol class="nhsuk-list sw-results">
            {results.map((result) => (
              <li>
                <h3 class="nhsuk-heading-s">
                  <a href={result.href}>{result.title}</a>{' '}
                  <Tag colour="grey">{kindNames[result.kind] ?? result.kind}</Tag>
                </h3>
                <p>{marked(result.snippet)}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

const matches = new RegExp(`${matchBegins}([^${matchEnds}]*)${matchEnds}`);

/** The matched words as marks; the text itself stays text. */
function marked(snippet: string) {
  return snippet.split(matches).map((part, i) => (i % 2 === 1 ? <mark>{part}</mark> : part));
}
