import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { When } from '#design/date.tsx';
import { CheckOne, ErrorList, Form, PasswordField, Radios, Select, TextField } from '#design/form.tsx';
import { settings } from '#kit/topics.ts';
import { regions } from '#kit/uk-region.ts';
import type { Viewer } from '#kit/viewer.ts';
import type { FormState } from '#platform/http/route.ts';
import { accountPaths } from '../people.paths.ts';
import type { AccountFacts } from './account.queries.ts';

export function AccountPage({
  facts,
  viewer,
  ownPages,
  state,
}: {
  facts: AccountFacts;
  viewer: Viewer;
  ownPages: readonly { text: string; href: string }[];
  state: FormState;
}) {
  const here = viewer.kind === 'person' ? viewer.sessionId : '';
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">Your account</h1>
      <ul class="nhsuk-list">
        {ownPages.map((page) => (
          <li>
            <a href={page.href}>{page.text}</a>
          </li>
        ))}
      </ul>
      <SummaryList
        rows={[
          { key: 'E-mail', value: facts.addresses.join(', ') },
          {
            key: 'Where you work',
            value: <a href={accountPaths.memberships()}>Your organisations</a>,
          },
          { key: 'Passkeys', value: <a href={accountPaths.passkeys()}>Sign in by finger, face or PIN</a> },
          {
            key: 'Second factor',
            value: (
              <a href={accountPaths.secondFactor()}>
                {facts.hasSecondFactor ? 'Set up' : 'Not set up: set it up'}
              </a>
            ),
          },
          {
            key: 'Personal tokens',
            value: <a href={accountPaths.tokens()}>For programs that use the API</a>,
          },
        ]}
      />

      <h2 class="nhsuk-heading-m">Your details</h2>
      <Form action={accountPaths.details()}>
        <TextField name="name" label="Your name" autocomplete="name" {...state} />
        <TextField name="profession" label="Your job, or what brings you here (optional)" {...state} />
        <Select
          name="setting"
          label="Where do you work? (optional)"
          hint="With your job and region it chooses what your own page of news shows. Nobody else sees it."
          options={[
            { value: '', text: 'Not said' },
            ...Object.entries(settings).map(([value, text]) => ({ value, text })),
          ]}
          {...state}
        />
        <Select
          name="region"
          label="Your region (optional)"
          options={[{ value: '', text: 'Not said' }, ...regions.map((name) => ({ value: name, text: name }))]}
          {...state}
        />
        <CheckOne
          name="offersHelp"
          label="Others may ask me for help with what I have done"
          hint="Where somebody is stuck on what a project of yours answers, they see your name, your organisation and the project, and can ask you once. You answer or not. Ideas that you posted without your name stay without it."
          values={state.values}
        />
        <Radios
          name="notify"
          label="How do you want to hear of what concerns you?"
          {...state}
          choices={[
            { value: 'at-once', text: 'By e-mail, at once' },
            { value: 'daily', text: 'By one e-mail a day' },
            { value: 'page-only', text: 'Only on the notices page' },
          ]}
        />
        <Button>Save</Button>
      </Form>

      <h2 class="nhsuk-heading-m">Where you are signed in</h2>
      <ul class="nhsuk-list">
        {facts.sessions.map((session) => (
          <li class="sw-box">
            <p>
              {describeDevice(session.device)}
              {session.id === here ? ' (here)' : ''}. Last used <When at={session.seenAt} />.
            </p>
            {session.id !== here && (
              <Form action={accountPaths.endSession({ sessionId: session.id })}>
                <Button secondary small>
                  End this session
                  <span class="nhsuk-u-visually-hidden">: {describeDevice(session.device)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {facts.sessions.length > 1 && (
        <Form action={accountPaths.endOtherSessions()}>
          <Button secondary>End all other sessions</Button>
        </Form>
      )}

      <h2 class="nhsuk-heading-m">Password</h2>
      <Form action={accountPaths.password()}>
        <PasswordField
          name="newPassword"
          label={facts.hasPassword ? 'New password' : 'Choose a password'}
          hint="At least 12 characters. Three words that do not belong together are good."
          autocomplete="new-password"
          errors={state.errors}
        />
        <Button secondary>{facts.hasPassword ? 'Change password' : 'Set password'}</Button>
      </Form>

      <Details summary="Erase your account">
        <p>
          Your name, addresses and ways in are forgotten for good. What you posted stays, without your name.
          You cannot undo it.
        </p>
        <Form action={accountPaths.erase()}>
          <CheckOne name="sure" label="Yes, erase my account" values={{}} />
          <Button warning>Erase my account</Button>
        </Form>
      </Details>
    </>
  );
}

function describeDevice(agent: string): string {
  const browser = agent.match(/(Firefox|Edg|OPR|Chrome|Safari)\//)?.[1] ?? 'A browser';
  const system = agent.match(/Windows|Mac OS X|Android|iPhone|iPad|Linux/)?.[0];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' };
  return `${names[browser] ?? browser}${system ? ` on ${system}` : ''}`;
}
