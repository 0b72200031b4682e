import { Button } from '#design/components/button.tsx';
import { ErrorList, Form, HiddenField, PasswordField, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { organisationPaths, signInPaths } from '../people.paths.ts';

export function ChooseOrganisation({
  organisations,
}: {
  organisations: readonly { organisationId: string; name: string }[];
}) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Sign in with your organisation</h1>
      {organisations.length === 0 && (
        <p>
          No organisation has set this up yet.{' '}
          <a href={signInPaths.begin()}>Sign in by a link to your e-mail</a> instead.
        </p>
      )}
      <ul class="nhsuk-list">
        {organisations.map((organisation) => (
          <li>
            <Form action={signInPaths.byOrganisation({ organisationId: organisation.organisationId })}>
              <Button secondary>{organisation.name}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}

export function GoToProvider({ name, address }: { name: string; address: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Go on to your organisation</h1>
      <p>You sign in at {name}, and come back here. We do not see your password.</p>
      <Button href={address}>Go to {name}</Button>
    </>
  );
}

export function FinishSignIn(props: {
  organisationId: string;
  answer: Readonly<Record<string, string | undefined>>;
}) {
  const { organisationId, answer } = props;
  if (answer.code === undefined)
    return (
      <>
        <h1 class="nhsuk-heading-l">You are not signed in</h1>
        <p>
          Your organisation’s sign-in did not let you through.{' '}
          <a href={signInPaths.begin()}>Try again, or sign in another way</a>.
        </p>
      </>
    );
  return (
    <>
      <h1 class="nhsuk-heading-l">Finish signing in</h1>
      <p>Your organisation has let you through.</p>
      <Form action={signInPaths.fromOrganisation({ organisationId })}>
        <HiddenField name="code" values={answer} />
        <HiddenField name="state" values={answer} />
        <HiddenField name="iss" values={answer} />
        <Button>Sign in</Button>
      </Form>
    </>
  );
}

export function OrganisationSignInForm(props: {
  organisation: { name: string; odsCode: string };
  redirectUri: string;
  domains: readonly string[];
  state: FormState;
}) {
  const { organisation, redirectUri, domains, state } = props;
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Sign-in of {organisation.name}</h1>
      <p>
        People of {organisation.name} can sign in here with their account at work, by OpenID Connect. Do this
        together with whoever runs its accounts:
      </p>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>
          They register a web application for this programme, which sends people back to this address:{' '}
          <code class="sw-code">{redirectUri}</code>
        </li>
        <li>
          They let it use the authorization code flow with the scopes openid, email and profile, and make sure
          that it sends the claims email and email_verified.
        </li>
        <li>They give you the issuer’s address, the client id and the client secret. Type them below.</li>
        <li>Sign in that way yourself, or let one of them do it, before you tell everyone there.</li>
      </ol>
      {domains.length > 0 ? (
        <p>It lets in people whose e-mail address there ends in: {domains.join(', ')}.</p>
      ) : (
        <p>
          It lets nobody new in: this organisation has no domain on record yet. Ask whoever runs the machine
          to add the one of its e-mail addresses (
          <code class="sw-code">npx spreadwell import domains FILE</code>).
        </p>
      )}
      <Form action={organisationPaths.signIn({ odsCode: organisation.odsCode })}>
        <TextField
          name="issuer"
          label="Issuer"
          hint="For example https://login.trust.example, without /.well-known/openid-configuration"
          type="url"
          {...state}
        />
        <TextField name="clientId" label="Client id" {...state} />
        <PasswordField
          name="clientSecret"
          label="Client secret"
          autocomplete="new-password"
          errors={state.errors}
        />
        <Button>Save</Button>
      </Form>
    </>
  );
}
