import { Button } from '#design/components/button.tsx';
import { Form, HiddenField, Select, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { RequestModel } from '../interests/show-request.view.tsx';
import { isOpen } from '../request.rules.ts';
import { questionPaths, requestPaths } from '../sponsorship.paths.ts';
import type { OpenQuestion } from './question.queries.ts';

const nothingTyped: FormState = { values: {}, errors: [] };

/** For a company: what it asked and waits for, and the form to ask. Each answer is read by every company. */
export function AskQuestion(model: RequestModel) {
  const { request, questions, companies, ask = nothingTyped } = model;
  const [only] = companies;
  if (!only || model.onTeam || !isOpen(request.state)) return null;
  return (
    <section aria-labelledby="ask-heading">
      <h2 class="nhsuk-heading-m" id="ask-heading">
        Ask the team
      </h2>
      <p>
        The answer is published here for every company at once, without your name. The team does not learn who
        asked either. So write nothing that tells who you are: no name, product, address or ‘we make …’.
      </p>
      {questions.map((one) => (
        <div class="sw-box">
          <SafeText text={one.question} />
          <p class="nhsuk-body-s">You asked this. The team answers by {formatLocalDate(one.answerDueOn)}.</p>
        </div>
      ))}
      <Form action={requestPaths.ask({ requestId: request.requestId })}>
        {companies.length === 1 ? (
          <HiddenField name="companyId" values={{ companyId: only.companyId }} />
        ) : (
          <Select
            name="companyId"
            id="question-company"
            label="For which company?"
            options={companies.map((company) => ({ value: company.companyId, text: company.name }))}
            {...ask}
          />
        )}
        <TextArea
          name="question"
          label="Your question"
          hint="Up to 1,000 characters. For example: May the lids be returned after the trial?"
          rows={3}
          {...ask}
        />
        <Button secondary preventDoubleClick>
          Ask
        </Button>
      </Form>
    </section>
  );
}

/** For the side that asks: what companies want to know. Who asked is known to nobody here. */
export function QuestionsToAnswer({ questions, answer }: RequestModel) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="to-answer-heading">
      <h2 class="nhsuk-heading-m" id="to-answer-heading">
        Questions that wait for your answer
      </h2>
      <p>
        Every company reads your answer, also those that did not ask. You are not told who asked. Put the
        question into other words where it would tell.
      </p>
      {questions.map((one) => (
        <AnswerQuestion question={one} state={answer?.questionId === one.questionId ? answer : undefined} />
      ))}
    </section>
  );
}

function AnswerQuestion({ question, state }: { question: OpenQuestion; state: FormState | undefined }) {
  const { questionId } = question;
  const shown = state ?? { values: { question: question.question }, errors: [] };
  return (
    <div class="sw-box">
      <p class="nhsuk-body-s">To be answered by {formatLocalDate(question.answerDueOn)}</p>
      <Form action={questionPaths.answer({ questionId })}>
        <TextArea
          name="question"
          id={`question-${questionId}`}
          label="The question, as every company will read it"
          rows={2}
          {...shown}
        />
        <TextArea
          name="answer"
          id={`answer-${questionId}`}
          label="Your answer to every company"
          rows={3}
          {...shown}
        />
        <Button preventDoubleClick>Publish the answer</Button>
      </Form>
    </div>
  );
}
