import { Button } from '#design/components/button.tsx';
import { Checkboxes, CheckOne, ErrorList, Form, HiddenField, Radios } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { type NeedName, needKind } from '../need-kinds.rules.ts';
import { largePrint, questions, type Step } from './question.rules.ts';
import type { Whom } from './whom.ts';

interface AskProps {
  readonly step: Step;
  readonly whom: Whom;
  readonly state: FormState;
  readonly carried: { readonly from: string | undefined; readonly next: string | undefined };
  readonly action: string;
  readonly skip: string;
  readonly stop: string;
}

/** One question, in short words, with big answers. */
export function AskNeeds(props: AskProps) {
  const { step, whom, state, carried } = props;
  return (
    <div class="sw-easy">
      <ErrorList errors={state.errors} />
      {whom.name !== undefined && <p>You answer for {whom.name}. Ask them.</p>}
      <Form action={props.action}>
        <HiddenField name="from" values={{ from: carried.from ?? '' }} />
        <HiddenField name="next" values={{ next: carried.next ?? '' }} />
        <QuestionOf step={step} state={state} />
        {whom.name === undefined && step !== 'begin' && (
          <CheckOne name="hadHelp" label="I had help with this answer" values={state.values} />
        )}
        <Button>{step === 'sharing' ? 'Finish' : 'Go on'}</Button>
      </Form>
      {step !== 'begin' && (
        <p>
          <a href={props.skip}>Skip this question</a> <br />
          <a href={props.stop}>Stop here</a>
        </p>
      )}
    </div>
  );
}

function QuestionOf({ step, state }: { step: Step; state: FormState }) {
  if (step === 'begin')
    return (
      <Radios
        name="answer"
        label="Do you need things in another way?"
        labelSize="l"
        labelIsHeading
        hint="For example: bigger letters, Easy Read, or somebody who helps. You do not have to say."
        {...state}
        choices={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'skip', text: 'I do not want to say now' },
        ]}
      />
    );
  if (step === 'sharing')
    return (
      <Radios
        name="answer"
        label="May we tell staff what you need?"
        labelSize="l"
        labelIsHeading
        hint="Only staff who ask for your views, and the people who run this site. They use it to write to you in the right way."
        {...state}
        choices={[
          { value: 'yes', text: 'Yes, tell them' },
          { value: 'no', text: 'No, keep it private', hint: 'We still do what the computer can do.' },
        ]}
      />
    );
  const question = questions[step];
  const Boxes = question.many ? Checkboxes : Radios;
  return (
    <Boxes
      name="answer"
      label={question.title}
      labelSize="l"
      labelIsHeading
      hint={question.hint}
      {...state}
      choices={[
        ...(step === 'reading' ? [{ value: largePrint, text: 'Bigger letters' }] : []),
        ...question.kinds.map(choiceOf),
      ]}
    />
  );
}

function choiceOf(name: NeedName) {
  const { easy, easyHint } = { easyHint: undefined, ...needKind(name) };
  const points = name.startsWith('large-print-') ? name.slice('large-print-'.length) : undefined;
  return {
    value: name,
    text: points === undefined ? easy : <span class={`sw-sample-${points}`}>{easy}</span>,
    ...(easyHint === undefined ? {} : { hint: easyHint }),
  };
}
