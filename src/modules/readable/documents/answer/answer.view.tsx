import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, TextArea } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import type { WhoHelped } from '#kit/who-helped.ts';
import type { FormState } from '#platform/http/route.ts';
import type { AskedQuestion } from '#platform/module.ts';
import { pictureOf } from '../../symbols/propose-pictures.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { AskWhoHelped, HelpSaid, pictureOfHelp } from '../../who-helped.view.tsx';
import { easyPaths } from '../easy.paths.ts';
import { AskEasyRead } from '../read/ask-easy-read.view.tsx';
import { DocumentLines } from '../read/document-lines.view.tsx';
import type { Reading } from '../read/read-document.ts';
import { Standing } from '../standing.view.tsx';
import { PicturesNote, QuestionHeading } from './question-heading.view.tsx';
import type { QuestionPictures } from './question-pictures.ts';

interface StepProps {
  readonly at: { readonly kind: string; readonly subjectId: string };
  readonly asked: AskedQuestion;
}

interface QuestionProps extends StepProps {
  readonly words: string;
  readonly pictures: QuestionPictures;
  /** Its checked version, where it has one that is not out of date. */
  readonly easy: Reading | undefined;
  /** Whether Easy Read of the question may be asked for; undefined where it has no page of its own. */
  readonly ask: Reading['ask'] | undefined;
  readonly symbols: boolean;
  readonly state: FormState;
}

export function QuestionStep(props: QuestionProps) {
  const { at, asked, easy, state } = props;
  const lines = easy?.lines ?? [];
  return (
    <>
      <ErrorList errors={state.errors} />
      <QuestionHeading words={props.words} pictures={props.pictures} symbols={props.symbols} />
      <DocumentLines
        lines={lines}
        glossary={easy?.glossary ?? []}
        symbols={easy?.version?.format === 'symbols'}
      />
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
      {easy?.version && <Standing version={easy.version} easy />}
      <PicturesNote vetted={props.pictures.vetted} />
      {props.ask && <AskEasyRead record={at} ask={props.ask} />}
      <PictureCredits
        pictures={[
          ...props.pictures.pictures.map(({ picture }) => picture),
          ...lines.flatMap((line) => line.pictures.map(({ picture }) => picture)),
        ]}
      />
    </>
  );
}

/** 'I had help' is a question of its own. */
export function HelpStep({ at, body }: StepProps & { body: string }) {
  return (
    <AskWhoHelped action={easyPaths.check(at)}>
      <input type="hidden" name="body" value={body} />
    </AskWhoHelped>
  );
}

/** The last page before it is sent: one thing to look at, two buttons. */
export function CheckAnswer(props: StepProps & { body: string; help: WhoHelped | undefined }) {
  const { at, asked, body, help } = props;
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
      {help !== undefined && <HelpSaid help={help} />}
      <p data-speak>{asked.whoReads}</p>
      <div class="sw-easy-two">
        <Form action={asked.action ?? ''}>
          <input type="hidden" name="body" value={body} />
          {help !== undefined && <input type="hidden" name="help" value={help} />}
          <Button>Yes, send it</Button>
        </Form>
        <Form action={easyPaths.check(at)}>
          <input type="hidden" name="body" value={body} />
          <input type="hidden" name="change" value="yes" />
          <Button secondary>No, change it</Button>
        </Form>
      </div>
      <PictureCredits
        pictures={[pictureOf('question'), ...(help === undefined ? [] : [pictureOfHelp(help)])]}
      />
    </>
  );
}
