import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { Tag } from '#design/components/tag.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, Radios, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Answer, Duty, DutyKind, OpenDuty } from '../answer.queries.ts';
import { ideaPaths } from '../idea.paths.ts';
import { answerWords, optionsOf } from '../idea-words.ts';

export function AnswerPanel(props: {
  ideaId: string;
  organisationName: string;
  answers: readonly Answer[];
  duty: Duty | undefined;
  hasLead: boolean;
  signedIn: boolean;
  mayAnswer: boolean;
}) {
  const [stands, ...before] = props.answers;
  return (
    <section aria-labelledby="answer-heading">
      <h2 class="nhsuk-heading-m" id="answer-heading">
        What {props.organisationName} answers
      </h2>
      {stands ? <OneAnswer answer={stands} signedIn={props.signedIn} /> : <Waiting {...props} />}
      {before.length > 0 && (
        <Details summary="Earlier answers">
          {before.map((answer) => (
            <OneAnswer answer={answer} signedIn={props.signedIn} />
          ))}
        </Details>
      )}
      {props.mayAnswer && (
        <Details summary={stands ? 'Answer anew' : 'Answer this idea'} open={!stands}>
          <AnswerForm ideaId={props.ideaId} state={{ values: {}, errors: [] }} />
        </Details>
      )}
    </section>
  );
}

/** A date is shown only where a named person holds it. */
function Waiting({
  duty,
  hasLead,
  signedIn,
}: {
  duty: Duty | undefined;
  hasLead: boolean;
  signedIn: boolean;
}) {
  if (!hasLead)
    return (
      <p>
        No answer yet. This organisation has no lead here, so that programme staff hold this and will answer.
      </p>
    );
  if (!duty?.holderName) return <p>No answer yet.</p>;
  return (
    <p>
      No answer yet. {signedIn ? duty.holderName : 'A named lead'} is to answer by{' '}
      {formatLocalDate(duty.dueOn)}.
      {duty.escalated && ' That date has passed: the deputies and programme staff were told.'}
    </p>
  );
}

function OneAnswer({ answer, signedIn }: { answer: Answer; signedIn: boolean }) {
  return (
    <InsetText>
      <p>
        <Tag colour={answer.kind === 'not-now' ? 'grey' : 'green'}>
          {answerWords[answer.kind] ?? answer.kind}
        </Tag>{' '}
        <When at={answer.answeredAt} />
        {signedIn && answer.answeredBy !== undefined ? `, ${answer.answeredBy}` : ''}
      </p>
      <SafeText text={answer.reason} />
    </InsetText>
  );
}

function AnswerForm({ ideaId, state }: { ideaId: string; state: FormState }) {
  return (
    <Form action={ideaPaths.answer({ ideaId })}>
      <Radios
        name="kind"
        label="What does your organisation answer?"
        choices={optionsOf(answerWords)}
        {...state}
      />
      <TextArea name="reason" label="Why?" rows={3} {...state} />
      <Button>Answer</Button>
    </Form>
  );
}

export function AnswerAgain({ ideaId, state }: { ideaId: string; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Answer</h1>
      <AnswerForm ideaId={ideaId} state={state} />
    </>
  );
}

const dutyWords: Readonly<Record<DutyKind, string>> = {
  idea: 'An idea waits for an answer',
  adoption: 'An adoption waits to be confirmed',
  'expression-of-interest': 'A company that is interested waits for an answer',
};

/** Other rooms answer what is theirs at their own pages. */
function dutyAddress({ subjectKind, answeredAt }: OpenDuty): string {
  if (subjectKind === 'idea') return ideaPaths.show({ ideaId: answeredAt });
  return subjectKind === 'adoption' ? `/adoptions/${answeredAt}` : `/sponsorship-requests/${answeredAt}`;
}

export function Duties(props: { duties: readonly OpenDuty[]; programmeStaff: boolean }) {
  const { duties, programmeStaff } = props;
  return (
    <>
      <h1 class="nhsuk-heading-l">What waits for you</h1>
      {duties.length === 0 && (
        <p>{programmeStaff ? 'No answer waits for you.' : 'Nothing waits for you. Well done.'}</p>
      )}
      {programmeStaff && <p>What else you look after as programme staff stands in the menu above.</p>}
      <ul class="nhsuk-list">
        {duties.map((duty) => (
          <li class="sw-box">
            <p>
              <a href={dutyAddress(duty)}>{duty.title}</a>
              <br />
              {dutyWords[duty.subjectKind]}, due on {formatLocalDate(duty.dueOn)}{' '}
              {duty.overdue && <Tag colour="red">Overdue</Tag>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
