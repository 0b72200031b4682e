import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, HiddenField, PasswordField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { demonstrationPaths, signInPaths } from '../people.paths.ts';

export function StepUpForm(
  { values, errors }: FormState,
  { hasPassword, demonstration }: { hasPassword: boolean; demonstration: boolean },
) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Sign in again to go on</h1>
        <p>
          What you are about to do carries weight, so we make sure that it is you. What you wrote is kept.
        </p>
        {hasPassword ? (
          <Form action={signInPaths.again()}>
            <HiddenField name="next" values={values} />
            <PasswordField
              name="password"
              label="Your password"
              autocomplete="current-password"
              errors={errors}
            />
            <Button>Go on</Button>
          </Form>
        ) : demonstration ? (
          <p>
            In the demonstration nobody has a password. Choose the same person again under{' '}
            <a href={demonstrationPaths.show()}>Try it as someone</a>: then go back to what you were doing
            within 15 minutes.
          </p>
        ) : (
          <p>
            You have no password. Sign out and sign in again with your organisation or a link by e-mail: then
            go back to what you were doing within 15 minutes.
          </p>
        )}
        <Form action={signInPaths.signOut()}>
          <Button secondary>Sign out</Button>
        </Form>
      </div>
    </div>
  );
}
