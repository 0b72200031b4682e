import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, Select, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { type Project, projectPaths } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Company } from '../companies/company.queries.ts';
import { interestWords, isOpen, needWords, stateWords } from '../request.rules.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import { amountWords } from '../requests/requests.view.tsx';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { Interest } from './interest.queries.ts';

const nothingTyped: FormState = { values: {}, errors: [] };

interface RequestModel {
  readonly request: SponsorshipRequest;
  readonly project: Project | undefined;
  readonly interests: readonly Interest[];
  readonly companies: readonly Company[];
  readonly onTeam: boolean;
  readonly mayAuthorise: boolean;
  readonly mayWithdraw: boolean;
  readonly express?: FormState;
  readonly answer?: FormState & { readonly interestId: string };
}

export function ShowRequest(model: RequestModel) {
  const { request, project, answer } = model;
  return (
    <>
      <ErrorList
        errors={[
          ...(model.express?.errors ?? []),
          ...(answer?.errors ?? []).map((error) => ({
            ...error,
            field: error.field === '' ? '' : `${error.field}-${answer?.interestId}`,
          })),
        ]}
      />
      <h1 class="nhsuk-heading-l">{request.title}</h1>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag>{stateWords[request.state]}</Tag> },
          { key: 'Need', value: needWords[request.need] },
          ...(amountWords(request) === '' ? [] : [{ key: 'Amount', value: amountWords(request) }]),
          { key: 'Kind of buying', value: request.category },
          { key: 'Organisation', value: request.organisationName },
          ...(request.region === null ? [] : [{ key: 'Region', value: request.region }]),
          ...(request.lapsesOn === null
            ? []
            : [{ key: 'Listed until', value: formatLocalDate(request.lapsesOn) }]),
        ]}
      />
      <h2 class="nhsuk-heading-m">What is asked for</h2>
      <SafeText text={request.ask} />
      {(model.mayAuthorise || model.mayWithdraw) && <TeamBox {...model} />}
      {model.onTeam ? <Interests {...model} /> : <OwnInterests {...model} />}
      {project && <About project={project} />}
    </>
  );
}

/** The same text for every company: what everyone may read of the project. */
function About({ project }: { project: Project }) {
  const { text, projectId } = project;
  return (
    <section aria-labelledby="project-heading">
      <h2 class="nhsuk-heading-m" id="project-heading">
        The project: <a href={projectPaths.show({ projectId })}>{text.title}</a>
      </h2>
      <SafeText text={text.summary} />
      {[
        ['The problem', text.problem],
        ['What was done', text.whatWasDone],
        ['Results', text.results],
      ].map(([heading, part]) =>
        part === undefined || part === '' ? null : (
          <>
            <h3 class="nhsuk-heading-s">{heading}</h3>
            <SafeText text={part} />
          </>
        ),
      )}
    </section>
  );
}

function TeamBox({ request, mayAuthorise, mayWithdraw }: RequestModel) {
  const { requestId } = request;
  const canEnd = request.state === 'draft' || isOpen(request.state);
  if (!mayAuthorise && !(mayWithdraw && canEnd)) return null;
  return (
    <InsetText>
      {mayAuthorise && (
        <>
          <p>
            With your authorisation verified companies see this text. Check that it promises no endorsement
            and no purchase, and that nobody who decides has an interest that was not declared.
          </p>
          <Form action={requestPaths.authorise({ requestId })}>
            <Button>Authorise and list it</Button>
          </Form>
        </>
      )}
      {!mayAuthorise && request.state === 'draft' && (
        <p>It waits for a lead or deputy of {request.organisationName} who is not on the team.</p>
      )}
      {mayWithdraw && canEnd && (
        <Form action={requestPaths.withdraw({ requestId })}>
          <Button secondary>Withdraw it</Button>
        </Form>
      )}
    </InsetText>
  );
}

function Interests({ interests, answer }: RequestModel) {
  return (
    <section aria-labelledby="interests-heading">
      <h2 class="nhsuk-heading-m" id="interests-heading">
        Companies that are interested
      </h2>
      {interests.length === 0 && <p>None has said so yet. You are told when one does.</p>}
      {interests.map((one) => (
        <div class="sw-box">
          <h3 class="nhsuk-heading-s">{one.companyName}</h3>
          <p class="nhsuk-body-s">
            {one.companySector}, <When at={one.expressedAt} />. <Tag>{interestWords[one.state]}</Tag>
          </p>
          <SafeText text={one.message} />
          {one.answer !== null && <SafeText text={`Your answer: ${one.answer}`} />}
          {one.state === 'submitted' && (
            <Form action={interestPaths.answer({ interestId: one.interestId })}>
              <p class="nhsuk-body-s">Answer by {formatLocalDate(one.replyDueOn)}.</p>
              <TextArea
                name="reason"
                id={`reason-${one.interestId}`}
                label="Your answer, with a reason"
                rows={3}
                {...(answer?.interestId === one.interestId ? answer : nothingTyped)}
              />
              <div class="nhsuk-button-group">
                <Button name="verdict" value="shortlisted">
                  Shortlist
                </Button>
                <Button secondary name="verdict" value="declined">
                  Not this time
                </Button>
              </div>
            </Form>
          )}
        </div>
      ))}
    </section>
  );
}

function OwnInterests(model: RequestModel) {
  const { request, interests, companies, express = nothingTyped } = model;
  const free = companies.filter((company) => !interests.some((one) => one.companyId === company.companyId));
  const [only] = free;
  return (
    <>
      {interests.map((one) => (
        <div class="sw-box">
          <h2 class="nhsuk-heading-s">What {one.companyName} said</h2>
          <p>
            <Tag>{interestWords[one.state]}</Tag>
            {one.state === 'submitted' && <> The team answers by {formatLocalDate(one.replyDueOn)}.</>}
          </p>
          <SafeText text={one.message} />
          {one.answer !== null && <SafeText text={`The team’s answer: ${one.answer}`} />}
          {(one.state === 'submitted' || one.state === 'shortlisted') && (
            <Form action={interestPaths.withdraw({ interestId: one.interestId })}>
              <Button secondary>Take it back</Button>
            </Form>
          )}
        </div>
      ))}
      {only && isOpen(request.state) && (
        <section aria-labelledby="express-heading">
          <h2 class="nhsuk-heading-m" id="express-heading">
            Express interest
          </h2>
          <p>Other companies do not see that you are interested, nor do you see whether they are.</p>
          <Form action={requestPaths.express({ requestId: request.requestId })}>
            {free.length === 1 ? (
              <HiddenField name="companyId" values={{ companyId: only.companyId }} />
            ) : (
              <Select
                name="companyId"
                label="For which company?"
                options={free.map((company) => ({ value: company.companyId, text: company.name }))}
                {...express}
              />
            )}
            <TextArea
              name="message"
              label="What could you offer, and what would you like in return?"
              rows={5}
              {...express}
            />
            <Button>Tell the team</Button>
          </Form>
        </section>
      )}
    </>
  );
}
