import { Button } from '#design/components/button.tsx';
import { InsetText } from '#design/components/inset-text.tsx';
import { ErrorList, Form, HiddenField, PasswordField, TextField } from '#design/form.tsx';
import type { FormState } from '#platform/http/route.ts';
import { demonstrationDomain } from '../demonstration/in-demonstration.ts';
import { demonstrationPaths, joinPaths, signInPaths } from '../people.paths.ts';

export function JoinForm({ values, errors, demonstration }: FormState & { demonstration: boolean }) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <ErrorList errors={errors} />
        <h1 class="nhsuk-heading-l">Join</h1>
        <p>
          Staff: use your work e-mail address. It shows where you work, so that you can post ideas and see
          what is open to staff. Patients, carers and supporters: use any address.
        </p>
        {demonstration && (
          <p>
            In this demonstration an address shows where you work if it ends in the code of an organisation
            and .demonstration.example: nurse@{demonstrationDomain('RCF')} works for the organisation RCF.
          </p>
        )}
        <Form action={joinPaths.begin()}>
          <HiddenField name="next" values={values} />
          <TextField name="name" label="Your name" autocomplete="name" values={values} errors={errors} />
          <TextField
            name="address"
            label="E-mail address"
            type="email"
            autocomplete="email"
            values={values}
            errors={errors}
          />
          <TextField
            name="profession"
            label="Your job, or what brings you here (optional)"
            hint="For example: staff nurse, porter, carer, patient with asthma"
            values={values}
            errors={errors}
          />
          <PasswordField
            name="password"
            label="Password (optional)"
            hint="At least 12 characters. Leave it empty to sign in by a link that we send you."
            autocomplete="new-password"
            errors={errors}
          />
          <Button>Join</Button>
        </Form>
        <p>
          Here already? <a href={signInPaths.begin()}>Sign in</a>.
        </p>
      </div>
    </div>
  );
}

export function LookInYourMail(props: { address: string; what: string; mailShown: boolean }) {
  const { address, what, mailShown } = props;
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1 class="nhsuk-heading-l">Look in your e-mail</h1>
        <p>
          We have sent a message to <strong>{address}</strong>. Open the link in it to {what}.
        </p>
        {mailShown && (
          <p>
            This is a demonstration: nothing is really sent.{' '}
            <a href={demonstrationPaths.mail()}>Read the message here</a>; it takes a few seconds.
          </p>
        )}
        <InsetText>
          Nothing there after five minutes? Look in the folder for unwanted mail, check the address, then{' '}
          <a href={signInPaths.begin()}>ask again</a>.
        </InsetText>
      </div>
    </div>
  );
}

export function ConfirmJoining({ address, token }: { address: string; token: string }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Confirm your e-mail address</h1>
      <p>
        You are joining as <strong>{address}</strong>.
      </p>
      <Form action={joinPaths.confirm({ token })}>
        <Button>Confirm and sign in</Button>
      </Form>
    </>
  );
}
