import type { ComponentChildren } from 'preact';
import { Form } from '#design/form.tsx';
import { type WhoHelped, whoHelpedAnswers } from '#kit/who-helped.ts';
import { pictureOf } from './symbols/propose-pictures.ts';
import { PictureCredits, SymbolPicture } from './symbols/symbol-picture.view.tsx';

const answers: Readonly<Record<WhoHelped, { text: string; concept: string }>> = {
  nobody: { text: 'No. I did it by myself.', concept: 'person' },
  supporter: { text: 'Yes. My supporter helped me.', concept: 'support-worker' },
  'someone-else': { text: 'Yes. Someone else helped me.', concept: 'people' },
};

/** A page with one question. One press answers it: no second one to go on. */
export function AskWhoHelped(props: { action: string; children: ComponentChildren }) {
  return (
    <>
      <div class="sw-sentence">
        <div class="sw-sentence__picture">
          <SymbolPicture picture={pictureOf('help')} size={112} />
        </div>
        <div class="sw-sentence__words">
          <h1 class="sw-easy-title" data-speak>
            Did someone help you with your answer?
          </h1>
        </div>
      </div>
      <p data-speak>It is fine to have help. The team wants to know.</p>
      <Form action={props.action}>
        {props.children}
        <ul class="sw-easy-doors" data-scan-group="">
          {whoHelpedAnswers.map((value) => (
            <li>
              <button class="sw-easy-door" type="submit" name="help" value={value}>
                <SymbolPicture picture={pictureOf(answers[value].concept)} size={96} />
                <span data-speak>{answers[value].text}</span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
      <PictureCredits pictures={['help', ...picturesOfAnswers].map((concept) => pictureOf(concept))} />
    </>
  );
}

const picturesOfAnswers = whoHelpedAnswers.map((value) => answers[value].concept);

/** What was said, before it is sent. */
export function HelpSaid({ help }: { help: WhoHelped }) {
  return (
    <div class="sw-sentence">
      <div class="sw-sentence__picture">
        <SymbolPicture picture={pictureOf(answers[help].concept)} size={112} />
      </div>
      <div class="sw-sentence__words">
        <p data-speak>Did someone help you?</p>
        <p data-speak>
          <strong>{answers[help].text}</strong>
        </p>
      </div>
    </div>
  );
}

export function pictureOfHelp(help: WhoHelped): string | undefined {
  return pictureOf(answers[help].concept);
}
