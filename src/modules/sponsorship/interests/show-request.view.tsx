import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, Select, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { topics } from '#kit/topics.ts';
import { type FieldFinding, IdentifiersFound, type Project, projectPaths } from '#modules/projects/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Company } from '../companies/company.queries.ts';
import { interestWords, isOpen, needWords, type RequestState, stateWords } from '../request.rules.ts';
import type { SponsorshipRequest } from '../requests/request.queries.ts';
import { amountWords } from '../requests/requests.view.tsx';
import { interestPaths, requestPaths } from '../sponsorship.paths.ts';
import type { Interest } from './interest.queries.ts';

const nothingTyped: FormState = { values: {}, errors: [] };

interface RequestModel {
  readonly request: SponsorshipRequest;
  /** False for a company once the request is over: it reads what it said and was answered, and no more. */
  readonly whole: boolean;
  readonly stateShown: RequestState;
  readonly project: Project | undefined;
  readonly interests: readonly Interest[];
  readonly companies: readonly Company[];
  readonly onTeam: boolean;
  /** The viewer is of the side that asks; and may read and answer every interest. */
  readonly asks: boolean;
  readonly seesAll: boolean;
  readonly mayAuthorise: boolean;
  readonly findings: readonly FieldFinding[];
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
            field: ['reason', 'verdict'].includes(error.field) ? `reason-${answer?.interestId}` : error.field,
          })),
        ]}
      />
      <h1 class="nhsuk-heading-l">{request.title}</h1>
      {model.whole ? <Asked {...model} /> : <Over {...model} />}
      {model.asks && <TeamBox {...model} />}
      {model.seesAll ? <Interests {...model} /> : <OwnInterests {...model} />}
      {project && <About project={project} />}
    </>
  );
}

function Asked({ request, stateShown, asks }: RequestModel) {
  return (
    <>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag>{stateWords[stateShown]}</Tag> },
          { key: 'Need', value: needWords[request.need] },
          ...(amountWords(request) === '' ? [] : [{ key: 'Amount', value: amountWords(request) }]),
          { key: 'Kind of buying', value: request.category },
          ...(request.topics.length === 0 ? [] : [{ key: 'Topics', value: topicList(request.topics) }]),
          { key: 'Organisation', value: request.organisationName },
          ...(request.region === null ? [] : [{ key: 'Region', value: request.region }]),
          ...(request.lapsesOn === null
            ? []
            : [{ key: 'Listed until', value: formatLocalDate(request.lapsesOn) }]),
          ...(asks && request.identifiersJustified !== null
            ? [
                {
                  key: 'Words that look like a patient’s',
                  value: `The team says: ${request.identifiersJustified}`,
                },
              ]
            : []),
        ]}
      />
      <h2 class="nhsuk-heading-m">What is asked for</h2>
      <SafeText text={request.ask} />
    </>
  );
}

function topicList(slugs: readonly string[]): string {
  const words: Readonly<Record<string, string>> = topics;
  return slugs.map((slug) => words[slug] ?? slug).join(', ');
}

function Over({ request }: RequestModel) {
  return (
    <p>
      This request of {request.organisationName} is no longer listed. You see what your company said, and what
      it was answered. <a href={requestPaths.list()}>See what is listed now</a>.
    </p>
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

function TeamBox({ request, mayAuthorise }: RequestModel) {
  const { requestId } = request;
  if (request.state !== 'draft' && !isOpen(request.state)) return null;
  return (
    <InsetText>
      {!request.projectOpenToEveryone && (
        <p>
          The project is not published for everyone at present, so no company sees this request. Publish it
          again, or withdraw the request.
        </p>
      )}
      {mayAuthorise && (
        <>
          <p>
            With your authorisation verified companies see this text. Check that it promises no endorsement
            and no purchase, and that nobody who decides has an interest that was not declared.
          </p>
          <Form action={requestPaths.authorise({ requestId })}>
            <Button preventDoubleClick>Authorise and list it</Button>
          </Form>
        </>
      )}
      {!mayAuthorise && request.state === 'draft' && (
        <p>
          {request.leadIds.length === 0
            ? `${request.organisationName} has no lead here, so the programme’s admins authorise it.`
            : `It waits for a lead or deputy of ${request.organisationName} who is not on the team.`}
        </p>
      )}
      <Form action={requestPaths.withdraw({ requestId })}>
        <Button secondary>Withdraw it</Button>
      </Form>
    </InsetText>
  );
}

function Interests({ interests, answer, findings }: RequestModel) {
  return (
    <section aria-labelledby="interests-heading">
      <h2 class="nhsuk-heading-m" id="interests-heading">
        Companies that are interested
      </h2>
      {interests.length === 0 && <p>None has said so yet. You are told when one does.</p>}
      {interests.map((one) => {
        const state = answer?.interestId === one.interestId ? answer : nothingTyped;
        return (
          <div class="sw-box">
            <h3 class="nhsuk-heading-s">{one.companyName}</h3>
            <p class="nhsuk-body-s">
              {one.companySector}, <When at={one.expressedAt} />. <Tag>{interestWords[one.state]}</Tag>
            </p>
            <SafeText text={one.message} />
            {one.identifiersJustified !== null && (
              <p class="nhsuk-body-s">On what looks like a patient’s detail: {one.identifiersJustified}</p>
            )}
            {one.answer !== null && <SafeText text={`Your answer: ${one.answer}`} />}
            {one.answerIdentifiersJustified !== null && (
              <p class="nhsuk-body-s">
                On what looks like a patient’s detail in it: {one.answerIdentifiersJustified}
              </p>
            )}
            {one.state === 'submitted' && (
              <Form action={interestPaths.answer({ interestId: one.interestId })}>
                <p class="nhsuk-body-s">
                  {one.holderName === null ? 'To be answered' : `${one.holderName} is to answer`} by{' '}
                  {formatLocalDate(one.replyDueOn)}; anybody of the team may.
                </p>
                <TextArea
                  name="reason"
                  id={`reason-${one.interestId}`}
                  label={
                    <>
                      Your answer<span class="nhsuk-u-visually-hidden"> to {one.companyName}</span>, with a
                      reason
                    </>
                  }
                  rows={3}
                  {...state}
                />
                {state !== nothingTyped && (
                  <IdentifiersFound
                    findings={findings}
                    labelOf={() => 'Your answer'}
                    readBy="Your colleagues on the team"
                    {...state}
                  />
                )}
                <div class="nhsuk-button-group">
                  <Button name="verdict" value="shortlisted">
                    Shortlist<span class="nhsuk-u-visually-hidden"> {one.companyName}</span>
                  </Button>
                  <Button secondary name="verdict" value="declined">
                    Not this time<span class="nhsuk-u-visually-hidden"> for {one.companyName}</span>
                  </Button>
                </div>
              </Form>
            )}
          </div>
        );
      })}
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
              <Button secondary>
                Take it back<span class="nhsuk-u-visually-hidden"> for {one.companyName}</span>
              </Button>
            </Form>
          )}
        </div>
      ))}
      {model.asks && (
        <p>
          You also act for a company, so you do not see what companies say here. Your colleagues on this side
          answer them.
        </p>
      )}
      {only && !model.onTeam && isOpen(request.state) && request.projectOpenToEveryone && (
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
            <IdentifiersFound
              findings={model.findings}
              labelOf={() => 'What you could offer'}
              readBy="The project’s team"
              {...express}
            />
            <p>The team answers within two weeks, with a reason. Here you see by which date.</p>
            <Button preventDoubleClick>Tell the team</Button>
          </Form>
        </section>
      )}
    </>
  );
}
