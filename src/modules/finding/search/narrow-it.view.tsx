import type { ComponentChildren } from 'preact';
import { Button } from '#design/components/button.tsx';
import { Checkboxes, CheckOne, Form, HiddenField, Select, TextField } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import { formatCount } from '#kit/plural.ts';
import { findingPaths } from '../finding.paths.ts';
import type { OrganisationName } from './organisation-names.queries.ts';
import { type Asked, countNarrowing, kmWhenNotSaid } from './search-address.ts';
import type { FacetName, SearchAnswer } from './search-question.ts';
import { facetWords } from './search-words.ts';

const valuesShownMax = 10;
const kmChoices = [10, 25, 50, 100, 200];

interface Narrowing {
  readonly asked: Asked;
  readonly answer: SearchAnswer;
  readonly organisations: readonly OrganisationName[];
  readonly actsForSomewhere: boolean;
}

/** Which name of the address narrows by which facet. */
const facets = [
  { facet: 'topic', name: 'topic', label: 'Topic' },
  { facet: 'setting', name: 'setting', label: 'Where it happens' },
  { facet: 'stage', name: 'stage', label: 'Stage' },
  { facet: 'evidence', name: 'evidence', label: 'Evidence' },
  { facet: 'region', name: 'region', label: 'Region' },
  { facet: 'organisationType', name: 'type', label: 'Type of organisation' },
  { facet: 'organisation', name: 'organisation', label: 'Organisation' },
] as const satisfies readonly { facet: FacetName; name: keyof Asked; label: string }[];

export function NarrowIt(props: Narrowing) {
  const { asked, answer, actsForSomewhere } = props;
  const chosen = countNarrowing(asked);
  return (
    <details class="sw-narrow" data-part="narrow">
      <summary>Narrow it down{chosen > 0 && ` (${chosen} chosen)`}</summary>
      <div>
        <Form get action={findingPaths.search()}>
          <HiddenField name="q" values={asked} />
          <HiddenField name="kind" values={asked} />
          <HiddenField name="exact" values={asked} />
          <p class="nhsuk-body-s">Counts are among the best {formatCount(answer.facetsOver)}.</p>
          <Select
            name="order"
            label="In which order?"
            options={[
              { value: '', text: 'Best first' },
              { value: 'newest', text: 'Newest first' },
            ]}
            values={{ order: asked.order ?? '' }}
            errors={[]}
          />
          {actsForSomewhere && (
            <CheckOne
              name="likeMine"
              label="Adopted by places like mine"
              hint="Taken up, and confirmed, by an organisation of the same type as yours"
              values={asked}
            />
          )}
          {facets.map(({ facet, name, label }) => (
            <Facet {...props} facet={facet} name={name} label={label} />
          ))}
          <Group summary="Near a place" open={asked.near !== ''}>
            <NearIsUnknown asked={asked} answer={answer} />
            <TextField name="near" label="Postcode, town or organisation" values={asked} errors={[]} />
            <Select
              name="km"
              label="Not further than, in a straight line"
              options={kmChoices.map((km) => ({ value: String(km), text: `${km} km` }))}
              values={{ km: String(asked.km ?? kmWhenNotSaid) }}
              errors={[]}
            />
          </Group>
          <Group summary="When it was posted" open={asked.from !== undefined || asked.to !== undefined}>
            <TextField name="from" label="From" type="date" values={asked} errors={[]} />
            <TextField name="to" label="To" type="date" values={asked} errors={[]} />
          </Group>
          <div class="nhsuk-button-group">
            <Button secondary>Show these results</Button>
            {chosen > 0 && (
              <a href={withQuery(findingPaths.search(), { q: asked.q, kind: asked.kind })}>Show all again</a>
            )}
          </div>
        </Form>
      </div>
    </details>
  );
}

function Group(props: { summary: string; open: boolean; children: ComponentChildren }) {
  return (
    <details class="sw-narrow__group" open={props.open ? true : undefined}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}

function NearIsUnknown({ asked, answer }: Pick<Narrowing, 'asked' | 'answer'>) {
  if (asked.near === '') return null;
  return answer.near === undefined ? (
    <p>
      We do not know where ‘{asked.near}’ is, so distance does not narrow these results. Try a postcode or a
      larger town.
    </p>
  ) : (
    <p>Measured from {answer.near}.</p>
  );
}

function Facet(
  props: Narrowing & { facet: FacetName; name: (typeof facets)[number]['name']; label: string },
) {
  const { asked, answer, organisations, facet, name, label } = props;
  const chosen = asked[name];
  const offered = answer.facets[facet].slice(0, valuesShownMax).flatMap(({ value, count }) => {
    if (facet !== 'organisation') return [{ value, text: facetWords(facet, value), count }];
    const organisation = organisations.find(({ id }) => id === value);
    return organisation ? [{ value: organisation.odsCode, text: organisation.name, count }] : [];
  });
  const alsoChosen = chosen
    .filter((value) => !offered.some((one) => one.value === value))
    .map((value) => ({ value, text: facetWords(facet, value), count: 0 }));
  const values = [...offered, ...alsoChosen];
  if (values.length === 0) return null;
  return (
    <Group summary={label} open={chosen.length > 0}>
      <Checkboxes
        name={name}
        label={<span class="nhsuk-u-visually-hidden">{label}</span>}
        small
        choices={values.map(({ value, text, count }) => ({
          value,
          text: (
            <>
              {text} (<span data-count={`${name}=${value}`}>{formatCount(count)}</span>)
            </>
          ),
        }))}
        values={asked}
        errors={[]}
      />
    </Group>
  );
}
