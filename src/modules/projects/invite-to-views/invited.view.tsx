import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Question } from '../ask-views/views.queries.ts';
import { viewsPaths } from '../project.paths.ts';
import type { Invited } from './invitation.queries.ts';

export function InvitationPage(props: {
  whom: { personId: string; name: string | undefined };
  question: Question;
  invitation: Invited;
  open: boolean;
  errors?: FormState['errors'];
}) {
  const { whom, question, open } = props;
  const at = { questionId: question.questionId, personId: whom.personId };
  const seen = props.invitation.openedAt !== null;
  return (
    <div class="sw-easy">
      <ErrorList errors={props.errors ?? []} />
      <h1 class="nhsuk-heading-l">
        {whom.name === undefined ? 'You are invited' : `${whom.name} is invited`} to say what you think
      </h1>
      <p>A team wants to make things better.</p>
      <p>
        The team works on: <strong>{question.projectTitle}</strong>.
      </p>
      <p>They have one question.</p>
      <p>Only the team reads the answer.</p>
      <p>You can say no. That is fine.</p>
      {!open && <p>The question is closed now.</p>}
      {open && seen && (
        <p>
          <Button href={whom.name === undefined ? viewsPaths.show(question) : viewsPaths.answerFor(at)}>
            Show me the question
          </Button>
        </p>
      )}
      {open && !seen && (
        <>
          <p>You can answer until {formatLocalDate(question.closesOn)}.</p>
          <Form action={viewsPaths.openInvitation(at)}>
            <Button>Yes, show me the question</Button>
          </Form>
          <Form action={viewsPaths.declineInvitation(at)}>
            <Button secondary>No, I do not want to answer</Button>
          </Form>
        </>
      )}
    </div>
  );
}

export function AnswerFor(props: {
  whom: { personId: string; name: string };
  question: Question;
  answer: string | undefined;
  open: boolean;
  state: FormState;
}) {
  const { whom, question, open, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">{question.question}</h1>
      <p>
        You answer for {whom.name}. Ask them, and write what they say. The team sees that a supporter wrote
        it.
      </p>
      {open ? (
        <Form action={viewsPaths.answerFor({ questionId: question.questionId, personId: whom.personId })}>
          <TextArea
            name="body"
            label={`What does ${whom.name} think?`}
            hint="Do not write names, addresses or anything about treatment that they would not tell a stranger. This is not monitored by clinicians."
            {...state}
          />
          <Button>Send it to the team</Button>
        </Form>
      ) : (
        <>
          <p>The question is closed.</p>
          {props.answer !== undefined && <SafeText text={`The answer was: ${props.answer}`} />}
        </>
      )}
    </>
  );
}
