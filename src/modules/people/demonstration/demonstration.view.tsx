import { Button } from '#design/components/button.tsx';
import { When } from '#design/date.tsx';
import { Form } from '#design/form.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { plural } from '#kit/plural.ts';
import type { MailAttachment } from '#platform/mail/mail.ts';
import { demonstrationPaths } from '../people.paths.ts';
import type { DemonstrationPart, DemonstrationPerson } from './demonstration.queries.ts';
import type { ShownMessage } from './demonstration.routes.ts';

const parts: readonly (readonly [DemonstrationPart, string])[] = [
  ['staff', 'Staff with ideas and projects'],
  ['lead', 'Leads, who answer and approve'],
  ['public', 'Patients, carers and supporters'],
  ['company', 'People of verified companies'],
  ['programme', 'Programme staff'],
];

export function DemonstrationPeople({ people }: { people: readonly DemonstrationPerson[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Try the demonstration</h1>
      <p>
        Everyone here is made up. Choose whom to be: you are signed in at once, and see what that person sees.
        E-mails are not sent; read them on{' '}
        <a href={demonstrationPaths.mail()}>the e-mails of the demonstration</a>.
      </p>
      {parts.map(([part, heading]) => (
        <section aria-labelledby={`part-${part}`}>
          <h2 class="nhsuk-heading-m" id={`part-${part}`}>
            {heading}
          </h2>
          <ul class="nhsuk-list sw-choices">
            {people
              .filter((person) => person.part === part)
              .map((person) => (
                <li>
                  <Form action={demonstrationPaths.signInAs({ personId: person.personId })}>
                    <p>
                      <strong>{person.name}</strong>
                      <br />
                      {person.standing}
                      <OnTheGo {...person} />
                    </p>
                    <Button secondary small>
                      Be {person.name}
                    </Button>
                  </Form>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What there is to try as this person. */
function OnTheGo({ part, owed, offered, offers, needs }: DemonstrationPerson) {
  const parts = [
    owed > 0 && `${plural(owed, 'answer is', 'answers are')} owed`,
    offered > 0 && `${plural(offered, 'company offers', 'companies offer')} to help`,
    part === 'company' && offers > 0 && `has made ${plural(offers, 'offer', 'offers')}`,
    part === 'public' && needs > 0 && 'pages given as this person needs them',
  ].filter((one) => one !== false);
  return parts.length === 0 ? null : (
    <>
      <br />
      <span class="nhsuk-body-s">To try: {parts.join('; ')}</span>
    </>
  );
}

export function DemonstrationMail({ messages }: { messages: readonly ShownMessage[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">E-mails of the demonstration</h1>
      <p>
        They are not sent. A new one is here after a few seconds:{' '}
        <a href={demonstrationPaths.mail()}>look again</a>.
      </p>
      {messages.length === 0 && (
        <p>No e-mail has been written yet. Join with any address, or comment on somebody’s idea.</p>
      )}
      {messages.map((message) => (
        <article class="sw-message">
          <h2 class="nhsuk-heading-s">{message.subject}</h2>
          <p class="nhsuk-body-s">
            To {message.to}, <When at={new Date(message.at)} />
          </p>
          <SafeText text={message.text} />
          <WithIt attachments={message.attachments ?? []} />
        </article>
      ))}
    </>
  );
}

/** What went with the words: a sound file by its name, pictures by their number. */
function WithIt({ attachments }: { attachments: readonly MailAttachment[] }) {
  const files = attachments.filter((one) => one.contentId === undefined);
  const pictures = attachments.length - files.length;
  const things = [
    ...files.map((one) => one.fileName),
    ...(pictures > 0 ? [`the same in symbols (${plural(pictures, 'picture', 'pictures')})`] : []),
  ];
  if (things.length === 0) return null;
  return <p class="nhsuk-body-s">With it: {things.join(', ')}.</p>;
}
