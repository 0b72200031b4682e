import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { FormState } from '#platform/http/route.ts';
import type { AskedQuestion, GivenAnswer, OpenQuestion } from '#platform/module.ts';
import { pictureOf } from '../../symbols/propose-pictures.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { easyPaths } from '../easy.paths.ts';

type Kinded = { readonly kind: string };

export function AnswerList(props: {
  open: readonly (OpenQuestion & Kinded)[];
  given: readonly (GivenAnswer & Kinded)[];
  signedIn: boolean;
}) {
  const { open, given } = props;
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        My answers
      </h1>
      <h2 class="sw-easy-heading" data-speak>
        You can answer these
      </h2>
      {open.length === 0 && <p data-speak>Nobody asks a question now. Look again another day.</p>}
      <ul class="sw-easy-links">
        {open.map((one) => (
          <li>
            <a href={easyPaths.answer({ kind: one.kind, subjectId: one.id })} data-speak>
              {one.question}
            </a>
            <span class="sw-easy-note" data-speak>
              About: {one.about}.{one.until !== null && ` Until ${formatLocalDate(one.until)}.`}
            </span>
          </li>
        ))}
      </ul>
      <h2 class="sw-easy-heading" data-speak>
        You said this
      </h2>
      {!props.signedIn && <p data-speak>Sign in to see your answers.</p>}
      {props.signedIn && given.length === 0 && <p data-speak>You have not answered yet.</p>}
      {given.map((one) => (
        <div class="sw-box">
          <p>
            <a href={easyPaths.answer({ kind: one.kind, subjectId: one.id })}>{one.question}</a>
          </p>
          <p class="sw-easy-note">
            You wrote on <When at={one.at} />:
          </p>
          <SafeText text={one.body} />
          {one.whatChanged !== undefined && (
            <>
              <p>
                <strong>What your answer changed</strong>
              </p>
              <SafeText text={one.whatChanged} />
            </>
          )}
        </div>
      ))}
    </>
  );
}

interface StepProps {
  readonly at: { readonly kind: string; readonly subjectId: string };
  readonly asked: AskedQuestion;
}

export function QuestionStep({ at, asked, state }: StepProps & { state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="sw-easy-title" data-speak>
        {asked.question}
      </h1>
      <p data-speak>
        This is about:{' '}
        <a href={easyPaths.read({ kind: asked.record.kind, ref: asked.record.subjectId })}>{asked.about}</a>.
      </p>
      {asked.until !== null && asked.action !== undefined && (
        <p data-speak>You can answer until {formatLocalDate(asked.until)}.</p>
      )}
      {asked.whatChanged !== undefined && (
        <InsetText>
          <p>
            <strong>What the answers changed</strong>
          </p>
          <SafeText text={asked.whatChanged} />
        </InsetText>
      )}
      {asked.action === undefined ? (
        <>
          <p data-speak>{asked.whyNot}</p>
          {asked.own !== undefined && <SafeText text={`You wrote: ${asked.own}`} />}
        </>
      ) : (
        <Form action={easyPaths.check(at)}>
          <TextArea
            name="body"
            label={asked.own === undefined ? 'What do you think?' : 'What you think. You can change it.'}
            hint={`Do not write your name or your address. ${asked.whoReads}`}
            rows={6}
            {...state}
          />
          <Button>Go on</Button>
        </Form>
      )}
    </>
  );
}

/** The last page before it is sent: one thing to look at, two buttons. */
export function CheckAnswer({ at, asked, body }: StepProps & { body: string }) {
  return (
    <>
      <h1 class="sw-easy-title" data-speak>
        Is this right?
      </h1>
      <div class="sw-sentence">
        <div class="sw-sentence__picture">
          <SymbolPicture picture={pictureOf('question')} size={112} />
        </div>
        <div class="sw-sentence__words">
          <p data-speak>You want to say:</p>
          <div class="sw-box" data-speak>
            <SafeText text={body} />
          </div>
        </div>
      </div>
      <p data-speak>{asked.whoReads}</p>
      <div class="sw-easy-two">
        <Form action={asked.action ?? ''}>
          <input type="hidden" name="body" value={body} />
          <Button>Yes, send it</Button>
        </Form>
        <Form action={easyPaths.check(at)}>
          <input type="hidden" name="body" value={body} />
          <input type="hidden" name="change" value="yes" />
          <Button secondary>No, change it</Button>
        </Form>
      </div>
      <PictureCredits pictures={[pictureOf('question')]} />
    </>
  );
}
