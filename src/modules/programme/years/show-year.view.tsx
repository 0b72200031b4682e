import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { Tag } from '#design/components/tag.tsx';
import { ErrorList, Form, Select, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import { projectPaths } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { yearPaths } from '../programme.paths.ts';
import type { Candidate, Participation } from './participation.queries.ts';
import type { Year } from './year.queries.ts';
import type { ParticipationState, YearPhase } from './year.rules.ts';

const nothingTyped: FormState = { values: {}, errors: [] };

const stateWords: Readonly<Record<ParticipationState, string>> = {
  applied: 'Waits for a decision',
  accepted: 'Takes part',
  declined: 'Not this year',
  withdrawn: 'Taken back',
};

interface YearModel {
  readonly year: Year;
  readonly phase: YearPhase;
  readonly takingPart: readonly Participation[];
  readonly candidates: readonly Candidate[];
  readonly own: readonly Participation[];
  /** Undefined for those who do not decide. */
  readonly applications: readonly Participation[] | undefined;
  readonly mayPlan: boolean;
  readonly apply?: FormState;
  readonly decide?: FormState & { readonly participationId: string };
}

export function ShowYear(model: YearModel) {
  const { year, phase, takingPart } = model;
  return (
    <>
      <ErrorList errors={[...(model.apply?.errors ?? []), ...decisionErrors(model.decide)]} />
      <h1 class="nhsuk-heading-xl">The year {year.name}</h1>
      <p class="nhsuk-lede-text">{phaseWords(year, phase)}</p>
      {year.launchText !== '' && <SafeText text={year.launchText} />}
      <p>
        <a href={yearPaths.report({ yearId: year.yearId })}>
          {phase === 'closed' ? 'What came of the year: the report' : 'What was recorded so far'}
        </a>
      </p>
      {model.mayPlan && (
        <p>
          <a href={yearPaths.change({ yearId: year.yearId })}>Change dates and launch text</a>
        </p>
      )}
      <Own {...model} />
      {phase === 'open' && <Apply {...model} />}
      {model.applications && <Applications {...model} applications={model.applications} />}
      <h2 class="nhsuk-heading-l">Projects that take part</h2>
      {takingPart.length === 0 ? (
        <p>No project takes part yet. A project’s team applies on this page, signed in.</p>
      ) : (
        <>
          <p>{plural(takingPart.length, 'project takes part', 'projects take part')}.</p>
          {takingPart.length > listedMax ? (
            <Details summary="All projects that take part">
              <TakingPart takingPart={takingPart} />
            </Details>
          ) : (
            <TakingPart takingPart={takingPart} />
          )}
        </>
      )}
    </>
  );
}

/** More would push what stands below out of sight. */
const listedMax = 20;

function TakingPart({ takingPart }: Pick<YearModel, 'takingPart'>) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {takingPart.map((one) => (
        <li>
          <a href={projectPaths.show({ projectId: one.projectId })}>{one.title}</a>, {one.organisationName}
          {one.adoptionCount > 0 && <>, adopted by {plural(one.adoptionCount, 'place', 'places')}</>}
        </li>
      ))}
    </ul>
  );
}

function phaseWords(year: Year, phase: YearPhase): string {
  const [opens, closes] = [formatLocalDate(year.opensOn), formatLocalDate(year.closesOn)];
  if (phase === 'to-come') return `It opens on ${opens} and closes on ${closes}.`;
  return phase === 'open'
    ? `Open since ${opens}, until ${closes}.`
    : `It was open from ${opens} to ${closes}.`;
}

function Own({ year, own }: YearModel) {
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="own-heading">
      <h2 class="nhsuk-heading-m" id="own-heading">
        Your projects in this year
      </h2>
      {own.map((one) => (
        <div class="sw-box">
          <p>
            <a href={projectPaths.show({ projectId: one.projectId })}>{one.title}</a>{' '}
            <Tag>{stateWords[one.state]}</Tag>
          </p>
          {one.reason !== null && <SafeText text={one.reason} />}
          {(one.state === 'applied' || one.state === 'accepted') && (
            <Form action={yearPaths.withdraw({ yearId: year.yearId, participationId: one.participationId })}>
              <Button secondary>
                Take it back<span class="nhsuk-u-visually-hidden">: {one.title}</span>
              </Button>
            </Form>
          )}
        </div>
      ))}
    </section>
  );
}

function Apply({ year, candidates, apply = nothingTyped }: YearModel) {
  const able = candidates.filter((one) => one.published && (!one.before || one.before === 'withdrawn'));
  if (able.length === 0)
    return candidates.some((one) => !one.published) ? (
      <p>Your project can apply once it is published for all staff or for everyone.</p>
    ) : null;
  return (
    <section aria-labelledby="apply-heading">
      <h2 class="nhsuk-heading-m" id="apply-heading">
        Take part
      </h2>
      <Form action={yearPaths.apply({ yearId: year.yearId })}>
        <Select
          name="projectId"
          label="Your project"
          options={able.map((one) => ({ value: one.projectId, text: one.title }))}
          {...apply}
        />
        <TextArea
          name="caseMade"
          label="Why should it take part?"
          hint="What others could learn from it, and what help it would need to spread"
          {...apply}
        />
        <Button>Apply to take part</Button>
      </Form>
    </section>
  );
}

function decisionErrors(decide: YearModel['decide']) {
  return (decide?.errors ?? []).map((error) => ({
    ...error,
    field: error.field === '' ? '' : `${error.field}-${decide?.participationId}`,
  }));
}

function Applications(model: YearModel & { applications: readonly Participation[] }) {
  return (
    <section aria-labelledby="applications-heading">
      <h2 class="nhsuk-heading-l" id="applications-heading">
        What waits for a decision
      </h2>
      {model.applications.length === 0 && <p>Nothing waits. New applications come here, the oldest first.</p>}
      {model.applications.map((one) => (
        <div class="sw-box">
          <h3 class="nhsuk-heading-s">
            <a href={projectPaths.show({ projectId: one.projectId })}>{one.title}</a>
          </h3>
          <p class="nhsuk-body-s">{one.organisationName}</p>
          <SafeText text={one.caseMade} />
          <Form
            action={yearPaths.decide({ yearId: model.year.yearId, participationId: one.participationId })}
          >
            <TextArea
              name="reason"
              id={`reason-${one.participationId}`}
              label="Your reason, which the team reads"
              rows={2}
              {...(model.decide?.participationId === one.participationId ? model.decide : nothingTyped)}
            />
            <div class="nhsuk-button-group">
              <Button secondary name="verdict" value="accepted">
                Accept
              </Button>
              <Button secondary name="verdict" value="declined">
                Not this year
              </Button>
            </div>
          </Form>
        </div>
      ))}
    </section>
  );
}
