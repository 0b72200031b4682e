import { Button } from '#design/components/button.tsx';
import { Details } from '#design/components/details.tsx';
import { When } from '#design/date.tsx';
import { Checkboxes, ErrorList, Form, TextField } from '#design/form.tsx';
import { withQuery } from '#kit/paths.ts';
import type { FormState } from '#platform/http/route.ts';
import { joinPaths, signInPaths } from '../../people.paths.ts';
import { supporterPaths } from '../communication-need.paths.ts';
import type { SupporterInvitation } from './accept-supporting.queries.ts';
import { mayWords, type SupporterMay, supporterMay } from './supporter.rules.ts';
import type { Supporter } from './supporters.queries.ts';

const mayChoices = supporterMay.map((value) => ({ value, text: mayWords[value] }));

export function SupporterList({ supporters, state }: { supporters: readonly Supporter[]; state: FormState }) {
  return (
    <>
      <ErrorList errors={state.errors} />
      <h1 class="nhsuk-heading-l">People who support you</h1>
      <p>
        A supporter has an account of their own. They can do only what you choose here. You can remove them at
        once, at any time.
      </p>
      {supporters.length === 0 && <p>Nobody supports you here yet.</p>}
      {supporters.map((one) => (
        <SupporterBox supporter={one} />
      ))}
      <h2 class="nhsuk-heading-m">Ask somebody to support you</h2>
      <Form action={supporterPaths.list()}>
        <TextField name="address" label="Their e-mail address" type="email" autocomplete="off" {...state} />
        <Checkboxes name="may" label="What may they do?" {...state} choices={mayChoices} />
        <Button>Ask them</Button>
      </Form>
    </>
  );
}

function SupporterBox({ supporter }: { supporter: Supporter }) {
  const who = supporter.name ?? supporter.address;
  return (
    <section class="sw-box">
      <h2 class="nhsuk-heading-s">{who}</h2>
      <p>
        {supporter.acceptedAt === null ? (
          <>
            Asked <When at={supporter.invitedAt} />. They have not pressed the button yet.
          </>
        ) : (
          <>
            Supports you since <When at={supporter.acceptedAt} />.
          </>
        )}
      </p>
      <MayList may={supporter.may} />
      <Details summary={`Change what ${who} may do`}>
        <Form action={supporterPaths.change(supporter)}>
          <Checkboxes
            name="may"
            id={`may-${supporter.supporterRowId}`}
            label="What may they do?"
            values={{ may: supporter.may }}
            errors={[]}
            choices={mayChoices}
          />
          <Button secondary>Save</Button>
        </Form>
      </Details>
      <Form action={supporterPaths.removal(supporter)}>
        <Button warning small>
          Remove<span class="nhsuk-u-visually-hidden"> {who}</span>
        </Button>
      </Form>
    </section>
  );
}

export function MayList({ may }: { may: readonly SupporterMay[] }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {may.map((one) => (
        <li>{mayWords[one]}</li>
      ))}
    </ul>
  );
}

export function SupporterInvitationPage(props: {
  invitation: SupporterInvitation;
  signedIn: boolean;
  token: string;
}) {
  const { personName, may } = props.invitation;
  const here = supporterPaths.invitation({ token: props.token });
  return (
    <>
      <h1 class="nhsuk-heading-l">{personName} asks you to support them</h1>
      <p>They let you do this, and nothing else. ‘I’ and ‘me’ stand for {personName}:</p>
      <MayList may={may} />
      <p>They can end it at any time, and so can you.</p>
      {props.signedIn ? (
        <Form action={here}>
          <Button>Yes, I support {personName}</Button>
        </Form>
      ) : (
        <>
          <p>You need an account of your own.</p>
          <p>
            <Button href={withQuery(signInPaths.begin(), { next: here })}>Sign in</Button>
          </p>
          <p>
            <a href={withQuery(joinPaths.begin(), { next: here })}>Join, if you have no account</a>
          </p>
        </>
      )}
    </>
  );
}
