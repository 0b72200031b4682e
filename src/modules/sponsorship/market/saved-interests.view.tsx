import { Button } from '#design/components/button.tsx';
import { Checkboxes, ErrorList, Form, TextField } from '#design/form.tsx';
import { isTopic, topics } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Company } from '../companies/company.queries.ts';
import { needWords } from '../request.rules.ts';
import { requestPaths } from '../sponsorship.paths.ts';
import { marketPaths } from './market.paths.ts';
import type { SavedInterest } from './saved-interest.queries.ts';

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

export function SavedInterests(props: {
  company: Company;
  interests: readonly SavedInterest[];
  state: FormState;
}) {
  const { company, interests, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">What {company.name} looks for</h1>
      <p>
        Each of these shapes <a href={requestPaths.list()}>your list</a>, beside what your company’s page
        says. You hear of new requests that fit. It buys no better place: it only says what is of use to you.
      </p>
      {interests.length === 0 ? (
        <p>Nothing yet. Say below what you could help with.</p>
      ) : (
        interests.map((interest) => <One companyId={company.companyId} interest={interest} />)
      )}
      <h2 class="nhsuk-heading-m">Add one</h2>
      <p>Fill in only what matters. A request must fit each part that you fill in.</p>
      <Form action={marketPaths.saveInterest({ companyId: company.companyId })}>
        <TextField name="name" label="A name for it" hint="For example: quiet wards" {...state} />
        <TextField
          name="words"
          label="Words (optional)"
          hint="Any of them is enough. For example: noise, sleep, lighting"
          {...state}
        />
        <Checkboxes
          name="needs"
          label="What you could give (optional)"
          choices={optionsOf(needWords)}
          small
          {...state}
        />
        <Checkboxes name="topics" label="Topics (optional)" choices={optionsOf(topics)} small {...state} />
        <Checkboxes
          name="regions"
          label="Regions (optional)"
          choices={regions.map((region) => ({ value: region, text: region }))}
          small
          {...state}
        />
        <Button preventDoubleClick>Save</Button>
      </Form>
    </>
  );
}

function One({ companyId, interest }: { companyId: string; interest: SavedInterest }) {
  const at = { companyId, interestId: interest.interestId };
  const parts = [
    interest.words === '' ? '' : `any of: ${interest.words}`,
    interest.needs.map((need) => needWords[need]).join(', '),
    interest.topics.map((topic) => (isTopic(topic) ? topics[topic] : topic)).join(', '),
    interest.regions.join(', '),
  ].filter((part) => part !== '');
  return (
    <section class="sw-box" aria-label={interest.name}>
      <h2 class="nhsuk-heading-s">{interest.name}</h2>
      <p>{parts.join(' · ')}</p>
      <p class="nhsuk-body-s">{interest.alerts ? 'You hear of new ones.' : 'You do not hear of new ones.'}</p>
      <Form action={interest.alerts ? marketPaths.stopAlerts(at) : marketPaths.startAlerts(at)}>
        <Button secondary small>
          {interest.alerts ? 'Stop telling us' : 'Tell us'}
          <span class="nhsuk-u-visually-hidden"> of new requests for {interest.name}</span>
        </Button>
      </Form>
      <Form action={marketPaths.endInterest(at)}>
        <Button secondary small>
          End<span class="nhsuk-u-visually-hidden"> {interest.name}</span>
        </Button>
      </Form>
    </section>
  );
}
