import { Button } from '#design/components/button.tsx';
import { Tag } from '#design/components/tag.tsx';
import { ErrorList, Form, Radios, Select, TextArea, TextField } from '#design/form.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { organisationPaths } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Adoption } from '../adoption.queries.ts';
import { confirmationWords, failureWords, stateWords } from '../adoption.rules.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import { adoptionPaths, projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';

export function ClaimAdoption(props: {
  project: Project;
  kits: readonly { number: number }[];
  findings: readonly FieldFinding[];
  state: FormState;
}) {
  const { project, kits, findings, state } = props;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">We will do this too</h1>
        <p>
          You adopt ‘{project.text.title}’. Its page shows that you do, and its team is asked to confirm it.
          You can change how far you are at any time, also when it does not work: that helps others most.
        </p>
        <Form action={adoptionPaths.claim({ projectId: project.projectId })}>
          <TextField
            name="unit"
            label="Where in your organisation?"
            hint="For example: Ward 7, or the north locality team"
            {...state}
          />
          <Radios
            name="state"
            label="How far are you?"
            choices={[
              { value: 'interested', text: 'Interested', hint: 'We want to hear more' },
              { value: 'exploring', text: 'Exploring', hint: 'We look whether it fits' },
              { value: 'planning', text: 'Planning', hint: 'We have decided to do it' },
              { value: 'piloting', text: 'Piloting', hint: 'We try it in a small way' },
              { value: 'live', text: 'Live', hint: 'It is how we work now' },
            ]}
            {...state}
          />
          {kits.length > 0 && (
            <Select
              name="kitNumber"
              label="Which version of the kit?"
              options={[
                { value: '', text: 'None of them' },
                ...kits.map((kit) => ({ value: String(kit.number), text: `Version ${kit.number}` })),
              ]}
              {...state}
            />
          )}
          <TextArea
            name="says"
            label="What do you say to others? (optional)"
            hint="It is shown on the project’s page"
            rows={4}
            {...state}
          />
          <IdentifiersFound findings={findings} labelOf={labelOf} {...state} />
          <Button preventDoubleClick>Put it on record</Button>
        </Form>
      </div>
    </div>
  );
}

const labelOf = (field: string) =>
  field === 'unit' ? 'Where in your organisation?' : 'What do you say to others?';

export function AdoptionCard({ adoption, withProject }: { adoption: Adoption; withProject?: boolean }) {
  const { organisation } = adoption;
  return (
    <div class="sw-box">
      {withProject && (
        <h2 class="nhsuk-heading-s">
          <a href={projectPaths.show({ projectId: adoption.projectId })}>{adoption.projectTitle}</a>
        </h2>
      )}
      <p>
        <strong>
          <a href={organisationPaths.show({ odsCode: organisation.odsCode })}>{organisation.nameThen}</a>
        </strong>
        {organisation.name !== organisation.nameThen && ` (now ${organisation.name})`}, {adoption.unit}
        <br />
        <Tag colour={stateColour(adoption)}>{stateWords[adoption.state]}</Tag>{' '}
        <Tag
          colour={
            adoption.confirmation === 'confirmed'
              ? 'green'
              : adoption.confirmation === 'disputed'
                ? 'red'
                : 'grey'
          }
        >
          {confirmationWords[adoption.confirmation]}
        </Tag>
      </p>
      {adoption.says !== '' && (
        <blockquote class="sw-quote">
          <p>{adoption.says}</p>
        </blockquote>
      )}
      {adoption.reason !== null && (
        <p>
          {adoption.failureReason === null ? '' : `${failureWords[adoption.failureReason]}. `}
          {adoption.reason}
        </p>
      )}
      <p class="nhsuk-body-s sw-facts">
        {adoption.kitNumber === null ? 'Without a kit. ' : `Kit version ${adoption.kitNumber}. `}
        {adoption.liveOn !== null && `Live since ${formatLocalDate(adoption.liveOn)}. `}
        {adoption.wouldRecommend !== null &&
          (adoption.wouldRecommend ? 'They would recommend it. ' : 'They would not recommend it. ')}
        <a href={adoptionPaths.show({ adoptionId: adoption.adoptionId })}>
          More about it<span class="nhsuk-u-visually-hidden"> at {organisation.nameThen}</span>
        </a>
      </p>
    </div>
  );
}

function stateColour({ state }: Adoption): 'green' | 'blue' | 'grey' | 'orange' {
  if (state === 'live' || state === 'sustained') return 'green';
  if (state === 'abandoned' || state === 'declined') return 'grey';
  return state === 'paused' ? 'orange' : 'blue';
}

export function AdoptionList({ project, adoptions }: { project: Project; adoptions: readonly Adoption[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Who adopted it</h1>
      <p>
        What counts as spread is live or sustained, and confirmed by the source: {project.spreadCount} of{' '}
        {project.adoptionCount}.
      </p>
      {adoptions.map((adoption) => (
        <AdoptionCard adoption={adoption} />
      ))}
      {adoptions.length === 0 && (
        <p>
          Nobody yet. <a href={adoptionPaths.begin({ projectId: project.projectId })}>Be the first</a>.
        </p>
      )}
    </>
  );
}

export function MyAdoptions({ adoptions }: { adoptions: readonly Adoption[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">What your organisation adopts</h1>
      {adoptions.length === 0 && (
        <p>
          Nothing yet. <a href={projectPaths.list()}>Find a project</a> that works elsewhere, and press ‘We
          will do this too’.
        </p>
      )}
      {adoptions.map((adoption) => (
        <AdoptionCard adoption={adoption} withProject />
      ))}
    </>
  );
}
