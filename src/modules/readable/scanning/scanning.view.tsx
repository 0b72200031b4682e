import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, Radios, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { scanningPaths } from './scanning.paths.ts';

export function ScanningPage({ on, state }: { on: boolean; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Use this site with one switch</h1>
      <p>
        The page marks one part after another. Press your switch when the part that you want is marked. It
        works with a key, a switch that acts as a key, or a touch anywhere on the screen. It needs scripts in
        your browser.
      </p>
      {on && (
        <>
          <p>
            <strong>Scanning is on.</strong>
          </p>
          <Form action={scanningPaths.stop()}>
            <Button secondary>Turn scanning off</Button>
          </Form>
        </>
      )}
      <Form action={scanningPaths.choose()}>
        <Radios
          name="key"
          label="What is your switch?"
          choices={[
            { value: 'space', text: 'The space bar, or a switch that acts as one' },
            { value: 'enter', text: 'The Enter key, or a switch that acts as one' },
            { value: 'any-key', text: 'Any key' },
            { value: 'screen', text: 'A touch or a click anywhere on the screen' },
          ]}
          {...state}
        />
        <Radios
          name="way"
          label="How does it move?"
          choices={[
            { value: 'automatic', text: 'By itself: a press takes what is marked' },
            { value: 'step', text: 'By me: a short press moves on, a long press takes' },
          ]}
          {...state}
        />
        <Radios
          name="order"
          label="What does it go through?"
          choices={[
            { value: 'groups', text: 'Groups first, then what is in a group (rows, then columns)' },
            { value: 'each', text: 'Everything, one by one' },
          ]}
          {...state}
        />
        <TextField
          name="step"
          label="Seconds that it stays on each part"
          width={5}
          inputMode="decimal"
          {...state}
        />
        <TextField
          name="firstTimes"
          label="The first of a group stays longer: how many times as long?"
          width={5}
          inputMode="numeric"
          {...state}
        />
        <TextField
          name="rounds"
          label="Rounds before it waits for you"
          width={5}
          inputMode="numeric"
          {...state}
        />
        <TextField
          name="hold"
          label="Seconds that a press must be held to count"
          hint="0 means at once. When you move by yourself, this long a press takes."
          width={5}
          inputMode="decimal"
          {...state}
        />
        <TextField
          name="ignore"
          label="Seconds after a press in which another does not count"
          width={5}
          inputMode="decimal"
          {...state}
        />
        <Radios
          name="cue"
          label="What do you hear when it moves?"
          choices={[
            { value: 'none', text: 'Nothing' },
            { value: 'beep', text: 'A soft beep' },
            { value: 'speak', text: 'The name of what is marked' },
          ]}
          {...state}
        />
        <Button>{on ? 'Save' : 'Turn scanning on'}</Button>
      </Form>
      <p class="nhsuk-body-s">
        It is kept on this device. If you are signed in, you have it wherever you sign in.
      </p>
    </>
  );
}
