import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { demonstrationPaths } from '../people.paths.ts';
import type { DemonstrationPerson } from './demonstration.queries.ts';
import type { ShownMessage } from './demonstration.routes.ts';

export function DemonstrationPeople({ people }: { people: readonly DemonstrationPerson[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Try the demonstration</h1>
      <p>
        Everyone here is made up. Choose whom to be: you are signed in at once, and see what that person sees.
        E-mails are not sent; read them on{' '}
        <a href={demonstrationPaths.mail()}>the e-mails of the demonstration</a>.
      </p>
      <ul class="nhsuk-list sw-choices">
        {people.map((person) => (
          <li>
            <Form action={demonstrationPaths.signInAs({ personId: person.personId })}>
              <p>
                <strong>{person.name}</strong>
                <br />
                {person.standing}
              </p>
              <Button secondary small>
                Be {person.name}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}

export function DemonstrationMail({ messages }: { messages: readonly ShownMessage[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">E-mails of the demonstration</h1>
      {messages.length === 0 && (
        <p>
          No e-mail has been written yet. Join with any address, or post something that concerns somebody.
        </p>
      )}
      {messages.map((message) => (
        <article class="sw-message">
          <h2 class="nhsuk-heading-s">{message.subject}</h2>
          <p class="nhsuk-body-s">
            To {message.to}, <When at={new Date(message.at)} />
          </p>
          <SafeText text={message.text} />
        </article>
      ))}
    </>
  );
}
