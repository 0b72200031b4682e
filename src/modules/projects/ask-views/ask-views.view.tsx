import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, HiddenField, Radios, TextArea, TextField, typedText } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { plural } from '#kit/plural.ts';
import { NeedsAlert, type PersonPlan } from '#modules/people/public.ts';
import { ComposeWithPictures, SymbolMessage } from '#modules/readable/public.ts';
import type { FormState } from '#platform/http/route.ts';
import type { WaitingInvitation } from '../invite-to-views/invitation.queries.ts';
import { projectPaths, viewsPaths } from '../project.paths.ts';
import type { OwnAnswer, Question, ViewsAnswer } from './views.queries.ts';
import type { Help } from './views.rules.ts';

export interface Waiting extends WaitingInvitation {
  /** Whom the viewer supports, where the invitation is theirs. */
  readonly forName: string | undefined;
}

export function ViewsList({
  questions,
  waiting,
}: {
  questions: readonly Question[];
  waiting: readonly Waiting[];
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Your views are asked for</h1>
      <p>
        These projects ask patients, carers and supporters what they think. Only the team reads your answer,
        and it tells you what your answers changed.
      </p>
      {waiting.map((one) => (
        <div class="sw-box">
          <h2 class="nhsuk-heading-s">
            {one.forName === undefined ? 'You are' : `${one.forName} is`} invited:{' '}
            <a href={viewsPaths.invitation(one)}>{one.projectTitle}</a>
          </h2>
          <p>Until {formatLocalDate(one.closesOn)}.</p>
        </div>
      ))}
      {questions.length === 0 && (
        <p>
          No project asks just now. <a href={projectPaths.list()}>Look through the projects</a> and follow
          those that matter to you: you are told when they ask.
        </p>
      )}
      {questions.map((one) => (
        <div class="sw-box">
          <h2 class="nhsuk-heading-s">
            <a href={viewsPaths.show({ questionId: one.questionId })}>{one.question}</a>
          </h2>
          <p class="nhsuk-body-s">
            {one.projectTitle}, {one.organisationName}. Until {formatLocalDate(one.closesOn)}.
          </p>
        </div>
      ))}
    </>
  );
}

export function AskViews({
  projectId,
  title,
  state,
}: {
  projectId: string;
  title: string;
  state: FormState;
}) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Ask patients and carers for their views</h1>
      <p>About: {title}. Anyone with an account can answer. Only your team reads the answers.</p>
      <Form action={viewsPaths.ask({ projectId })}>
        <TextArea
          name="question"
          label="Your question"
          hint="One question, in everyday words. For example: what would make you use this at home?"
          rows={4}
          {...state}
        />
        <TextField
          name="closesOn"
          label="Last day for answers"
          hint="Give people at least a week."
          type="date"
          width={10}
          {...state}
        />
        <Button>Ask</Button>
      </Form>
    </>
  );
}

export function QuestionPage(props: {
  question: Question;
  onTeam: boolean;
  open: boolean;
  answers: readonly ViewsAnswer[];
  ownAnswer: OwnAnswer | undefined;
  outcome: readonly PersonPlan[];
  state: FormState;
}) {
  const { question, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{question.question}</h1>
      <p>
        Asked by the team of{' '}
        <a href={projectPaths.show({ projectId: question.projectId })}>{question.projectTitle}</a>,{' '}
        {question.organisationName}. {closeWords(question, props.open)}{' '}
        {plural(question.answerCount, 'person has', 'people have')} answered.
      </p>
      {question.whatChanged !== null && (
        <InsetText>
          <h2 class="nhsuk-heading-s">What your answers changed</h2>
          <SafeText text={question.whatChanged} />
        </InsetText>
      )}
      {props.onTeam ? <TeamPart {...props} /> : <AnswerForm {...props} />}
    </>
  );
}

function closeWords(question: Question, open: boolean): string {
  return open ? `Open until ${formatLocalDate(question.closesOn)}.` : 'It is closed.';
}

function AnswerForm(props: {
  question: Question;
  open: boolean;
  ownAnswer: OwnAnswer | undefined;
  state: FormState;
}) {
  if (!props.open) {
    const written = typedText(props.state.values, 'body');
    return written === '' ? null : <SafeText text={`You wrote: ${written}`} />;
  }
  const sent = props.ownAnswer?.symbols;
  return (
    <>
      {Boolean(sent) && (
        <>
          <h2 class="nhsuk-heading-s">What you sent</h2>
          <SymbolMessage symbols={sent} />
        </>
      )}
      <ComposeWithPictures kind="views-question" subjectId={props.question.questionId}>
        Answer with pictures
      </ComposeWithPictures>
      <Form action={viewsPaths.answer({ questionId: props.question.questionId })}>
        <HiddenField name="symbols" values={props.state.values} />
        <TextArea
          name="body"
          label={
            props.ownAnswer === undefined
              ? 'What do you think?'
              : 'What you think: you can change it until it closes'
          }
          hint="Do not write your name, address or anything about your own treatment that you would not tell a stranger. This is not monitored by clinicians."
          {...props.state}
        />
        <Radios
          name="help"
          label="Did someone help you with your answer?"
          choices={[
            { value: 'nobody', text: 'No' },
            { value: 'supporter', text: 'Yes, my supporter' },
            { value: 'someone-else', text: 'Yes, someone else' },
          ]}
          {...props.state}
        />
        <Button>Send it to the team</Button>
      </Form>
    </>
  );
}

const helpWords: Readonly<Record<Help, string>> = {
  none: '',
  'had-help': ', with help',
  'helped-by-supporter': ', with help from their supporter',
  'helped-by-other': ', with help from someone else',
  'by-supporter': ', written by a supporter',
};

function TeamPart(props: {
  question: Question;
  answers: readonly ViewsAnswer[];
  outcome: readonly PersonPlan[];
  state: FormState;
}) {
  const sharedOf = (personId: string) =>
    props.outcome.find((plan) => plan.personId === personId)?.shared ?? [];
  const someUnmet = props.outcome.some(({ shared }) =>
    shared.some(({ meeting }) => meeting.outcome === 'unmet'),
  );
  return (
    <>
      {!props.question.closed && (
        <p>
          <Button secondary href={viewsPaths.invitations(props.question)}>
            Invite people to answer
          </Button>
        </p>
      )}
      <h2 class="nhsuk-heading-m">Answers, for your team only</h2>
      {props.answers.length === 0 && <p>Nobody has answered yet. Share the address of this page.</p>}
      {props.answers.map((one) => (
        <>
          <NeedsAlert name={one.name ?? 'Somebody who has left'} lines={sharedOf(one.personId)} />
          <blockquote class="sw-quote">
            {one.symbols ? <SymbolMessage symbols={one.symbols} /> : <SafeText text={one.body} />}
            <footer class="nhsuk-body-s">
              {one.name ?? 'Somebody who has left'}, <When at={one.answeredAt} />
              {helpWords[one.help]}
            </footer>
          </blockquote>
        </>
      ))}
      {!props.question.closed && (
        <Form action={viewsPaths.close({ questionId: props.question.questionId })}>
          <TextArea
            name="whatChanged"
            label="What did the answers change?"
            hint="Everyone can read this, and those who answered are told. This closes the question."
            rows={4}
            {...props.state}
          />
          {someUnmet && (
            <TextArea
              name="unmetReason"
              label="Somebody above would not get this as they need it. How will you reach them, or why does it go out all the same?"
              hint="It is kept in the log, and they can read it."
              rows={3}
              {...props.state}
            />
          )}
          <Button secondary>Close it and tell them</Button>
        </Form>
      )}
    </>
  );
}
