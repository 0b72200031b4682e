import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { ErrorList, Form, Radios, TextArea, TextField } from '#design/form.tsx';
import { organisationPaths, suspensionPaths } from '#modules/people/public.ts';
import type { FormState } from '#platform/http/route.ts';
import { settingsPaths } from '../programme.paths.ts';
import type { RoleHolder } from './settings.queries.ts';
import { roleWords } from './settings.rules.ts';

export function Settings(props: {
  holders: readonly RoleHolder[];
  signIns: readonly { odsCode: string; name: string }[];
  settings: FormState;
  role: FormState;
}) {
  const { holders, signIns, settings, role } = props;
  return (
    <>
      <ErrorList errors={[...settings.errors, ...role.errors]} />
      <h1 class="nhsuk-heading-l">Settings of the programme</h1>
      <Form action={settingsPaths.save()}>
        <TextField name="name" label="Name" hint="At the top of every page" {...settings} />
        <TextArea
          name="about"
          label="What it says about itself (optional)"
          hint="On the home page"
          rows={4}
          {...settings}
        />
        <TextField
          name="colour"
          label="Colour of the top of every page (optional)"
          hint="As # and six digits, for example #005eb8. White words must be easy to read on it."
          width={10}
          {...settings}
        />
        <Button>Save</Button>
      </Form>
      <h2 class="nhsuk-heading-m">Who holds which role</h2>
      {holders.length === 0 && <p>Nobody yet.</p>}
      <ul class="nhsuk-list">
        {holders.map((holder) => (
          <li class="sw-box">
            <strong>{holder.name}</strong>. {roleWords[holder.role]}. Since <When at={holder.since} />.
            <Form action={settingsPaths.revoke({ personId: holder.personId, role: holder.role })}>
              <Button secondary small>
                Take the role back
                <span class="nhsuk-u-visually-hidden">
                  {' '}
                  ({holder.role}) from {holder.name}
                </span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <h2 class="nhsuk-heading-m">Give somebody a role</h2>
      <Form action={settingsPaths.grant()}>
        <TextField name="address" label="Their e-mail address here" type="email" {...role} />
        <Radios
          name="role"
          label="Role"
          choices={Object.entries(roleWords).map(([value, text]) => ({ value, text }))}
          {...role}
        />
        <Button secondary>Give the role</Button>
      </Form>
      <h2 class="nhsuk-heading-m">Accounts that abuse the site</h2>
      <p>
        <a href={suspensionPaths.show()}>Suspended accounts</a>: stop one, or open it again.
      </p>
      <h2 class="nhsuk-heading-m">Organisations with a sign-in of their own</h2>
      {signIns.length === 0 && <p>None yet.</p>}
      <ul class="nhsuk-list">
        {signIns.map(({ odsCode, name }) => (
          <li>
            <a href={organisationPaths.signIn({ odsCode })}>Sign-in of {name}</a>
          </li>
        ))}
      </ul>
      <p>
        To set one up, find <a href={organisationPaths.list()}>the page of the organisation</a> and choose
        ‘Sign-in of this organisation’ there.
      </p>
    </>
  );
}
