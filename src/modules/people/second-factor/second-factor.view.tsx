import { Button } from '#design/components/button.tsx';
import { WarningCallout } from '#design/components/warning-callout.tsx';
import { ErrorList, Form, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';

export function BeginSecondFactor(state: FormState, made?: { secret: string; address: string }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Second factor</h1>
      <p>
        Besides your password or link you give a code that an app on your telephone shows. People with a role
        in the programme need it.
      </p>
      {made === undefined ? (
        <Form action={accountPaths.secondFactor()}>
          <Button>Set it up</Button>
        </Form>
      ) : (
        <>
          <ol class="nhsuk-list nhsuk-list--number">
            <li>Open an app for one-time codes on your telephone and add an account.</li>
            <li>
              Choose to enter a key, and type this one:{' '}
              <code class="sw-code">{made.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code> (or{' '}
              <a href={made.address}>open it in the app</a> on this device).
            </li>
            <li>Enter the code that the app shows.</li>
          </ol>
          <Form action={accountPaths.secondFactor()}>
            <TextField
              name="code"
              label="Code"
              inputMode="numeric"
              autocomplete="one-time-code"
              width={10}
              values={{}}
              errors={state.errors}
            />
            <Button>Turn it on</Button>
          </Form>
        </>
      )}
    </>
  );
}

export function SecondFactorOn() {
  return (
    <>
      <h1 class="nhsuk-heading-l">Second factor</h1>
      <p>It is on. You are asked for a code whenever you sign in.</p>
      <Form action={accountPaths.removeSecondFactor()}>
        <Button warning>Turn it off</Button>
      </Form>
    </>
  );
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Keep these codes</h1>
      <WarningCallout heading="They are shown only now">
        <p>
          If you lose your telephone, each of these lets you in once. Print them or write them down, and keep
          them apart from it.
        </p>
      </WarningCallout>
      <ul class="nhsuk-list">
        {codes.map((code) => (
          <li>
            <code class="sw-code">{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a href={accountPaths.show()}>I have kept them: go to my account</a>
      </p>
    </>
  );
}

export function AskCode(state: FormState) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Enter your code</h1>
      <Form action={signInPaths.secondFactor()}>
        <TextField
          name="code"
          label="Code from your app, or a recovery code"
          autocomplete="one-time-code"
          width={20}
          spellcheck={false}
          values={{}}
          errors={state.errors}
        />
        <Button>Sign in</Button>
      </Form>
    </>
  );
}
