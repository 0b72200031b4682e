import { Button } from '#design/components/button.tsx';
import { ErrorList, Form } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { PictureCredits, SymbolPicture } from '../../../symbols/symbol-picture.view.tsx';
import { deskPaths } from '../../easy.paths.ts';
import type { Version } from '../../version.queries.ts';
import type { ChosenPicture, Line } from '../../version.rules.ts';

export interface OfferedPicture extends ChosenPicture {
  readonly why: string;
  /** The editor who vetted what this picture stands for. */
  readonly by: string | undefined;
  /** The sentence says 'not'. */
  readonly negated: boolean;
}

export interface LinePictures {
  readonly line: Line;
  readonly index: number;
  readonly offered: readonly OfferedPicture[];
}

export function fieldOf(index: number): string {
  return `p${index}`;
}

const none = 'none';
const mark = '|';

/** '<picture>|<words>' as a form carries it; [] for 'no picture'. @returns undefined for anything else */
export function pictureFrom(value: string): ChosenPicture[] | undefined {
  if (value === none) return [];
  const [, picture, words] = /^([a-z]+:[^|]{1,200})\|(.{0,200})$/.exec(value) ?? [];
  return picture === undefined ? undefined : [{ picture, words: words ?? '' }];
}

export function PicturesPage(props: {
  version: Version;
  lines: readonly (LinePictures | undefined)[];
  searchedLine: number | undefined;
  q: string;
  state: FormState;
}) {
  const { version } = props;
  const at = { versionId: version.versionId };
  const shown = props.lines.filter((one) => one !== undefined);
  return (
    <>
      <ErrorList errors={props.state.errors} />
      <h1 class="nhsuk-heading-l">Pictures: {version.title}</h1>
      <p>
        For each sentence pictures are proposed, with why. You choose.{' '}
        {version.format === 'symbols'
          ? 'Tick a picture for each word that matters.'
          : 'One picture for each sentence. Where none fits, choose none: then say it in other words, or look for another.'}
      </p>
      {shown.length === 0 && <p>There are no sentences yet. Write them first.</p>}
      {/* Looking for another picture is a form of its own, which stands outside: a field names it. */}
      <form method="get" action={deskPaths.pictures(at)} id="look-for-picture" class="sw-filters" novalidate>
        <label class="nhsuk-label" for="look-q">
          Look for another picture
        </label>
        <input class="nhsuk-input nhsuk-input--width-20" id="look-q" name="q" value={props.q} type="search" />{' '}
        <label class="nhsuk-label" for="look-line">
          For which sentence?
        </label>
        <select class="nhsuk-select" id="look-line" name="line">
          {shown.map(({ line, index }, i) => (
            <option value={index} selected={index === props.searchedLine ? true : undefined}>
              {i + 1}: {line.text.slice(0, 60)}
            </option>
          ))}
        </select>{' '}
        <Button secondary small>
          Look
        </Button>
      </form>
      <Form action={deskPaths.pictures(at)}>
        <input type="hidden" name="revision" value={version.revision} />
        {shown.map((one, i) => (
          <LineChoice {...one} number={i + 1} many={version.format === 'symbols'} />
        ))}
        {shown.length > 0 && <Button>Keep these pictures</Button>}
      </Form>
      <PictureCredits pictures={shown.flatMap((one) => one.offered.map(({ picture }) => picture))} />
    </>
  );
}

function LineChoice({
  line,
  index,
  offered,
  number,
  many,
}: LinePictures & { number: number; many: boolean }) {
  const field = fieldOf(index);
  const isChosen = (picture: string) =>
    line.pictures.some((one) => one.picture === picture) ? true : undefined;
  return (
    <fieldset class="nhsuk-fieldset sw-picture-choice" id={`sentence-${index}`}>
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        {number}. {line.text}
      </legend>
      {offered.length === 0 && <p>No picture fits. Look for one above, or say it in other words.</p>}
      <div class="sw-picture-choice__all">
        {offered.map((one, i) => (
          <label class="sw-picture-choice__one">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={field}
              value={`${one.picture}${mark}${one.words}`}
              id={`${field}-${i}`}
              checked={isChosen(one.picture)}
            />
            <SymbolPicture picture={one.picture} size={72} />
            <span>{one.words}</span>
            <span class="nhsuk-body-s">
              {one.why}. {one.by === undefined ? 'Proposed' : `Vetted by ${one.by}`}.
              {one.negated && ' The sentence says ‘not’: does the picture say the opposite?'}
            </span>
          </label>
        ))}
        {!many && (
          <label class="sw-picture-choice__one">
            <input
              type="radio"
              name={field}
              value={none}
              id={`${field}-none`}
              checked={line.decided && line.pictures.length === 0 ? true : undefined}
            />
            <span>No picture</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}
