import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form, HiddenField } from '#design/form.tsx';
import { findingPaths } from '../finding.paths.ts';
import { type Asked, readKept } from '../search/search-address.ts';
import { facetWords, kindNames } from '../search/search-words.ts';
import type { SavedSearch } from './saved-search.queries.ts';

export function addressOf(question: string): string {
  return `${findingPaths.search()}?${question}`;
}

export function SavedSearches({ saved }: { saved: readonly SavedSearch[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your saved searches</h1>
      {saved.length === 0 && (
        <p>
          None yet. <a href={findingPaths.search()}>Search for something</a>, then press ‘Save this search’
          below the results: you can hear when something new fits it.
        </p>
      )}
      <ul class="nhsuk-list">
        {saved.map((one) => (
          <li class="sw-box">
            <h2 class="nhsuk-heading-s">
              <a href={addressOf(one.question)}>{nameOf(readKept(one.question))}</a>
            </h2>
            <p class="nhsuk-body-s">
              Saved on <When at={one.savedAt} />. {alertWords[one.alerts]}
            </p>
            <div class="nhsuk-button-group">
              <ChangeAlerts {...one} />
              <Form action={findingPaths.dropSaved({ searchId: one.searchId })}>
                <Button secondary small>
                  Remove it<span class="nhsuk-u-visually-hidden">: {nameOf(readKept(one.question))}</span>
                </Button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
      <p>
        Alerts come with your other <a href="/notices">notices</a>: on that page, and by e-mail as you chose
        in <a href="/account">your account</a>.
      </p>
    </>
  );
}

export const alertWords: Readonly<Record<SavedSearch['alerts'], string>> = {
  'at-once': 'You hear of new results at once.',
  daily: 'You hear of new results once a day.',
  none: 'No alerts.',
};

/** One press stops them; one press starts them again. */
export function ChangeAlerts({ searchId, alerts, question }: SavedSearch) {
  const action = findingPaths.savedAlerts({ searchId });
  const name = <span class="nhsuk-u-visually-hidden">: {nameOf(readKept(question))}</span>;
  if (alerts === 'none')
    return (
      <Form action={action}>
        <HiddenField name="alerts" values={{ alerts: 'daily' }} />
        <Button secondary small>
          Tell me of new results{name}
        </Button>
      </Form>
    );
  return (
    <Form action={action}>
      <HiddenField name="alerts" values={{ alerts: 'none' }} />
      <Button secondary small>
        Stop the alerts{name}
      </Button>
    </Form>
  );
}

/** A saved search in words: what was typed, and what narrows it. */
export function nameOf(asked: Asked): string {
  const narrowing = [
    asked.kind === undefined ? undefined : kindNames(asked.kind).toLowerCase(),
    ...asked.topic.map((value) => facetWords('topic', value)),
    ...asked.setting.map((value) => facetWords('setting', value)),
    ...asked.stage.map((value) => facetWords('stage', value)),
    ...asked.evidence.map((value) => facetWords('evidence', value)),
    ...asked.region,
    ...asked.type,
    ...asked.organisation,
    asked.near === '' ? undefined : `near ${asked.near}`,
    asked.from === undefined ? undefined : `from ${asked.from}`,
    asked.to === undefined ? undefined : `to ${asked.to}`,
    asked.likeMine === undefined ? undefined : 'adopted by places like mine',
  ].filter((one) => one !== undefined);
  const words = asked.q === '' ? 'Everything' : `‘${asked.q}’`;
  return narrowing.length === 0 ? words : `${words}: ${narrowing.join(', ')}`;
}
