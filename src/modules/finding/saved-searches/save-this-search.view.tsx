import { Button } from '#design/components/button.tsx';
import { Form, HiddenField, Radios } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import { findingPaths } from '../finding.paths.ts';
import { type Asked, asKept, toAddress } from '../search/search-address.ts';
import type { SavedSearch } from './saved-search.queries.ts';
import { alertWords, ChangeAlerts } from './saved-searches.view.tsx';

export function SaveThisSearch(props: { asked: Asked; saved: SavedSearch | undefined; signedIn: boolean }) {
  const { asked, saved, signedIn } = props;
  if (!signedIn)
    return (
      <p class="nhsuk-body-s">
        <a href={withQuery('/sign-in', { next: withQuery(findingPaths.search(), toAddress(asked)) })}>
          Sign in
        </a>{' '}
        to save this search and hear when something new fits it.
      </p>
    );
  if (saved)
    return (
      <div class="sw-box">
        <p>
          You saved this search. {alertWords[saved.alerts]}{' '}
          <a href={findingPaths.saved()}>All your saved searches</a>
        </p>
        <ChangeAlerts {...saved} />
      </div>
    );
  return (
    <Form action={findingPaths.save()} class="sw-box">
      <HiddenField name="question" values={{ question: asKept(asked) }} />
      <Radios
        name="alerts"
        label="Save this search"
        hint="Nothing is sent unless you choose it. You can stop it with one press."
        small
        inline
        choices={[
          { value: 'none', text: 'Only keep it' },
          { value: 'daily', text: 'Tell me of new results once a day' },
          { value: 'at-once', text: 'Tell me at once' },
        ]}
        values={{ alerts: 'none' }}
        errors={[]}
      />
      <Button secondary small>
        Save this search
      </Button>
    </Form>
  );
}
