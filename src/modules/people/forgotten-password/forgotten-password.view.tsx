import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, PasswordField, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { passwordPaths } from '../people.paths.ts';

export function ForgottenPasswordForm({ values, errors }: FormState) {
  return (
    <>
      <ErrorList errors={errors} />
      <h1 class="nhsuk-heading-l">Forgotten password</h1>
      <p>We send you a link to choose a new one.</p>
      <Form action={passwordPaths.forgotten()}>
        <TextField
          name="address"
          label="E-mail address"
          type="email"
          autocomplete="email"
          values={values}
          errors={errors}
        />
        <Button>Send me a link</Button>
      </Form>
    </>
  );
}

export function NewPasswordForm({ errors }: FormState, token: string) {
  return (
    <>
      <ErrorList errors={errors} />
      <h1 class="nhsuk-heading-l">Choose a new password</h1>
      <p>It ends every session that is open in your name, on every device.</p>
      <Form action={passwordPaths.replace({ token })}>
        <PasswordField
          name="password"
          label="New password"
          hint="At least 12 characters. Three words that do not belong together are good."
          autocomplete="new-password"
          errors={errors}
        />
        <Button>Change my password</Button>
      </Form>
    </>
  );
}
