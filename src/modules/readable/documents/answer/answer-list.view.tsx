import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { formatLocalDate } from '#kit/local-date.ts';
import { withQuery } from '#kit/paths.ts';
import type { GivenAnswer, OpenQuestion } from '#platform/module.ts';
import { PictureCredits, SymbolPicture } from '../../symbols/symbol-picture.view.tsx';
import { easyPaths } from '../easy.paths.ts';
import { PicturesNote } from './question-heading.view.tsx';
import type { QuestionPictures } from './question-pictures.ts';

const pictureSide = 80;

type Kinded = { readonly kind: string };

export function AnswerList(props: {
  open: readonly (OpenQuestion & Kinded)[];
  given: readonly (GivenAnswer & Kinded)[];
  signedIn: boolean;
  picturesOf: (question: string) => QuestionPictures;
}) {
  const { open, given } = props;
  const pictures = new Map([...open, ...given].map(({ question }) => [question, props.picturesOf(question)]));
  const pictureOf = (question: string) => pictures.get(question)?.pictures[0]?.picture;
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
          <li class="sw-easy-pictured">
            <SymbolPicture picture={pictureOf(one.question)} size={pictureSide} />
            <div>
              <a href={easyPaths.answer({ kind: one.kind, subjectId: one.id })} data-speak>
                {one.question}
              </a>
              <span class="sw-easy-note" data-speak>
                About: {one.about}.{one.until !== null && ` Until ${formatLocalDate(one.until)}.`}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <h2 class="sw-easy-heading" data-speak>
        You said this
      </h2>
      {!props.signedIn && (
        <p data-speak>
          <a href={withQuery('/sign-in', { next: easyPaths.answers() })}>Sign in</a> to see your answers.
        </p>
      )}
      {props.signedIn && given.length === 0 && <p data-speak>You have not answered yet.</p>}
      {given.map((one) => (
        <div class="sw-box">
          <p class="sw-easy-pictured">
            <SymbolPicture picture={pictureOf(one.question)} size={pictureSide} />
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
      {pictures.size > 0 && <PicturesNote vetted={[...pictures.values()].every((one) => one.vetted)} />}
      <PictureCredits pictures={[...pictures.keys()].map(pictureOf)} />
    </>
  );
}
