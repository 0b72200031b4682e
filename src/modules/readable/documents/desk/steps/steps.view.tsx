import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { CheckOne, Form, TextArea, TextField } from '#design/form.tsx';
import type { Viewer } from '#kit/viewer.ts';
import type { FormState } from '#platform/http/route.ts';
import { deskPaths } from '../../easy.paths.ts';
import { isEditor } from '../../version.policy.ts';
import type { Version } from '../../version.queries.ts';
import { mayBePublished, maySign } from '../../version.rules.ts';

interface StepsProps {
  readonly version: Version;
  readonly viewer: Viewer;
  readonly state: FormState;
}

const fresh: FormState = { values: {}, errors: [] };

/** What can be done with a version now, in the order in which it is done. */
export function Steps({ version, viewer, state }: StepsProps) {
  if (viewer.kind !== 'person') return null;
  const at = { versionId: version.versionId };
  const editor = isEditor(viewer);
  const open = version.state === 'draft' || version.state === 'handed-in';
  const machine = version.origin === 'machine' && !version.goneThrough;
  if (!open && version.state !== 'published') return null;
  // A step that failed shows its own fields again; the words have theirs.
  const own = 'title' in state.values ? fresh : state;
  return (
    <section aria-labelledby="next-steps">
      <h2 class="nhsuk-heading-m" id="next-steps">
        Next
      </h2>
      {open && machine && <GoneThrough at={at} revision={version.revision} state={own} />}
      {version.state === 'draft' && !machine && (
        <Form action={deskPaths.handIn(at)}>
          <Revision version={version} />
          <Button secondary>Ask an editor to check it</Button>
        </Form>
      )}
      {editor && maySign(version, viewer.personId).ok && <Sign version={version} state={own} />}
      {editor && open && mayBePublished(version).ok && <Publish version={version} />}
      {editor && <Tests version={version} state={own} />}
      {editor && (
        <Details summary="Take it back">
          <p>Readers get the standard text again. It is kept in the history.</p>
          <Form action={deskPaths.withdraw(at)}>
            <Revision version={version} />
            <Button warning>Take this version back</Button>
          </Form>
        </Details>
      )}
    </section>
  );
}

/** A step is taken on the words that somebody saw: others since, and it is refused. */
function Revision({ version }: { version: Pick<Version, 'revision'> }) {
  return <input type="hidden" name="revision" value={version.revision} />;
}

function GoneThrough(props: { at: { versionId: string }; revision: number; state: FormState }) {
  return (
    <Form action={deskPaths.goneThrough(props.at)} class="sw-box">
      <h3 class="nhsuk-heading-s">Make it yours</h3>
      <Revision version={props} />
      <CheckOne
        name="readAll"
        label="I read every sentence and changed what was wrong"
        hint="Until somebody has, it stays a machine’s draft, which no reader sees. Your name is shown with it."
        values={props.state.values}
      />
      <Button secondary>I went through it</Button>
    </Form>
  );
}

function Sign({ version, state }: { version: Version; state: FormState }) {
  const at = { versionId: version.versionId };
  return (
    <div class="sw-box">
      <h3 class="nhsuk-heading-s">Check it</h3>
      <p>You wrote nothing of it, so you can check it. Your name and today’s date are shown with it.</p>
      <Form action={deskPaths.sign(at)}>
        <Revision version={version} />
        <CheckOne
          name="compared"
          id="sign-compared"
          label="I compared it with the standard text: it says the same, and leaves out nothing that matters"
          values={state.values}
        />
        <TextArea name="note" id="sign-note" label="A note for the desk (optional)" rows={2} {...state} />
        <Button>Sign: I checked it</Button>
      </Form>
      {version.state === 'handed-in' && (
        <Details summary="Give it back">
          <Form action={deskPaths.giveBack(at)}>
            <Revision version={version} />
            <TextArea name="what" id="return-what" label="What should be changed" rows={3} {...state} />
            <Button secondary>Give it back</Button>
          </Form>
        </Details>
      )}
    </div>
  );
}

function Publish({ version }: { version: Version }) {
  return (
    <Form action={deskPaths.publish({ versionId: version.versionId })} class="sw-box">
      <h3 class="nhsuk-heading-s">Publish it</h3>
      <Revision version={version} />
      <p>
        {version.checked
          ? 'It is checked. Readers who need it get it first, and those who asked for it are told.'
          : 'Nobody has checked it. Readers get the standard text first, with a link to this, and see that nobody has checked it. Those who asked still wait.'}
      </p>
      <Button secondary={!version.checked}>Publish</Button>
    </Form>
  );
}

function Tests({ version, state }: { version: Version; state: FormState }) {
  return (
    <Details summary="Record a test with people with learning disabilities">
      <p>Only what happened: a meeting in which people read this version, and said what they understood.</p>
      <Form action={deskPaths.tests({ versionId: version.versionId })}>
        <TextField name="heldOn" label="When it was held" type="date" width={10} {...state} />
        <TextField
          name="runBy"
          label="Who ran it"
          hint="A name or a group: it is shown with the version"
          {...state}
        />
        <TextField name="people" label="How many people tested it" inputMode="numeric" width={3} {...state} />
        <TextArea
          name="whatChanged"
          label="What they said, and what was changed"
          hint="Do not name them"
          rows={4}
          {...state}
        />
        <Button secondary>Record the test</Button>
      </Form>
    </Details>
  );
}
