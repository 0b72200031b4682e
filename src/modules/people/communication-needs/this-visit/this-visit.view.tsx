import { Button } from '#design/components/button.tsx';
import { CheckOne, ErrorList, Form, HiddenField, Radios } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { myNeedsPaths, readingPaths } from '../communication-need.paths.ts';

export function ThisVisit({ state, signedIn }: { state: FormState; signedIn: boolean }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <Form action={readingPaths.show()}>
        <HiddenField name="next" values={state.values} />
        <Radios
          name="size"
          label="How big should the letters be?"
          labelSize="l"
          labelIsHeading
          hint="For this visit, in this browser. Nobody writes it down."
          {...state}
          choices={[
            { value: '0', text: 'The usual size' },
            { value: '20', text: <span class="sw-sample-20">Big</span> },
            { value: '24', text: <span class="sw-sample-24">Bigger</span> },
            { value: '28', text: <span class="sw-sample-28">The biggest</span> },
            ...(signedIn ? [{ value: 'recorded', text: 'As I told you in my account' }] : []),
          ]}
        />
        <fieldset class="nhsuk-fieldset">
          <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            Where it is there, give me first
          </legend>
          <CheckOne name="easyRead" label="Easy Read" values={state.values} />
          <CheckOne name="symbols" label="Symbols" values={state.values} />
          <CheckOne name="audio" label="A recording" values={state.values} />
        </fieldset>
        <Button>Show pages like this</Button>
      </Form>
      <p>
        {signedIn ? (
          <a href={myNeedsPaths.show()}>Tell us for good what you need</a>
        ) : (
          'With an account you can tell us once, and every page and e-mail follows it.'
        )}
      </p>
    </>
  );
}
