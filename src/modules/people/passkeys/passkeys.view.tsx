import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, HiddenField, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { accountPaths, signInPaths } from '../people.paths.ts';
import type { Passkey } from './passkey.queries.ts';

export function PasskeyList({ passkeys, mayAdd }: { passkeys: readonly Passkey[]; mayAdd: boolean }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Passkeys</h1>
      <p>
        With a passkey you sign in by your finger, your face or the PIN of your device. There is nothing to
        remember, and nobody can trick it out of you. It counts as two factors.
      </p>
      {passkeys.length === 0 && <p>You have none yet.</p>}
      <ul class="nhsuk-list">
        {passkeys.map((passkey) => (
          <li class="sw-box">
            <p>
              <strong>{passkey.label}</strong>, added on <When at={passkey.createdAt} />.{' '}
              {passkey.usedAt ? (
                <>
                  Last used on <When at={passkey.usedAt} />.
                </>
              ) : (
                'Not used yet.'
              )}
            </p>
            <Form action={accountPaths.removePasskey({ passkeyId: passkey.passkeyId })}>
              <Button secondary small>
                Remove<span class="nhsuk-u-visually-hidden"> {passkey.label}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <Form action={accountPaths.passkeyChallenge()}>
          <Button>Add a passkey</Button>
        </Form>
      )}
    </>
  );
}

/** The script hides this as soon as it can do its part. */
function NeedsScripts({ instead }: { instead: string }) {
  return (
    <p class="sw-needs-scripts">Passkeys need a browser with scripts, and yours has none here. {instead}</p>
  );
}

export function MakePasskey({ options, state }: { options: object; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Add a passkey</h1>
      <NeedsScripts instead="A password, a link by e-mail and a second factor work without." />
      <sw-passkey ceremony="make" options={JSON.stringify(options)}>
        <Form action={accountPaths.passkeys()}>
          <TextField
            name="label"
            label="A name for it"
            hint="So that you know it again, for example: my telephone"
            {...state}
          />
          <HiddenField name="credential" values={{ credential: '-' }} />
          <Button>Make the passkey</Button>
        </Form>
      </sw-passkey>
    </>
  );
}

export function UsePasskey({ options, state }: { options: object; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Sign in with a passkey</h1>
      <NeedsScripts instead="Go back and sign in with your password, a link by e-mail or your organisation." />
      <sw-passkey ceremony="use" options={JSON.stringify(options)}>
        <Form action={signInPaths.byPasskey()}>
          <HiddenField name="next" values={state.values} />
          <HiddenField name="credential" values={{ credential: '-' }} />
          <CheckOne
            name="keep"
            label="Stay signed in on this device for 30 days"
            hint="Not on a computer that others use"
            values={state.values}
          />
          <Button>Use your passkey</Button>
        </Form>
      </sw-passkey>
      <p>
        <a href={signInPaths.begin()}>Sign in another way</a>
      </p>
    </>
  );
}
