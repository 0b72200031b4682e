import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Table } from '#design/components/table.tsx';
import { When } from '#design/date.tsx';
import {
  ErrorList,
  Form,
  HiddenField,
  Radios,
  Select,
  TextArea,
  TextField,
  typedText,
} from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { formatPounds } from '#kit/money.ts';
import { MoreLikeThis } from '#modules/finding/public.ts';
import { organisationPaths } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Adoption, AdoptionChange } from '../adoption.queries.ts';
import { confirmationWords, failureWords, nextStates, stateWords } from '../adoption.rules.ts';
import type { FieldFinding } from '../identifiers.ts';
import { IdentifiersFound } from '../identifiers.view.tsx';
import { adoptionPaths, kitPaths, projectPaths } from '../project.paths.ts';
import type { Project } from '../project.queries.ts';

export function ShowAdoption(props: {
  adoption: Adoption;
  project: Project;
  changes: readonly AdoptionChange[];
  mine: boolean;
  source: boolean;
  maySustain: boolean;
  similar?: Parameters<typeof MoreLikeThis>[0]['similar'];
  state: FormState;
}) {
  const { adoption, project, changes, state } = props;
  const { adoptionId, organisation } = adoption;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">
        <span class="nhsuk-caption-l">Adoption of {project.text.title}</span>
        {organisation.nameThen}, {adoption.unit}
      </h1>
      <SummaryList
        rows={[
          {
            key: 'Project',
            value: <a href={projectPaths.show({ projectId: project.projectId })}>{project.text.title}</a>,
          },
          {
            key: 'Organisation',
            value: (
              <>
                <a href={organisationPaths.show({ odsCode: organisation.odsCode })}>
                  {organisation.nameThen}
                </a>{' '}
                ({organisation.odsCode})
              </>
            ),
          },
          { key: 'How far', value: stateWords[adoption.state] },
          {
            key: 'Confirmation',
            value: `${confirmationWords[adoption.confirmation]}${adoption.confirmationReason === null ? '' : `: ${adoption.confirmationReason}`}`,
          },
          {
            key: 'Kit',
            value:
              adoption.kitNumber === null ? (
                'Without a kit'
              ) : (
                <>
                  <a
                    href={kitPaths.show({ projectId: project.projectId, number: String(adoption.kitNumber) })}
                  >
                    Version {adoption.kitNumber}
                  </a>
                  {adoption.newestKit !== null &&
                    adoption.newestKit > adoption.kitNumber &&
                    ` (the newest is ${adoption.newestKit})`}
                </>
              ),
          },
          ...date('Began', adoption.startedOn),
          ...date('Live since', adoption.liveOn),
          ...date('Ended', adoption.endedOn),
          ...date('To be looked at again after 6 months', adoption.review6Due),
          ...date('To be looked at again after 12 months', adoption.review12Due),
          ...words('Why', adoption.reason ?? ''),
          ...words(
            'What stood in the way',
            adoption.failureReason === null ? '' : failureWords[adoption.failureReason],
          ),
          ...words('What they say', adoption.says),
          ...words('What they changed', adoption.adaptations),
          ...words('Staff time', adoption.staffTime),
          ...words('Help from the source', adoption.helpReceived),
          ...words(
            'Cost there',
            adoption.localCostPence === null ? '' : formatPounds(adoption.localCostPence),
          ),
          ...words(
            'Would they recommend it?',
            adoption.wouldRecommend === null ? '' : adoption.wouldRecommend ? 'Yes' : 'No',
          ),
        ]}
      />
      {props.source && adoption.confirmation !== 'confirmed' && (
        <AnswerClaim adoption={adoption} state={state} />
      )}
      {props.mine && <Progress {...props} />}
      {changes.length > 0 && (
        <Table
          caption="What happened, the newest first"
          columns={[{ text: 'When' }, { text: 'How far' }, { text: 'Confirmation' }, { text: 'Why' }]}
          rows={changes.map((change) => [
            <When at={change.changedAt} />,
            stateWords[change.state],
            confirmationWords[change.confirmation],
            change.reason ?? '',
          ])}
        />
      )}
      {props.mine && (
        <p>
          <a href={adoptionPaths.edit({ adoptionId })}>Change what you tell others</a>
        </p>
      )}
      <MoreLikeThis similar={props.similar ?? []} />
    </>
  );
}

function AnswerClaim({ adoption, state }: { adoption: Adoption; state: FormState }) {
  return (
    <section class="sw-box" aria-labelledby="confirm-heading">
      <h2 class="nhsuk-heading-m" id="confirm-heading">
        Can you confirm this?
      </h2>
      <Form action={adoptionPaths.confirmation({ adoptionId: adoption.adoptionId })}>
        <Radios
          name="verdict"
          label="Does this place do what it says?"
          choices={[
            { value: 'confirmed', text: 'Yes, as far as we know' },
            { value: 'disputed', text: 'No, or not as it is said' },
          ]}
          {...state}
        />
        <TextArea name="confirmationReason" label="Why, if you dispute it" rows={2} {...state} />
        <Button>Answer</Button>
      </Form>
    </section>
  );
}

function Progress({
  adoption,
  maySustain,
  state,
}: {
  adoption: Adoption;
  maySustain: boolean;
  state: FormState;
}) {
  const { adoptionId } = adoption;
  const next = nextStates(adoption.state);
  if (next.length === 0)
    return (
      <InsetText>
        <p>This adoption has ended. If you take it up again, begin a new one on the project’s page.</p>
      </InsetText>
    );
  return (
    <section class="sw-box" aria-labelledby="progress-heading">
      <h2 class="nhsuk-heading-m" id="progress-heading">
        How far are you now?
      </h2>
      {maySustain && (
        <Form action={adoptionPaths.check({ adoptionId })}>
          <p>It has been live for a year. Is it still how you work?</p>
          <Button>Yes: it is sustained</Button>
        </Form>
      )}
      <Form action={adoptionPaths.state({ adoptionId })}>
        <HiddenField name="version" values={{ version: adoption.version }} />
        <Radios
          name="to"
          label="Now it is"
          choices={next.map((to) => ({ value: to, text: stateWords[to] }))}
          {...state}
        />
        <TextArea name="reason" label="Why, if it is paused, abandoned or declined" rows={3} {...state} />
        <Select
          name="failureReason"
          label="What stood in the way most, if it is abandoned"
          options={[
            { value: '', text: 'Choose' },
            ...Object.entries(failureWords).map(([value, text]) => ({ value, text })),
          ]}
          {...state}
        />
        <Button>Put it on record</Button>
      </Form>
    </section>
  );
}

const editLabels = {
  says: 'What do you say to others?',
  adaptations: 'What did you change, and why?',
  staffTime: 'How much staff time did it take?',
  helpReceived: 'What help did you get from the source?',
} as const;

export function EditAdoption(props: {
  adoption: Adoption;
  kits: readonly { number: number }[];
  findings: readonly FieldFinding[];
  state: FormState;
}) {
  const { adoption, kits, findings, state } = props;
  const meanwhile =
    typedText(state.values, 'version') !== '' &&
    typedText(state.values, 'version') !== String(adoption.version);
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={state.errors} />
        <h1 class="nhsuk-heading-l">What you tell others</h1>
        {meanwhile && (
          <InsetText>
            <p>What stands there now:</p>
            <SafeText text={adoption.says} />
            <SafeText text={adoption.adaptations} />
          </InsetText>
        )}
        <Form action={adoptionPaths.revision({ adoptionId: adoption.adoptionId })}>
          <HiddenField name="version" values={{ version: adoption.version }} />
          <Select
            name="kitNumber"
            label="Which version of the kit?"
            options={[
              { value: '', text: 'None of them' },
              ...kits.map((kit) => ({ value: String(kit.number), text: `Version ${kit.number}` })),
            ]}
            {...state}
          />
          <TextArea name="says" label={editLabels.says} rows={4} {...state} />
          <TextArea name="adaptations" label={editLabels.adaptations} rows={4} {...state} />
          <TextField
            name="localCost"
            label="What did it cost you? (pounds)"
            width={10}
            inputMode="decimal"
            prefix="£"
            {...state}
          />
          <TextField name="staffTime" label={editLabels.staffTime} {...state} />
          <TextArea name="helpReceived" label={editLabels.helpReceived} rows={2} {...state} />
          <Radios
            name="wouldRecommend"
            label="Would you recommend it?"
            choices={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
            {...state}
          />
          <IdentifiersFound
            findings={findings}
            labelOf={(field) => editLabels[field as keyof typeof editLabels]}
            {...state}
          />
          <Button>Save</Button>
        </Form>
      </div>
    </div>
  );
}

function date(key: string, value: string | null) {
  return value === null ? [] : [{ key, value: formatLocalDate(value) }];
}

function words(key: string, value: string) {
  return value === '' ? [] : [{ key, value: <SafeText text={value} /> }];
}
