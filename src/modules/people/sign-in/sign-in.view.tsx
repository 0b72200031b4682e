import { Button } from '#design/components/button.tsx';
import { CheckOne, ErrorList, Form, HiddenField, PasswordField, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { joinPaths, passwordPaths, signInPaths } from '../people.paths.ts';

export function SignInForm({ values, errors }: FormState) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Sign in</h1>
        <Form action={signInPaths.begin()}>
          <HiddenField name="next" values={values} />
          <TextField
            name="address"
            label="E-mail address"
            type="email"
            autocomplete="username"
            values={values}
            errors={errors}
          />
          <PasswordField name="password" label="Password" autocomplete="current-password" errors={errors} />
          <CheckOne
            name="keep"
            label="Stay signed in on this device for 30 days"
            hint="Not on a computer that others use"
            values={values}
          />
          <Button>Sign in</Button>
        </Form>
        <p>
          <a href={passwordPaths.forgotten()}>Forgotten your password?</a>
        </p>

        <h2 class="nhsuk-heading-m">Without a password</h2>
        <Form action={signInPaths.passkeyChallenge()}>
          <HiddenField name="next" values={values} />
          <Button secondary>Sign in with a passkey</Button>
        </Form>
        <Form action={signInPaths.sendLink()}>
          <HiddenField name="next" values={values} />
          <TextField
            name="address"
            id="link-address"
            label="E-mail address for a link"
            type="email"
            autocomplete="email"
            values={values}
            errors={[]}
          />
          <Button secondary>Send me a link</Button>
        </Form>
        <p>
          <a href={signInPaths.organisations()}>Sign in with your organisation</a>
        </p>
        <p>
          New here? <a href={joinPaths.begin()}>Join</a>.
        </p>
      </div>
    </div>
  );
}

export function SignInByLink({ address, token }: { address: string; token: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Sign in</h1>
      <p>
        You are signing in as <strong>{address}</strong>.
      </p>
      <Form action={signInPaths.byLink({ token })}>
        <CheckOne
          name="keep"
          label="Stay signed in on this device for 30 days"
          hint="Not on a computer that others use"
          values={{}}
        />
        <Button>Sign in</Button>
      </Form>
    </>
  );
}
