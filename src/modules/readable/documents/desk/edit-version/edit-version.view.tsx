import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { WarningCallout } from '#design/components/warning-callout.tsx';
import { CheckOne, ErrorList, Form, HiddenField, TextArea, TextField } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { plural } from '#kit/plural.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { FormState } from '#platform/http/route.ts';
import type { Draft, DraftChange } from '../../../language/draft-easy-read.ts';
import { deskPaths } from '../../easy.paths.ts';
import { formatNames } from '../../read/easy-record.view.tsx';
import { Standing } from '../../standing.view.tsx';
import { textOfGlossary } from '../../version.rules.ts';
import type { LoadedVersion } from '../load-version.ts';
import { Steps } from '../steps/steps.view.tsx';
import { Hints } from './hints.view.tsx';
import { type Look, textOf } from './look-over.ts';

type MachineWork = Pick<Draft, 'difference' | 'refused' | 'kept' | 'lost'>;

interface EditProps extends LoadedVersion {
  readonly viewer: Viewer;
  readonly state: FormState;
  /** What a colleague saved meanwhile. */
  readonly theirs: { title: string; text: string; glossary: string } | undefined;
  readonly over: Look;
  readonly machine: MachineWork | undefined;
  readonly sourceNow: string;
}

export function EditVersion(props: EditProps) {
  const { version, document, state } = props;
  const at = { versionId: version.versionId };
  const open = version.state === 'draft' || version.state === 'handed-in';
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">
        {version.title}, in {formatNames[version.format]}
      </h1>
      <Standing version={version} />
      {version.checkNote !== '' && (
        <InsetText>
          <h2 class="nhsuk-heading-s">Note of whoever looked at it</h2>
          <SafeText text={version.checkNote} />
        </InsetText>
      )}
      {props.theirs && <Theirs theirs={props.theirs} />}
      {props.sourceChanged && <SourceChanged {...props} />}
      {props.machine && <MachineDraft machine={props.machine} />}
      {open ? <Editor {...props} /> : <Closed {...props} />}
      <p>
        <a href={deskPaths.preview(at)}>See it as readers would</a> ·{' '}
        <a href={deskPaths.history(at)}>Its history</a> ·{' '}
        <a href={deskPaths.record({ kind: document.kind, ref: document.recordId })}>
          All versions of this page
        </a>
      </p>
      <Steps {...props} />
    </>
  );
}

function Editor({ version, document, state, over, sourceChanged, sourceNow }: EditProps) {
  const at = { versionId: version.versionId };
  const undecided = version.lines.filter((line) => line.kind === 'sentence' && !line.decided).length;
  return (
    <sw-easy-desk action={deskPaths.hints(at)} data-key={`${version.versionId}.${version.revision}`}>
      <Form action={deskPaths.save(at)}>
        <HiddenField name="revision" values={state.values} />
        <div class="sw-desk">
          <div>
            <TextField name="title" label="Title" {...state} />
            <TextArea
              name="text"
              label="Text"
              hint="One sentence on a line. Begin a heading with # and a space. A line with several sentences is parted when you save."
              rows={22}
              {...state}
            />
            <TextArea
              name="glossary"
              label="Hard words"
              hint="One on a line: the word, a colon, what it means. They are explained where they stand, and listed at the end."
              rows={5}
              {...state}
            />
            {sourceChanged && (
              <CheckOne
                name="compared"
                label="I compared it with the standard text as it is now"
                values={state.values}
              />
            )}
            <Button>Save, and look for hints</Button>
            {version.format !== 'plain' && (
              <p>
                <a href={deskPaths.pictures(at)}>Choose pictures</a>
                {undecided > 0 &&
                  `: ${plural(undecided, 'sentence waits', 'sentences wait')} for you to choose`}
              </p>
            )}
          </div>
          <section class="sw-desk__hints" id="hints" aria-labelledby="hints-heading" data-hints>
            <Hints over={over} />
          </section>
        </div>
      </Form>
      <Details summary="The standard text">
        <p>
          <a href={document.href}>Its page</a>
        </p>
        <SafeText text={sourceNow} />
      </Details>
    </sw-easy-desk>
  );
}

function Closed({ version }: EditProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Text</h2>
      <SafeText text={textOf(version)} />
      {version.glossary.length > 0 && (
        <>
          <h2 class="nhsuk-heading-m">Hard words</h2>
          <SafeText text={textOfGlossary(version.glossary)} />
        </>
      )}
    </>
  );
}

function Theirs({ theirs }: { theirs: { title: string; text: string; glossary: string } }) {
  return (
    <WarningCallout heading="Somebody else saved while you wrote">
      <p>
        Nothing of yours is lost: the form below holds what you typed. This is what stands there now. Take
        over what you want from it, then save.
      </p>
      <h3 class="nhsuk-heading-s">{theirs.title}</h3>
      <SafeText text={theirs.text} />
      {theirs.glossary !== '' && <SafeText text={theirs.glossary} />}
    </WarningCallout>
  );
}

function SourceChanged({ version, sourceNow }: EditProps) {
  return (
    <WarningCallout heading="The standard text has changed since this was begun">
      <p>Look whether this version still says the same. Then tick ‘I compared it’ below, and save.</p>
      <Details summary="The standard text then, and now">
        <h3 class="nhsuk-heading-s">Then</h3>
        <SafeText text={version.sourceText} />
        <h3 class="nhsuk-heading-s">Now</h3>
        <SafeText text={sourceNow} />
      </Details>
    </WarningCallout>
  );
}

function MachineDraft({ machine }: { machine: MachineWork }) {
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">A machine made this draft, by rules</h2>
      <p>
        It kept {plural(machine.kept.length, 'fact', 'facts')} (numbers, doses, ‘not’, names, dates) and lost{' '}
        {machine.lost.length}. It does not know what matters to a reader. Go through every sentence.
      </p>
      <Details summary={`What it changed (${machine.difference.length})`}>
        <ul>
          {machine.difference.map((one) => (
            <li>
              <p>
                {one.parts.map((part) =>
                  part.kind === 'same' ? (
                    `${part.text} `
                  ) : part.kind === 'removed' ? (
                    <>
                      <del>{part.text}</del>{' '}
                    </>
                  ) : (
                    <>
                      <ins>{part.text}</ins>{' '}
                    </>
                  ),
                )}
              </p>
            </li>
          ))}
        </ul>
      </Details>
      {machine.refused.length > 0 && (
        <Details summary={`What it left, because a fact would have been lost (${machine.refused.length})`}>
          <ul>
            {machine.refused.map((one: DraftChange) => (
              <li>
                ‘{one.before}’ was not made into ‘{one.after}’
              </li>
            ))}
          </ul>
        </Details>
      )}
    </InsetText>
  );
}
